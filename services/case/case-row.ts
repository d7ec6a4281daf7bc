import type { PlaybookRunState } from '../../domain/playbook/state';
import type { TrajectoryState } from '../../domain/trajectory/state';

/** What a case needs to be decided on, read under its row lock. */
interface CaseBase {
  readonly id: string;
  readonly runId: string;
  readonly noticeId: string;
  readonly noticeNumber: string;
  readonly regionCode: string;
  readonly employerId: string;
  readonly playbookVersionId: string;
  /** The number of that version, as people name it. */
  readonly playbookVersion: number;
  readonly stage: string;
  readonly overlays: readonly string[];
  readonly epoch: number;
  readonly courseVersion: number;
  readonly deliveredVersion: number;
  /** The instant of the stepped clock of a rehearsal; null in real time. */
  readonly steppedNow: Date | null;
  /** The last link of the audit chain: number and hash; 0 and '' before the first. */
  readonly auditSeq: number;
  readonly auditHash: string;
}

export interface TrajectoryRow extends CaseBase {
  readonly kind: 'trajectory';
  readonly personId: string;
  readonly residenceRegionCode: string | null;
  readonly casemanagerId: string | null;
  readonly state: TrajectoryState;
}

export interface PlaybookRunRow extends CaseBase {
  readonly kind: 'playbook';
  readonly coordinatorId: string | null;
  readonly accountManagerId: string | null;
  readonly state: PlaybookRunState;
}

export type CaseRow = TrajectoryRow | PlaybookRunRow;

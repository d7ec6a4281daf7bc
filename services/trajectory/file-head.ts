import type { Address, ContractKind, Notice } from '../../domain/notice/notice';
import type { TrajectoryOutcome, TrajectoryStage } from '../../domain/trajectory/state';
import type { Transaction } from '../access/with-viewer';

/** Who the file is about, and the work that is ending. */
export interface FileHead {
  readonly trajectoryId: string;
  readonly noticeId: string;
  readonly noticeNumber: string;
  readonly noticeCertainty: Notice['certainty'];
  readonly runId: string;
  readonly regionCode: string;
  readonly employerId: string;
  readonly employerName: string;
  readonly stage: TrajectoryStage;
  readonly overlays: readonly string[];
  readonly triage: string | null;
  readonly outcome: TrajectoryOutcome | null;
  readonly casemanagerId: string | null;
  readonly casemanagerName: string | null;
  readonly createdAt: Date;
  readonly closedAt: Date | null;
  readonly person: {
    readonly id: string;
    readonly personnelReference: string | null;
    readonly initials: string | null;
    readonly givenName: string | null;
    readonly namePrefix: string | null;
    readonly familyName: string | null;
    readonly email: string | null;
    readonly phone: string | null;
    readonly address: Address | null;
    readonly residence: string | null;
  };
  readonly employment: {
    readonly occupation: string;
    readonly escoCode: string | null;
    readonly contractKind: ContractKind;
    readonly hoursPerWeek: number | null;
    readonly employedSince: string | null;
    readonly endDate: string | null;
    readonly settlementDate: string | null;
  };
}

/** Reads the head of a file. @returns null when it does not exist for this viewer */
export async function readFileHead(tx: Transaction, trajectoryId: string): Promise<FileHead | null> {
  const { rows } = await tx.query<FileHead>(
    `SELECT j.id AS "trajectoryId", n.id AS "noticeId", n.number AS "noticeNumber",
       n.certainty AS "noticeCertainty", j.run_id AS "runId", j.region_code AS "regionCode",
       j.employer_id AS "employerId", o.name AS "employerName", j.stage, j.overlays, j.triage, j.outcome,
       j.casemanager_id AS "casemanagerId", c.name AS "casemanagerName", j.created_at AS "createdAt",
       j.closed_at AS "closedAt",
       json_build_object('id', p.id, 'personnelReference', p.personnel_reference, 'initials', p.initials,
         'givenName', p.given_name, 'namePrefix', p.name_prefix, 'familyName', p.family_name, 'email', p.email,
         'phone', p.phone, 'address', p.address, 'residence', m.name) AS person,
       json_build_object('occupation', j.occupation, 'escoCode', j.esco_code, 'contractKind', j.contract_kind,
         'hoursPerWeek', j.hours_per_week, 'employedSince', j.employed_since, 'endDate', j.end_date, 'settlementDate', j.settlement_date) AS employment
     FROM trajectory j
     JOIN person p ON p.id = j.person_id
     JOIN notice n ON n.id = j.notice_id
     JOIN organisation o ON o.id = j.employer_id
     LEFT JOIN municipality m ON m.code = p.residence_municipality
     LEFT JOIN account c ON c.id = j.casemanager_id
     WHERE j.id = $1`,
    [trajectoryId],
  );
  return rows[0] ?? null;
}

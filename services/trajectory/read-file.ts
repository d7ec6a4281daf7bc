import type { PersonalClock } from '../../domain/clock/personal-clock';
import type { ContactGuard } from '../../domain/contact/contact-guard';
import type { Refusal } from '../../domain/shared/refusal';
import type { Result } from '../../domain/shared/result';
import { guardOf } from '../../domain/trajectory/contact';
import type { TrajectoryState } from '../../domain/trajectory/state';
import { isPerson, mayGuide, mayReadFile } from '../access/case-access';
import { logAccess, logRefusal } from '../access/log-access';
import { openTrajectory } from '../access/open-trajectory';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { Transaction } from '../access/with-viewer';
import type { TrajectoryRow } from '../case/case-row';
import { nowOf, rulesOf } from '../case/decide-case';
import type { ServiceContext } from '../shared/context';
import { rollbackOnFailure } from '../shared/rollback';
import { readIntake } from '../task/keep-intake';
import type { StoredIntake } from '../task/keep-intake';
import { readConsents } from './consent-rows';
import type { StoredConsent } from './consent-rows';
import { readFileHead } from './file-head';
import type { FileHead } from './file-head';
import { readAppointments, readContacts, readFileTasks, readHistory, readPlan } from './file-parts';
import type { FileAppointment, FileContact, FileHistoryEntry, FilePlan, FileTask } from './file-parts';
import { readClock } from './read-clock';

/** A person's file. */
export interface TrajectoryFile extends FileHead {
  /** False after a hand-over for the region that handed over: it reads and does not act. */
  readonly mayAct: boolean;
  readonly openTasks: readonly FileTask[];
  readonly closedTasks: readonly FileTask[];
  readonly contacts: readonly FileContact[];
  readonly appointments: readonly FileAppointment[];
  readonly consents: readonly StoredConsent[];
  readonly intake: StoredIntake;
  readonly plan: FilePlan | null;
  readonly history: readonly FileHistoryEntry[];
  readonly clock: PersonalClock;
  /** Null while nobody has to keep contact. */
  readonly guard: ContactGuard | null;
  readonly paused: TrajectoryState['paused'];
  readonly pauses: number;
  readonly casemanagerChanges: number;
  readonly handover: TrajectoryState['handover'];
}

/**
 * Reads a person's file, for who may: the casemanagers and coordinators who are responsible, and the person
 * himself (without the team's notes, attempts and history). One row in the access log per page.
 * @returns the file, or `case_unknown`; that attempt is logged as well
 */
export async function readFile(
  context: ServiceContext,
  viewer: Viewer,
  trajectoryId: string,
): Promise<Result<TrajectoryFile, Refusal>> {
  const result = await rollbackOnFailure<TrajectoryFile, Refusal>((fail) =>
    withViewer(context, viewer, async (tx) => {
      const may: typeof mayReadFile = (who, found) => mayReadFile(who, found) || isPerson(who, found);
      const row = await openTrajectory(tx, trajectoryId, may, false);
      if (row === null) return fail({ code: 'case_unknown' });
      const head = await readFileHead(tx, trajectoryId);
      if (head === null) return fail({ code: 'case_unknown' });
      await logAccess(tx, context, { action: 'file.viewed', result: 'allowed', subjectIds: [trajectoryId] });
      const file = await assemble(tx, context, row, head);
      return isPerson(viewer, row) ? ownView(file) : file;
    }),
  );
  if (!result.ok) {
    const reason = result.error.code;
    await logRefusal(context, viewer, { action: 'file.viewed', subjectIds: [trajectoryId], reason });
  }
  return result;
}

async function assemble(
  tx: Transaction,
  context: ServiceContext,
  row: TrajectoryRow,
  head: FileHead,
): Promise<TrajectoryFile> {
  const tasks = await readFileTasks(tx, row.id);
  const { paused, pauses, casemanagerChanges, handover } = row.state;
  return {
    ...head,
    ...{ paused, pauses, casemanagerChanges, handover },
    mayAct: mayGuide(tx.viewer, row),
    openTasks: tasks.filter((task) => task.state === 'open'),
    closedTasks: tasks.filter((task) => task.state !== 'open'),
    contacts: await readContacts(tx, row.id),
    appointments: await readAppointments(tx, row.id),
    consents: await readConsents(tx, row.id),
    intake: await readIntake(tx, row.id),
    plan: await readPlan(tx, row.id),
    history: await readHistory(tx, row.id),
    clock: await readClock(tx, context, head.employment, nowOf(context, row)),
    guard: guardOf(row.state, await rulesOf(context, row)) ?? null,
  };
}

/** What the person sees of his own way: everything about him, without the notes and steps of the team. */
function ownView(file: TrajectoryFile): TrajectoryFile {
  return {
    ...file,
    openTasks: file.openTasks.filter((task) => task.role === 'employee'),
    closedTasks: file.closedTasks.filter((task) => task.role === 'employee'),
    contacts: file.contacts
      .filter((contact) => contact.kind === 'contact')
      .map((contact) => ({ ...contact, note: null })),
    history: [],
    guard: null,
  };
}

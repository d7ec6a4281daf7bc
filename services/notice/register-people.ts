import type { Transaction } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';
import { insertPeople } from './insert-people';
import { peopleOf, trajectoryCases, writeOpenings } from './open-cases';
import type { NoticeRecord } from './open-notice';
import type { PreparedNotice } from './prepare-notice';

/**
 * The part of accepting that makes people visible, for people who come later: who is added, and who was sealed.
 * Once the run has begun they are asked at once, also when its draaiboek wanted a go first.
 * @param begun whether the draaiboek of the run has started
 * @returns the ids of the new trajectories, in the order of the people
 */
export async function registerPeople(
  tx: Transaction,
  context: ServiceContext,
  record: NoticeRecord,
  prepared: PreparedNotice,
  begun: boolean,
): Promise<string[]> {
  const playbook = begun ? { ...prepared.playbook, needsGo: false } : prepared.playbook;
  const rules = { now: prepared.caseNow.toISOString(), playbook };
  const row = {
    noticeId: record.id,
    runId: record.runId,
    number: record.number,
    employerId: record.employerId,
  };
  const people = peopleOf(context, prepared);
  const cases = trajectoryCases(prepared, row, people, rules);
  await insertPeople(tx, context, people, cases, record.clockId, prepared.acceptedAt);
  await writeOpenings(tx, context, cases, prepared.acceptedAt);
  return people.map((person) => person.trajectoryId);
}

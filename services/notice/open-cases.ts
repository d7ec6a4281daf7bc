import { startPlaybook } from '../../domain/playbook/start';
import type { NoticedEmployee } from '../../domain/notice/notice';
import type { ChartRules, Decision } from '../../domain/chart/decision';
import { registerTrajectory } from '../../domain/trajectory/register';
import type { TrajectoryState } from '../../domain/trajectory/state';
import type { RegistrationFacts } from '../../domain/trajectory/events';
import { actorOf } from '../access/viewer';
import type { Transaction } from '../access/with-viewer';
import type { PlaybookRunRow, TrajectoryRow } from '../case/case-row';
import { courseShapeOf } from '../case/course-shape';
import { writeAuditLinks } from '../case/write-audit';
import type { DecidedCase } from '../case/write-decisions';
import { openTasks } from '../case/write-tasks';
import { writeMails } from '../mail/write-mails';
import { writeEvents } from '../outbox/write-events';
import type { ServiceContext } from '../shared/context';
import { insertPeople } from './insert-people';
import type { NoticedPerson } from './insert-people';
import type { NoticeRow } from './insert-notice';
import type { PreparedNotice } from './prepare-notice';

/**
 * Opens the run and, unless the notice is under embargo, a trajectory per employee. The chart decides
 * for all of them in memory; then one statement per table writes everything.
 */
export async function openCases(
  tx: Transaction,
  context: ServiceContext,
  prepared: PreparedNotice,
  notice: NoticeRow,
): Promise<void> {
  const rules: ChartRules = { now: prepared.caseNow.toISOString(), playbook: prepared.playbook };
  const run = runCase(prepared, notice, rules);
  await insertRun(tx, prepared, run);
  const people = prepared.notice.certainty === 'embargo' ? [] : peopleOf(context, prepared);
  const cases = trajectoryCases(prepared, notice, people, rules);
  const clockId = prepared.options.clockId ?? null;
  await insertPeople(tx, context, people, cases, clockId, prepared.acceptedAt);
  await writeOpenings(tx, context, [run, ...cases], prepared.acceptedAt);
}

/** Tasks, audit links, events and mails of cases that were just inserted. */
export async function writeOpenings(
  tx: Transaction,
  context: ServiceContext,
  cases: readonly DecidedCase[],
  at: Date,
): Promise<void> {
  await openTasks(tx, context, cases);
  await writeAuditLinks(tx, actorOf(tx.viewer), cases, at);
  await writeEvents(tx, context, cases, at);
  await writeMails(tx, context, cases, at);
  tx.afterCommit(() => {
    context.wake('overstap_course');
    context.wake('overstap_board');
  });
}

function runCase(prepared: PreparedNotice, notice: NoticeRow, rules: ChartRules): DecidedCase {
  const decision = startPlaybook(
    {
      certainty: prepared.notice.certainty,
      reviewDate: prepared.notice.reviewDate ?? null,
      missing: prepared.missing.map(({ part }) => part),
      employeeCount: prepared.notice.employees.length,
    },
    rules,
  );
  const row: PlaybookRunRow = {
    kind: 'playbook',
    ...blankCase(prepared, notice),
    id: notice.runId,
    stage: decision.state.stage,
    overlays: decision.state.overlays,
    state: decision.state,
    coordinatorId: null,
    accountManagerId: null,
  };
  return { row, decision };
}

/** People with ids made and home regions looked up. */
export function peopleOf(context: Pick<ServiceContext, 'newId'>, prepared: PreparedNotice): NoticedPerson[] {
  return prepared.notice.employees.map((employee, index) => ({
    personId: context.newId(),
    trajectoryId: context.newId(),
    employee,
    residenceMunicipality: prepared.residences[index]?.code ?? null,
    residenceRegionCode: prepared.residences[index]?.regionCode ?? null,
  }));
}

/**
 * Lets the chart register everybody. People of whom the chart is told the same get the same decision,
 * so 5,000 people cost a handful of decisions.
 */
export function trajectoryCases(
  prepared: PreparedNotice,
  notice: NoticeRow,
  people: readonly NoticedPerson[],
  rules: ChartRules,
): DecidedCase[] {
  const blank = blankCase(prepared, notice);
  const decided = new Map<string, Decision<TrajectoryState>>();
  return people.map((person) => {
    const facts = registrationFactsOf(person.employee, person.residenceRegionCode, prepared);
    const same = JSON.stringify(facts);
    const decision = decided.get(same) ?? registerTrajectory(facts, rules);
    decided.set(same, decision);
    const row: TrajectoryRow = {
      kind: 'trajectory',
      ...blank,
      id: person.trajectoryId,
      personId: person.personId,
      residenceRegionCode: person.residenceRegionCode,
      casemanagerId: null,
      stage: decision.state.stage,
      overlays: decision.state.overlays,
      state: decision.state,
    };
    return { row, decision };
  });
}

function registrationFactsOf(
  employee: NoticedEmployee,
  residenceRegion: string | null,
  prepared: PreparedNotice,
): RegistrationFacts {
  return {
    certainty: prepared.notice.certainty === 'uncertain' ? 'uncertain' : 'definite',
    reachable: employee.email !== undefined,
    endDate: employee.endDate ?? null,
    residenceRegion: residenceRegion === prepared.workplace.regionCode ? null : residenceRegion,
  };
}

function blankCase(prepared: PreparedNotice, notice: NoticeRow) {
  return {
    runId: notice.runId,
    noticeId: notice.noticeId,
    noticeNumber: notice.number,
    regionCode: prepared.workplace.regionCode,
    employerId: notice.employerId,
    playbookVersionId: prepared.playbookVersionId,
    playbookVersion: prepared.playbookVersion,
    epoch: 0,
    courseVersion: 0,
    deliveredVersion: 0,
    steppedNow: prepared.options.clockId === undefined ? null : prepared.caseNow,
    auditSeq: 0,
    auditHash: '',
  };
}

async function insertRun(tx: Transaction, prepared: PreparedNotice, item: DecidedCase): Promise<void> {
  const { row } = item;
  const shape = courseShapeOf(item);
  await tx.query(
    `INSERT INTO playbook_run (id, notice_id, region_code, employer_id, playbook_version_id, stage, overlays, state,
       clock_id, course_version, changed_at, next_moment_at, started_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10, $11, $10)`,
    [
      row.id,
      row.noticeId,
      row.regionCode,
      row.employerId,
      row.playbookVersionId,
      shape.stage,
      shape.overlays,
      JSON.stringify(item.decision.state),
      prepared.options.clockId ?? null,
      prepared.acceptedAt,
      shape.nextMomentAt,
    ],
  );
}

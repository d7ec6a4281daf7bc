/**
 * Promise: a task is completed by exactly one person who may, at the version he saw, and what follows is
 * on the lists when the call returns. The test lets several people and several tasks meet, sends wrong
 * answers, and looks behind the access rules for what was written.
 */
import { acceptNotice } from '../../services/notice/accept-notice';
import { claimTask, releaseTask } from '../../services/task/claim-task';
import { completeTask } from '../../services/task/complete-task';
import { findTasks } from '../../services/task/find-tasks';
import type { Viewer } from '../../services/access/viewer';
import { employees, notice } from '../support/notices';
import { createTestServices, VIEWERS } from '../support/services';
import type { TestServices } from '../support/services';

const JOINS = {
  meedoen: true,
  weetDatHetVrijwilligIs: true,
  weetWatErGevraagdWordt: true,
  weetWieGegevensZiet: true,
  wilInDezeRegioWerken: true,
};

let services: TestServices;
beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.close());

interface Row {
  readonly id: string;
  readonly version: number;
  readonly trajectoryId: string;
  readonly personId: string;
}

/** The open first tasks of a new notice of so many people. */
async function invited(count: number, reference: string): Promise<Row[]> {
  const answer = await acceptNotice(
    services.context,
    VIEWERS.employer,
    notice(employees(count), { reference }),
    {
      door: 'api',
    },
  );
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  const { rows } = await services.behind.query<Row>(
    `SELECT k.id, k.version, k.trajectory_id AS "trajectoryId", t.person_id AS "personId"
     FROM task k JOIN trajectory t ON t.id = k.trajectory_id
     WHERE k.run_id = $1 AND k.type = 'enrol.answer' ORDER BY k.id`,
    [answer.value.runId],
  );
  return rows;
}

async function openTypes(trajectoryId: string): Promise<string[]> {
  const { rows } = await services.behind.query<{ type: string }>(
    `SELECT type FROM task WHERE trajectory_id = $1 AND state = 'open' ORDER BY type`,
    [trajectoryId],
  );
  return rows.map((row) => row.type);
}

function complete(viewer: Viewer, task: { id: string; version: number }, answer: unknown = JOINS) {
  return completeTask(services.context, viewer, { taskId: task.id, version: task.version, answer });
}

test('a person who joins gets the intake at once; the consents stand in the ledger with their sentence', async () => {
  const [task] = await invited(1, 'JOIN');
  const answer = await complete({ kind: 'person', personId: task!.personId }, task!, {
    ...JOINS,
    toestemmingen: ['matchteam-cv'],
    toestemmingTot: '2027-06-30',
  });
  expect(answer).toMatchObject({ ok: true, value: { opened: ['intake.prefill', 'intake.talk'] } });
  expect(await openTypes(task!.trajectoryId)).toEqual(['intake.prefill', 'intake.talk']);
  const { rows } = await services.behind.query(
    'SELECT item, receiver, valid_until FROM consent WHERE trajectory_id = $1',
    [task!.trajectoryId],
  );
  expect(rows).toEqual([{ item: 'cv', receiver: 'matching_team', valid_until: '2027-06-30' }]);
});

test('a wrong answer names everything that is wrong and leaves the task open', async () => {
  const [task] = await invited(1, 'WRONG');
  const answer = await complete(VIEWERS.casemanagerUwv, task!, { meedoen: 'misschien', onzin: 1 });
  expect(answer).toMatchObject({ ok: false, error: { kind: 'invalid' } });
  if (!answer.ok && answer.error.kind === 'invalid') expect(answer.error.problems).toHaveLength(2);
  const silent = await complete(VIEWERS.casemanagerUwv, task!, { meedoen: false });
  expect(silent).toMatchObject({ ok: false, error: { refusal: { code: 'enrol_reason_missing' } } });
  expect(await openTypes(task!.trajectoryId)).toEqual(['enrol.answer']);
});

test('ten people on one task: one succeeds, nine are told that it changed, one effect', async () => {
  const [task] = await invited(1, 'TEN');
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => complete(VIEWERS.casemanagerUwv, task!)),
  );
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  const codes = answers.flatMap((answer) =>
    answer.ok || answer.error.kind !== 'refused' ? [] : [answer.error.refusal.code],
  );
  expect(codes).toEqual(Array(9).fill('task_changed'));
  const { rows } = await services.behind.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM audit_entry WHERE subject_id = $1`,
    [task!.trajectoryId],
  );
  expect(rows).toEqual([{ n: 2 }]);
});

test('two tasks of one person at the same moment both succeed, one after the other', async () => {
  const [task] = await invited(1, 'TWO');
  await complete(VIEWERS.casemanagerUwv, task!);
  const { rows } = await services.behind.query<{ id: string; version: number; type: string }>(
    `SELECT id, version, type FROM task WHERE trajectory_id = $1 AND state = 'open' ORDER BY type`,
    [task!.trajectoryId],
  );
  const claims = await Promise.all(
    rows.map((row) => claimTask(services.context, VIEWERS.casemanagerUwv, row.id)),
  );
  expect(claims.map((claim) => claim.ok)).toEqual([true, true]);
});

test('who may not: another employer, a person of another trajectory, a task a colleague has', async () => {
  const [mine, other] = await invited(2, 'MAY');
  const unknown = { ok: false, error: { refusal: { code: 'task_unknown' } } };
  expect(await complete(VIEWERS.otherEmployer, mine!)).toMatchObject(unknown);
  expect(await complete(VIEWERS.employer, mine!)).toMatchObject(unknown);
  expect(await complete({ kind: 'person', personId: other!.personId }, mine!)).toMatchObject(unknown);
  const claimed = await claimTask(services.context, VIEWERS.casemanagerMunicipality, mine!.id);
  if (!claimed.ok) throw new Error(claimed.error.code);
  const taken = await claimTask(services.context, VIEWERS.casemanagerUwv, mine!.id);
  expect(taken).toEqual({ ok: false, error: { code: 'task_taken' } });
  const released = await releaseTask(services.context, VIEWERS.casemanagerUwv, mine!.id);
  expect(released).toEqual({ ok: false, error: { code: 'task_taken' } });
  const back = await releaseTask(services.context, VIEWERS.coordinator, mine!.id);
  expect(back).toMatchObject({ ok: true, value: { assigneeId: null } });
});

test('the list is read least time left first, in pages that never overlap or skip', async () => {
  await invited(60, 'PAGES');
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await findTasks(services.context, VIEWERS.coordinator, {
      list: 'unassigned',
      limit: 25,
      ...(cursor === undefined ? {} : { cursor }),
    });
    expect(page.tasks.map((task) => task.dueAt.getTime())).toEqual(
      page.tasks.map((task) => task.dueAt.getTime()).sort((a, b) => a - b),
    );
    seen.push(...page.tasks.map((task) => task.id));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  const { rows } = await services.behind.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM task WHERE state = 'open' AND assignee_id IS NULL AND region_code = 'noordoost-brabant'`,
  );
  expect(seen).toHaveLength(rows[0]!.n);
  expect(new Set(seen).size).toBe(seen.length);
});

/**
 * Promise: a draaiboek is data with versions. An import never overwrites, activation waits for owner, means and
 * agreements (D111), and what runs keeps the version it started with.
 */
import { acceptNotice } from '../../services/notice/accept-notice';
import { activatePlaybook } from '../../services/playbook/activate-playbook';
import { exportPlaybook } from '../../services/playbook/export-playbook';
import { findPlaybooks } from '../../services/playbook/find-playbooks';
import { importPlaybook } from '../../services/playbook/import-playbook';
import { readRun } from '../../services/playbook/read-run';
import { completeTask } from '../../services/task/complete-task';
import { DEMO } from '../../prisma/seed/demonstration';
import { employees, notice } from '../support/notices';
import { createTestServices, VIEWERS } from '../support/services';
import type { TestServices } from '../support/services';

let services: TestServices;
beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.close());

const CHOICE = { regionCode: DEMO.region, key: 'iedere-werkgever' };

async function exported(): Promise<string> {
  const text = await exportPlaybook(services.context, VIEWERS.coordinator, CHOICE);
  if (!text.ok) throw new Error(text.error.code);
  return text.value;
}

async function versionsOf(key: string): Promise<[number, string][]> {
  const lines = await findPlaybooks(services.context, VIEWERS.coordinator);
  return lines.filter((line) => line.key === key).map((line) => [line.version, line.state]);
}

test('what is exported can be imported again, as a new draft beside the active version', async () => {
  const yaml = await exported();
  expect(yaml).toMatch(/^# Iedere werkgever, versie 1\nkey: iedere-werkgever\n/);
  const imported = await importPlaybook(services.context, VIEWERS.coordinator, yaml);
  expect(imported).toMatchObject({ ok: true, value: { version: 2, beforeActivation: [] } });
  expect(await versionsOf('iedere-werkgever')).toEqual([
    [2, 'draft'],
    [1, 'active'],
  ]);
  const { rows } = await services.behind.query(
    `SELECT v.version, v.document = first.document AS same FROM playbook_version v
     JOIN playbook_version first ON first.playbook_id = v.playbook_id AND first.version = 1
     JOIN playbook p ON p.id = v.playbook_id WHERE p.key = 'iedere-werkgever' ORDER BY 1`,
  );
  expect(rows).toEqual([
    { version: 1, same: true },
    { version: 2, same: true },
  ]);
});

test('two imports at the same moment get a number of their own', async () => {
  const yaml = (await exported()).replaceAll('iedere-werkgever', 'tegelijk');
  const both = await Promise.all(
    [1, 2].map(() => importPlaybook(services.context, VIEWERS.coordinator, yaml)),
  );
  expect(both.map((one) => one.ok && one.value.version).sort()).toEqual([1, 2]);
});

test('everything that is wrong is said at once, with its place, and nothing is written', async () => {
  const yaml = `${(await exported()).replace(/^name: .*$/m, 'naam: Fout').replace('dueAfter: 1\n', 'dueAfter: morgen\n')}`;
  const imported = await importPlaybook(services.context, VIEWERS.coordinator, yaml);
  if (imported.ok || imported.error.kind !== 'faults') throw new Error('expected faults');
  const places = imported.error.faults.map((fault) => fault.location);
  expect(places).toEqual(expect.arrayContaining(['name', 'naam']));
  expect(places.some((place) => place.endsWith('dueAfter'))).toBe(true);
  expect((await versionsOf('iedere-werkgever')).length).toBe(2);
  expect(await importPlaybook(services.context, VIEWERS.coordinator, 'a: [b\nc: d')).toMatchObject({
    error: { faults: [{ text: expect.stringContaining('geen goede YAML') as string }] },
  });
  const bomb =
    'a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]';
  expect(await importPlaybook(services.context, VIEWERS.coordinator, bomb)).toMatchObject({
    ok: false,
    error: { kind: 'faults' },
  });
});

test('no activation without owner, means and agreements: the refusal lists what is missing', async () => {
  const yaml = (await exported())
    .replaceAll('iedere-werkgever', 'zonder-afspraken')
    .replace(/^owner: .*$/m, 'owner: null')
    .replace(/^means:\n(?: {2}.*\n)+/m, 'means: []\n')
    .replace(/ {2}- subject: who_pays\n(?: {4}.*\n)+/m, '');
  const imported = await importPlaybook(services.context, VIEWERS.coordinator, yaml);
  if (!imported.ok) throw new Error(JSON.stringify(imported.error));
  expect(imported.value.beforeActivation.map((fault) => fault.location)).toEqual([
    'owner',
    'means',
    'agreements',
  ]);
  const activated = await activatePlaybook(services.context, VIEWERS.coordinator, {
    versionId: imported.value.versionId,
  });
  expect(activated).toMatchObject({
    ok: false,
    error: {
      kind: 'faults',
      faults: [{ location: 'owner' }, { location: 'means' }, { location: 'agreements' }],
    },
  });
  expect(await versionsOf('zonder-afspraken')).toEqual([[1, 'draft']]);
});

test('a new active version retires the old one; running cases keep theirs, new ones take the new', async () => {
  const accept = async (reference: string) => {
    const content = notice(employees(1), { reference });
    const answer = await acceptNotice(services.context, VIEWERS.employer, content, { door: 'api' });
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return answer.value.runId;
  };
  const before = await accept('VERSION-1');
  const activated = await activatePlaybook(services.context, VIEWERS.coordinator, { ...CHOICE, version: 2 });
  expect(activated).toMatchObject({ ok: true, value: { version: 2, state: 'active' } });
  expect(await versionsOf('iedere-werkgever')).toEqual([
    [2, 'active'],
    [1, 'retired'],
  ]);
  const after = await accept('VERSION-2');
  const runs = [before, after].map((id) => readRun(services.context, VIEWERS.coordinator, { id }));
  expect((await Promise.all(runs)).map((run) => run?.playbookVersion)).toEqual([1, 2]);
  expect(
    await activatePlaybook(services.context, VIEWERS.coordinator, { ...CHOICE, version: 2 }),
  ).toMatchObject({
    error: { refusal: { code: 'playbook_already_active' } },
  });
});

test('the page of a run shows its steps with their time, for the team and not for the employer', async () => {
  const content = notice(employees(2), { reference: 'STEPS' });
  const answer = await acceptNotice(services.context, VIEWERS.employer, content, { door: 'api' });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  const id = answer.value.runId;
  expect(await readRun(services.context, VIEWERS.employer, { id })).toBeNull();
  const first = await readRun(services.context, VIEWERS.coordinator, { id });
  const step = first?.steps[0];
  expect(first?.steps.every((one) => one.dueAt !== null && !one.late && one.doneOn === null)).toBe(true);
  const { rows } = await services.behind.query<{ taskId: string; version: number }>(
    `SELECT id AS "taskId", version FROM task WHERE run_id = $1 AND type = 'playbook.step' AND key = $2`,
    [id, step?.key],
  );
  const task = rows[0];
  if (task === undefined) throw new Error('no step');
  const done = await completeTask(services.context, VIEWERS.coordinator, {
    ...task,
    answer: { gedaanOp: '2026-11-24' },
  });
  expect(done.ok).toBe(true);
  services.setNow('2027-06-01T09:00:00.000Z');
  const later = await readRun(services.context, VIEWERS.coordinator, { id });
  expect(later?.steps[0]).toMatchObject({ key: step?.key, doneOn: '2026-11-24', late: false });
  expect(later?.steps.slice(1).every((one) => one.late)).toBe(true);
});

test('only a coordinator of the region makes or activates draaiboeken', async () => {
  const yaml = await exported();
  for (const viewer of [
    VIEWERS.casemanagerUwv,
    VIEWERS.accountManager,
    VIEWERS.employer,
    VIEWERS.administrator,
  ]) {
    expect(await importPlaybook(services.context, viewer, yaml)).toMatchObject({
      error: { refusal: { code: 'not_allowed' } },
    });
    expect(await activatePlaybook(services.context, viewer, { ...CHOICE, version: 1 })).toMatchObject({
      error: { refusal: { code: 'playbook_unknown' } },
    });
  }
  expect(await findPlaybooks(services.context, VIEWERS.employer)).toEqual([]);
});

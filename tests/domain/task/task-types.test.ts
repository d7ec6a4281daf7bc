// Promise: one definition per kind of task, from which form, JSON Schema and facts come; facts hold no free text.
import { z } from 'zod';
import { TASK_TYPE_KEYS, TASK_TYPES, taskTypeOf } from '../../../domain/task/task-types';
import { describeFields } from '../../../domain/shared/form-fields';

test('the task types are those that were agreed', () => {
  expect([...TASK_TYPE_KEYS].sort()).toEqual([
    'contact.hold',
    'employer.inform',
    'enrol.answer',
    'handover.answer',
    'intake.prefill',
    'intake.talk',
    'notice.complete',
    'plan.agree',
    'playbook.appoint',
    'playbook.confirm',
    'playbook.step',
    'trajectory.close',
    'triage.decide',
  ]);
  expect(taskTypeOf('nothing')).toBeNull();
});

test.each(TASK_TYPES.map((type) => [type.key, type] as const))(
  '%s has a form and a JSON Schema',
  (_, type) => {
    expect(type.schema).toBeInstanceOf(z.ZodObject);
    const schema = z.toJSONSchema(type.schema);
    expect(schema.additionalProperties).toBe(false);
    const fields = type.schema instanceof z.ZodObject ? describeFields(type.schema) : [];
    expect(fields.map((field) => field.name)).toEqual(Object.keys(schema.properties ?? {}));
    expect(type.title).toMatch(/^[A-Z]/);
    expect(type.help).toMatch(/[.?]$/);
  },
);

/** Answers of which the free text must not come back in the facts. */
const SECRET = 'Geheim van Jansen';
test.each([
  ['contact.hold', { gesproken: true, op: '2026-07-01', vorm: 'telefoon', notitie: SECRET }],
  ['handover.answer', { overnemen: false, reden: 'geen-plek', toelichting: SECRET }],
  ['trajectory.close', { afsluiten: true, uitkomst: 'nieuwe-baan', op: '2026-07-01', toelichting: SECRET }],
  ['playbook.confirm', { besluit: 'afwachten', opnieuwOp: '2026-07-09', toelichting: SECRET }],
  ['playbook.step', { gedaanOp: '2026-07-01', resultaat: SECRET }],
  [
    'employer.inform',
    {
      gesprokenOp: '2026-07-01',
      flyerGegeven: true,
      tijdOnderWerk: false,
      middelenAfgesproken: true,
      afspraken: SECRET,
    },
  ],
  ['notice.complete', { naam: SECRET, contactNaam: SECRET }],
  [
    'playbook.appoint',
    {
      accountmanager: '0190b0a0-0000-7000-8000-000000000001',
      casemanagers: ['0190b0a0-0000-7000-8000-000000000002'],
      toelichting: SECRET,
    },
  ],
])('%s takes a real answer and keeps its words out of the facts', (key, input) => {
  const type = taskTypeOf(key);
  if (!type) throw new Error(`no ${key}`);
  const answer = type.schema.parse(input);
  expect(type.check?.(answer, '2026-07-02') ?? { ok: true, value: answer }).toEqual({
    ok: true,
    value: answer,
  });
  expect(JSON.stringify(type.facts(answer))).not.toContain('Geheim');
});

test.each([
  ['handover.answer', { overnemen: false }, 'handover_reason_missing'],
  ['trajectory.close', { afsluiten: true }, 'outcome_missing'],
  ['trajectory.close', { afsluiten: true, uitkomst: 'werkloos', op: '2026-07-03' }, 'date_in_future'],
  ['trajectory.close', { afsluiten: false }, 'ask_again_missing'],
  ['trajectory.close', { afsluiten: false, opnieuwOp: '2026-07-02' }, 'ask_again_in_past'],
  ['playbook.confirm', { besluit: 'afwachten' }, 'review_date_missing'],
  ['playbook.confirm', { besluit: 'afwachten', opnieuwOp: '2026-07-02' }, 'review_date_in_past'],
  ['playbook.step', { gedaanOp: '2026-07-03' }, 'date_in_future'],
  ['contact.hold', { gesproken: true, op: '2026-07-03', vorm: 'telefoon' }, 'contact_in_future'],
])('%s %j is refused: %s', (key, input, code) => {
  const type = taskTypeOf(key);
  if (!type?.check) throw new Error(`no check of ${key}`);
  expect(type.check(type.schema.parse(input), '2026-07-02')).toMatchObject({ ok: false, error: { code } });
});

test('an answer of handover and closing becomes codes of the domain', () => {
  const handover = taskTypeOf('handover.answer');
  expect(handover?.facts(handover.schema.parse({ overnemen: true, verder: 'in-eigen-systeem' }))).toEqual({
    accepts: true,
    continues: 'elsewhere',
  });
  const close = taskTypeOf('trajectory.close');
  const answer = close?.schema.parse({ afsluiten: true, uitkomst: 'zelfstandig', op: '2026-06-30' });
  expect(close?.facts(answer)).toEqual({ outcome: 'self_employed' });
  expect(close?.happenedOn?.(answer)).toBe('2026-06-30');
});

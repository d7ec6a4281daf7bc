// Promise: a wrong completion is undone with its consequences shown first: what followed from it falls, the case goes
// back to where it was, the task opens in a new round, and what happened beside it stays.
import type { TaskRef } from '../../../domain/chart/decision';
import { previewCorrection } from '../../../domain/trajectory/correction';
import type { TrajectoryState } from '../../../domain/trajectory/state';
import { caseAt, complete, decide, openTypes, refusal, registered } from './support';

const ref = (type: string, round = 1): TaskRef => ({ type, key: '', round });
const correct = (state: TrajectoryState, task: TaskRef, now = '2026-07-09') =>
  decide(state, { type: 'task_corrected', task, reason: 'wrong_answer' }, now);

const planned = complete(caseAt('guided'), 'plan.agree', {}, '2026-07-08').state;

test('the answer was wrong: everything that followed falls', () => {
  const preview = previewCorrection(planned, ref('enrol.answer'));
  expect(preview).toEqual({
    ok: true,
    value: {
      fromStage: 'guided',
      toStage: 'registered',
      undone: [
        ref('enrol.answer'),
        ref('intake.prefill'),
        ref('intake.talk'),
        ref('triage.decide'),
        ref('plan.agree'),
      ],
      closed: [],
      reopened: ref('enrol.answer', 2),
    },
  });
  const corrected = correct(planned, ref('enrol.answer'));
  expect(corrected.event).toBe('enrol.answer.corrected');
  expect(corrected.corrected).toEqual(preview.ok ? preview.value.undone : []);
  expect(corrected.opened.map((task) => [task.type, task.round])).toEqual([['enrol.answer', 2]]);
  expect(corrected.state).toMatchObject({
    stage: 'registered',
    enrolledOn: null,
    triage: null,
    planAgreedOn: null,
    guardSince: null,
    lastContactOn: null,
    completed: [],
  });
});

test('the talk was not held: back to intake, its contact taken back, the form stays filled in', () => {
  const corrected = correct(caseAt('guided'), ref('intake.talk'));
  expect(corrected.state).toMatchObject({ stage: 'intake', triage: null, lastContactOn: null });
  expect(corrected.corrected).toEqual([ref('intake.talk'), ref('triage.decide')]);
  expect(corrected.closed).toEqual([{ type: 'plan.agree', key: '', round: 1, reason: 'corrected' }]);
  expect(openTypes(corrected.state)).toEqual(['intake.talk']);
});

test('the talk was not held, and the form was not filled in yet: it is asked again', () => {
  const talked = complete(caseAt('enrolled'), 'intake.talk', {}, '2026-07-06').state;
  const corrected = correct(talked, ref('intake.talk'));
  expect(corrected.state.stage).toBe('enrolled');
  expect(corrected.opened.map((task) => [task.type, task.round])).toEqual([
    ['intake.talk', 2],
    ['intake.prefill', 2],
  ]);
});

test('contact since then stays contact', () => {
  const later = decide(
    caseAt('guided'),
    { type: 'contact_recorded', kind: 'contact', on: '2026-07-08' },
    '2026-07-08',
  ).state;
  expect(correct(later, ref('intake.talk')).state.lastContactOn).toBe('2026-07-08');
});

test('the triage was wrong: back to triage, the plan falls', () => {
  const corrected = correct(planned, ref('triage.decide'));
  expect(corrected.state).toMatchObject({ stage: 'triage', triage: null, planAgreedOn: null });
  expect(corrected.corrected).toEqual([ref('triage.decide'), ref('plan.agree')]);
  const again = complete(corrected.state, 'triage.decide', { meaning: 'own_strength' }, '2026-07-09').state;
  expect(openTypes(again)).toEqual([]);
  expect(
    refusal(again, { type: 'task_corrected', task: ref('triage.decide'), reason: 'other' }, '2026-07-09'),
  ).toBe('correction_not_possible');
});

test('the plan was wrong: the stage stays', () => {
  const corrected = correct(planned, ref('plan.agree'));
  expect(corrected.state).toMatchObject({ stage: 'guided', planAgreedOn: null, triage: 'short_match' });
  expect(corrected.opened.map((task) => [task.type, task.round])).toEqual([['plan.agree', 2]]);
});

test('the form can be opened again until the talk', () => {
  const corrected = correct(caseAt('intake'), ref('intake.prefill'));
  expect(corrected.state.stage).toBe('intake');
  expect(openTypes(corrected.state)).toEqual(['intake.prefill', 'intake.talk']);
  expect(previewCorrection(caseAt('triage'), ref('intake.prefill'))).toMatchObject({
    ok: false,
    error: { code: 'correction_not_possible' },
  });
});

test('closed by mistake: everything that was open is open again', () => {
  const asked = decide(caseAt('guided'), { type: 'closing_asked' }, '2026-07-08').state;
  const closed = complete(asked, 'trajectory.close', { outcome: 'new_job' }, '2026-07-08').state;
  const corrected = correct(closed, ref('trajectory.close'));
  expect(corrected.state).toMatchObject({ stage: 'guided', outcome: null, closedFrom: null });
  expect(corrected.state.guardSince).toBe('2026-07-02');
  expect(corrected.opened.map((task) => [task.type, task.round])).toEqual([
    ['trajectory.close', 2],
    ['plan.agree', 2],
  ]);
});

test('a contact that was none: the days are counted from the one before', () => {
  const warned = decide(
    planned,
    { type: 'moment_due', key: 'contact/2026-07-08/warn/2026-07-17', late: false },
    '2026-07-17T07:00:00.000Z',
  ).state;
  const held = complete(warned, 'contact.hold', { kind: 'contact' }, '2026-07-20').state;
  const corrected = correct(held, ref('contact.hold'), '2026-07-21');
  expect(corrected.state.lastContactOn).toBe('2026-07-08');
  expect(corrected.opened.map((task) => [task.type, task.round, task.dueAt])).toEqual([
    ['contact.hold', 2, '2026-07-22T15:00:00.000Z'],
  ]);
});

test('of an answer that was given twice only the last can be undone', () => {
  const no = complete(
    registered().state,
    'enrol.answer',
    { joins: false, laterOfferOn: null },
    '2026-07-02',
  ).state;
  const again = decide(no, { type: 'offered_again' }, '2026-07-06').state;
  const yes = complete(again, 'enrol.answer', { joins: true }, '2026-07-07').state;
  expect(
    refusal(yes, { type: 'task_corrected', task: ref('enrol.answer', 1), reason: 'other' }, '2026-07-08'),
  ).toBe('correction_not_latest');
  expect(correct(yes, ref('enrol.answer', 2)).state.stage).toBe('registered');
});

test('what an unreachable employee did is done again by the team', () => {
  const unreachable = decide(
    caseAt('enrolled'),
    { type: 'reachable_changed', reachable: false },
    '2026-07-03',
  ).state;
  const corrected = correct(unreachable, ref('enrol.answer'));
  expect(corrected.opened.map((task) => [task.type, task.role])).toEqual([['enrol.answer', 'casemanager']]);
});

test('a withdrawn notice cannot be taken back by correcting a task', () => {
  const withdrawn = decide(planned, { type: 'notice_withdrawn' }, '2026-07-09').state;
  expect(
    refusal(withdrawn, { type: 'task_corrected', task: ref('plan.agree'), reason: 'other' }, '2026-07-10'),
  ).toBe('correction_not_possible');
  expect(refusal(withdrawn, { type: 'reopened', reason: 'other' }, '2026-07-10')).toBe('reopen_not_possible');
});

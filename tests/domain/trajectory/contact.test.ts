// Promise: a signal before two weeks pass without contact; an attempt is not contact; the gap itself is seen by the
// coordinator (D55, feature 8).
import type { TrajectoryState } from '../../../domain/trajectory/state';
import { momentsOfTrajectory } from '../../../domain/trajectory/course';
import { caseAt, complete, decide, momentsFrom, openTypes, refusal } from './support';

// Guided since Tuesday 7 July 2026, last contact Monday 6 July: warning Wednesday 15, last day Monday 20 July.
const guided = complete(caseAt('guided'), 'plan.agree', {}, '2026-07-06').state;
const WARN = 'contact/2026-07-06/warn/2026-07-15';
const GAP = 'contact/2026-07-06/gap/2026-07-20';

function warned(state: TrajectoryState = guided): TrajectoryState {
  return decide(state, { type: 'moment_due', key: WARN, late: false }, '2026-07-15T07:00:00.000Z').state;
}

test('the warning opens the task that asks for contact, due on the last day in time', () => {
  const decision = decide(guided, { type: 'moment_due', key: WARN, late: false }, '2026-07-15T07:00:00.000Z');
  expect(decision.event).toBe('contact_warned');
  expect(decision.opened).toEqual([
    {
      type: 'contact.hold',
      key: '',
      round: 1,
      role: 'casemanager',
      openedAt: '2026-07-15T07:00:00.000Z',
      dueAt: '2026-07-20T15:00:00.000Z',
    },
  ]);
  expect(decision.mails.map((mail) => [mail.key, mail.template, mail.to])).toEqual([
    [WARN, 'contact-warning', 'casemanager'],
  ]);
  expect(momentsFrom(decision.state)[0]).toBe(`2026-07-20T22:00:00.000Z ${GAP}`);
});

test('an attempt is not contact: the task comes back, with at least until the next working day', () => {
  const attempt = complete(warned(), 'contact.hold', { kind: 'attempt' }, '2026-07-16');
  expect(attempt.state.lastContactOn).toBe('2026-07-06');
  expect(attempt.opened.map((task) => [task.round, task.dueAt])).toEqual([[2, '2026-07-20T15:00:00.000Z']]);
  const last = complete(attempt.state, 'contact.hold', { kind: 'attempt' }, '2026-07-20');
  expect(last.opened.map((task) => [task.round, task.dueAt])).toEqual([[3, '2026-07-21T15:00:00.000Z']]);
  expect(
    decide(warned(), { type: 'contact_recorded', kind: 'attempt', on: '2026-07-16' }, '2026-07-16').state
      .lastContactOn,
  ).toBe('2026-07-06');
});

test('contact ends the task and the days are counted anew', () => {
  const held = complete(warned(), 'contact.hold', { kind: 'contact' }, '2026-07-17');
  expect(openTypes(held.state)).toEqual([]);
  // Fourteen days after Friday 17 July is Friday 31 July; three working days before it is Tuesday 28 July.
  expect(momentsFrom(held.state).slice(0, 2)).toEqual([
    '2026-07-28T07:00:00.000Z contact/2026-07-17/warn/2026-07-28',
    '2026-07-31T22:00:00.000Z contact/2026-07-17/gap/2026-07-31',
  ]);
});

test('contact that was recorded elsewhere closes the task', () => {
  const held = decide(
    warned(),
    { type: 'contact_recorded', kind: 'contact', on: '2026-07-16' },
    '2026-07-16',
  );
  expect(held.closed).toEqual([{ type: 'contact.hold', key: '', round: 1, reason: 'contact_made' }]);
});

test('contact of long ago moves the task but does not close it', () => {
  const held = decide(
    warned(),
    { type: 'contact_recorded', kind: 'contact', on: '2026-07-07' },
    '2026-07-20',
  );
  expect(held.closed).toEqual([]);
  expect(held.changed).toEqual([
    { type: 'contact.hold', key: '', round: 1, dueAt: '2026-07-21T15:00:00.000Z' },
  ]);
});

test('the gap goes to the coordinator', () => {
  const gap = decide(warned(), { type: 'moment_due', key: GAP, late: false }, '2026-07-20T22:00:00.000Z');
  expect(gap.event).toBe('contact_gap');
  expect(gap.changed).toEqual([
    { type: 'contact.hold', key: '', round: 1, escalatedAt: '2026-07-20T22:00:00.000Z' },
  ]);
  expect(gap.mails.map((mail) => [mail.template, mail.to])).toEqual([['contact-gap', 'coordinator']]);
  expect(refusal(gap.state, { type: 'moment_due', key: GAP, late: false }, '2026-07-21')).toBe(
    'moment_already',
  );
});

test('the gap comes with its task, also when the warning was never handled', () => {
  const gap = decide(guided, { type: 'moment_due', key: GAP, late: true }, '2026-07-22T07:00:00.000Z');
  expect(openTypes(gap.state)).toEqual(['contact.hold']);
});

test('an appointment in time moves the warning to two hours after it', () => {
  const planned = decide(
    guided,
    { type: 'appointment_changed', nextAt: '2026-07-17T12:00:00.000Z' },
    '2026-07-08',
  );
  expect(momentsFrom(planned.state).slice(0, 2)).toEqual([
    '2026-07-17T14:00:00.000Z contact/2026-07-06/warn/2026-07-17',
    `2026-07-20T22:00:00.000Z ${GAP}`,
  ]);
});

test('a contact that names the next appointment plans it', () => {
  const held = complete(
    warned(),
    'contact.hold',
    { kind: 'contact', nextAppointmentAt: '2026-07-30T08:00:00.000Z' },
    '2026-07-17',
  );
  expect(momentsFrom(held.state)[0]).toBe('2026-07-30T10:00:00.000Z contact/2026-07-17/warn/2026-07-30');
});

test('contact in the future is an appointment', () => {
  expect(refusal(guided, { type: 'contact_recorded', kind: 'contact', on: '2026-07-09' }, '2026-07-08')).toBe(
    'contact_in_future',
  );
});

test('26 weeks with holidays: no gap over fourteen days without a signal before it', () => {
  let state = guided;
  let signals = 0;
  for (let step = 0; step < 400; step += 1) {
    const next = momentsOfTrajectory(state).find((moment) => moment.key.startsWith('contact/'));
    if (!next || next.at > '2027-01-04') break;
    const gap = next.key.includes('/gap/');
    expect(gap).toBe(false);
    state = decide(state, { type: 'moment_due', key: next.key, late: false }, next.at).state;
    signals += 1;
    // The casemanager talks to the person on the last day in time.
    const due = state.tasks.find((task) => task.type === 'contact.hold')?.dueAt ?? '';
    state = complete(state, 'contact.hold', { kind: 'contact' }, due).state;
  }
  expect(signals).toBe(13);
  expect(state.lastContactOn).toBe('2027-01-04');
});

// Promise: the way of a person, each step opening the next tasks at once, with dates that a casemanager can check by
// hand in a calendar: working days, Dutch public holidays, 17:00 for what is due, 09:00 for reminders.
import type { Decision } from '../../../domain/chart/decision';
import type { TrajectoryState } from '../../../domain/trajectory/state';
import { trajectoryStateSchema } from '../../../domain/trajectory/state';
import { caseAt, complete, completed, decide, momentsFrom, openTypes, refusal, registered } from './support';

function openings(decision: Decision<TrajectoryState>): string[] {
  return decision.opened.map((task) => `${task.type} ${task.round} ${task.role} ${task.dueAt}`);
}

test('registered on Friday 24 April 2026: King’s Day on Monday does not count', () => {
  const decision = registered({ endDate: '2026-07-31' }, '2026-04-24');
  // Ten working days after 24 April, without Monday 27 April: Monday 11 May, 17:00 in summer time.
  expect(openings(decision)).toEqual(['enrol.answer 1 employee 2026-05-11T15:00:00.000Z']);
  expect(momentsFrom(decision.state)).toEqual([
    '2026-04-30T07:00:00.000Z task/enrol.answer//1/remind1',
    '2026-05-06T07:00:00.000Z task/enrol.answer//1/remind2',
    '2026-05-12T07:00:00.000Z task/enrol.answer//1/escalate',
    // The contract ends on Friday 31 July; the working day after it is Monday 3 August.
    '2026-08-03T07:00:00.000Z clock/end/0/2026-07-31',
  ]);
  expect(decision.mails).toEqual([
    {
      key: 'task/enrol.answer//1/opened',
      template: 'invitation',
      to: 'employee',
      params: { task: 'enrol.answer', round: 1 },
      task: { type: 'enrol.answer', key: '', round: 1 },
      digest: false,
    },
  ]);
  expect(decision.events).toEqual([]);
  expect(decision.data).toEqual({
    does: 'registered',
    certainty: 'definite',
    reachable: true,
    endDate: '2026-07-31',
    residenceRegion: null,
  });
});

test('registered just before the clock goes back: 09:00 stays 09:00', () => {
  // Thursday 22 October 2026; the clock goes back on Sunday 25 October.
  const decision = registered({}, '2026-10-22');
  expect(momentsFrom(decision.state).slice(0, 3)).toEqual([
    '2026-10-01T07:00:00.000Z clock/end/0/2026-09-30',
    '2026-10-27T08:00:00.000Z task/enrol.answer//1/remind1',
    '2026-11-02T08:00:00.000Z task/enrol.answer//1/remind2',
  ]);
});

test('who has no address is asked by the team and gets no form of his own', () => {
  const decision = registered({ reachable: false });
  expect(openings(decision)).toEqual(['enrol.answer 1 casemanager 2026-07-15T15:00:00.000Z']);
  expect(decision.mails).toEqual([]);
  const enrolled = complete(decision.state, 'enrol.answer', { joins: true }, '2026-07-02');
  expect(openings(enrolled)).toEqual(['intake.talk 1 casemanager 2026-07-09T15:00:00.000Z']);
  expect(enrolled.mails).toEqual([]);
});

test('yes: the form before the talk and the talk, and the contact guard begins', () => {
  const decision = complete(registered().state, 'enrol.answer', { joins: true }, '2026-07-02');
  expect(decision.event).toBe('enrol.answer.completed');
  expect(decision.state.stage).toBe('enrolled');
  expect(decision.state.guardSince).toBe('2026-07-02');
  expect(openings(decision)).toEqual([
    'intake.prefill 1 employee 2026-07-09T15:00:00.000Z',
    'intake.talk 1 casemanager 2026-07-09T15:00:00.000Z',
  ]);
  expect(decision.events).toEqual([
    {
      channel: 'voortgang',
      type: 'fase-gewijzigd',
      key: '',
      data: { van: 'aangemeld', naar: 'ingeschreven', op: '2026-07-02T08:00:00.000Z' },
    },
  ]);
  // Fourteen days after Thursday 2 July is Thursday 16 July; three working days before it is Monday 13 July.
  expect(momentsFrom(decision.state)).toContain(
    '2026-07-13T07:00:00.000Z contact/2026-07-02/warn/2026-07-13',
  );
  expect(momentsFrom(decision.state)).toContain('2026-07-16T22:00:00.000Z contact/2026-07-02/gap/2026-07-16');
});

test('the intake begins with the form or with an appointment, and ends with the talk', () => {
  expect(caseAt('intake').stage).toBe('intake');
  const planned = decide(
    caseAt('enrolled'),
    { type: 'appointment_changed', nextAt: '2026-07-07T09:00:00.000Z' },
    '2026-07-03',
  );
  expect(planned.state.stage).toBe('intake');
  expect(openTypes(planned.state)).toEqual(['intake.prefill', 'intake.talk']);
  const talked = complete(planned.state, 'intake.talk', { talkedOn: '2026-07-07' }, '2026-07-07');
  expect(talked.state.stage).toBe('triage');
  expect(talked.state.lastContactOn).toBe('2026-07-07');
  expect(talked.state.nextAppointmentAt).toBeNull();
  expect(talked.closed).toEqual([{ type: 'intake.prefill', key: '', round: 1, reason: 'stage_left' }]);
  expect(openings(talked)).toEqual(['triage.decide 1 casemanager 2026-07-14T15:00:00.000Z']);
});

test('without a form the talk leads from enrolled to triage', () => {
  const talked = complete(caseAt('enrolled'), 'intake.talk', { talkedOn: '2026-07-06' }, '2026-07-06');
  expect(talked.state.stage).toBe('triage');
});

test.each([
  ['short_match', '', ['plan.agree']],
  ['intensive', '', ['plan.agree']],
  ['own_strength', '', []],
  // One person of the pilot in triage 1 got tests after all (D50).
  ['own_strength', 'talent_scan', ['plan.agree']],
])('triage %s with exception "%s" opens %j', (meaning, exceptionServices, tasks) => {
  const decision = complete(caseAt('triage'), 'triage.decide', { meaning, exceptionServices }, '2026-07-07');
  expect(decision.state.stage).toBe('guided');
  expect(decision.state.triage).toBe(meaning);
  expect(openTypes(decision.state)).toEqual(tasks);
  // On own strength too: contact at least every two weeks.
  expect(momentsFrom(decision.state).filter((moment) => moment.includes('/warn/'))).toEqual([
    '2026-07-15T07:00:00.000Z contact/2026-07-06/warn/2026-07-15',
  ]);
});

test('a bare number is no triage', () => {
  const event = completed(caseAt('triage'), 'triage.decide', { meaning: '1' }, '2026-07-07');
  expect(refusal(caseAt('triage'), event, '2026-07-07')).toBe('triage_meaning_unknown');
});

test('the plan is contact and leaves the guard', () => {
  const decision = complete(
    caseAt('guided'),
    'plan.agree',
    { services: 'cv', serviceCount: 1 },
    '2026-07-10',
  );
  expect(decision.state.planAgreedOn).toBe('2026-07-10');
  expect(decision.state.lastContactOn).toBe('2026-07-10');
  expect(openTypes(decision.state)).toEqual([]);
});

test('the need changes: triage is done anew, then the plan', () => {
  const planned = complete(caseAt('guided'), 'plan.agree', {}, '2026-07-10').state;
  const again = decide(planned, { type: 'triage_reopened', reason: 'needs_more' }, '2026-08-03');
  expect(again.state.stage).toBe('triage');
  expect(openings(again)).toEqual(['triage.decide 2 casemanager 2026-08-10T15:00:00.000Z']);
  const decided = complete(again.state, 'triage.decide', { meaning: 'intensive' }, '2026-08-04');
  expect(openings(decided)).toEqual(['plan.agree 2 casemanager 2026-08-11T15:00:00.000Z']);
});

test('no: asked again on the later offer, in a new round (D33)', () => {
  const no = complete(
    registered().state,
    'enrol.answer',
    { joins: false, laterOfferOn: '2026-08-01' },
    '2026-07-02',
  );
  expect(no.state.stage).toBe('not_enrolled');
  // Saturday 1 August: asked on Monday 3 August.
  expect(momentsFrom(no.state)).toEqual([
    '2026-08-03T07:00:00.000Z offer/2026-08-01',
    '2026-10-01T07:00:00.000Z clock/end/0/2026-09-30',
  ]);
  const again = decide(
    no.state,
    { type: 'moment_due', key: 'offer/2026-08-01', late: false },
    '2026-08-03T07:00:00.000Z',
  );
  expect(again.state.stage).toBe('registered');
  expect(openings(again)).toEqual(['enrol.answer 2 employee 2026-08-17T15:00:00.000Z']);
  expect(again.mails.map((mail) => mail.key)).toEqual(['task/enrol.answer//2/opened']);
});

test('no, and the contract ended without a later offer: closed as not enrolled', () => {
  const no = complete(registered().state, 'enrol.answer', { joins: false, laterOfferOn: null }, '2026-07-02');
  const ended = decide(
    no.state,
    { type: 'moment_due', key: 'clock/end/0/2026-09-30', late: false },
    '2026-10-01T07:00:00.000Z',
  );
  expect(ended.state).toMatchObject({ stage: 'closed', outcome: 'not_enrolled' });
});

test('the contract ended while nobody answered: the coordinator hears it and the case stays', () => {
  const ended = decide(
    registered().state,
    { type: 'moment_due', key: 'clock/end/0/2026-09-30', late: false },
    '2026-10-01T07:00:00.000Z',
  );
  expect(ended.state.stage).toBe('registered');
  expect(openTypes(ended.state)).toEqual(['enrol.answer']);
  expect(ended.mails.map((mail) => [mail.to, mail.template])).toEqual([
    ['coordinator', 'contract-ended-unanswered'],
  ]);
});

test('the contract ended during guidance: how is it going? closed, or asked again later', () => {
  const asked = decide(
    caseAt('guided'),
    { type: 'moment_due', key: 'clock/end/0/2026-09-30', late: false },
    '2026-10-01T07:00:00.000Z',
  );
  expect(openTypes(asked.state)).toEqual(['plan.agree', 'trajectory.close']);
  const later = complete(asked.state, 'trajectory.close', { askAgainOn: '2026-11-02' }, '2026-10-02');
  expect(momentsFrom(later.state)).toContain('2026-11-02T08:00:00.000Z close/ask/2026-11-02');
  const again = decide(
    later.state,
    { type: 'moment_due', key: 'close/ask/2026-11-02', late: false },
    '2026-11-02T08:00:00.000Z',
  );
  const closed = complete(again.state, 'trajectory.close', { outcome: 'new_job' }, '2026-11-03');
  expect(closed.state).toMatchObject({
    stage: 'closed',
    outcome: 'new_job',
    closedFrom: 'guided',
    tasks: [],
  });
  expect(momentsFrom(closed.state)).toEqual([]);
  expect(closed.closed).toEqual([{ type: 'plan.agree', key: '', round: 1, reason: 'trajectory_closed' }]);
  expect(closed.events.map((event) => event.data)).toEqual([
    { uitkomst: 'nieuwe-baan', op: '2026-11-03T08:00:00.000Z' },
  ]);
});

test('closing asks for an outcome, and for a day that still comes', () => {
  const asked = decide(caseAt('guided'), { type: 'closing_asked' }, '2026-07-08').state;
  const close = (facts: Record<string, string>) =>
    refusal(asked, completed(asked, 'trajectory.close', facts, '2026-07-08'), '2026-07-08');
  expect(close({})).toBe('outcome_missing');
  expect(close({ outcome: 'promoted' })).toBe('outcome_missing');
  expect(close({ askAgainOn: '2026-07-08' })).toBe('ask_again_in_past');
});

test('work fell through: the case goes on where it was', () => {
  const asked = decide(caseAt('guided'), { type: 'closing_asked' }, '2026-07-08').state;
  const closed = complete(asked, 'trajectory.close', { outcome: 'new_job' }, '2026-07-09').state;
  const again = decide(closed, { type: 'reopened', reason: 'work_fell_through' }, '2026-08-03');
  expect(again.state).toMatchObject({
    stage: 'guided',
    outcome: null,
    closedFrom: null,
    guardSince: '2026-08-03',
  });
  expect(openings(again)).toEqual(['plan.agree 2 casemanager 2026-08-10T15:00:00.000Z']);
});

test('opening twice opens one', () => {
  const once = decide(caseAt('guided'), { type: 'closing_asked' }, '2026-07-08');
  const twice = decide(once.state, { type: 'closing_asked' }, '2026-07-09');
  expect(twice.opened).toEqual([]);
  expect(openTypes(twice.state)).toEqual(['plan.agree', 'trajectory.close']);
});

test('a task that is not open, or a day that has not come, is refused', () => {
  const state = caseAt('enrolled');
  const task = { type: 'enrol.answer', key: '', round: 1 };
  expect(
    refusal(state, { type: 'task_completed', task, facts: { joins: true }, on: '2026-07-02' }, '2026-07-02'),
  ).toBe('task_not_open');
  expect(
    refusal(registered().state, { type: 'task_completed', task, facts: {}, on: '2026-07-03' }, '2026-07-02'),
  ).toBe('date_in_future');
});

test('a state is stored as its schema says, and a decision leaves the state before it as it was', () => {
  for (const stage of [
    'registered',
    'not_enrolled',
    'enrolled',
    'intake',
    'triage',
    'guided',
    'closed',
  ] as const) {
    const state = caseAt(stage);
    expect(trajectoryStateSchema.parse(JSON.parse(JSON.stringify(state)))).toEqual(state);
  }
  const before = caseAt('guided');
  const copy = JSON.stringify(before);
  decide(before, { type: 'paused', until: null, reason: 'illness' }, '2026-07-08');
  complete(before, 'plan.agree', {}, '2026-07-08');
  expect(JSON.stringify(before)).toBe(copy);
});

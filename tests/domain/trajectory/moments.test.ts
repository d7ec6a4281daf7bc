// Promise: reminders and escalation come once, in order; what is late says so, and after an outage only the last
// moment of a task goes out; a moment the case no longer wants is an answer, not a failure.
import type { TrajectoryEvent } from '../../../domain/trajectory/events';
import type { TrajectoryState } from '../../../domain/trajectory/state';
import { momentsOfTrajectory } from '../../../domain/trajectory/course';
import { ANNA, caseAt, complete, decide, momentsFrom, refusal, registered } from './support';

const due = (key: string, late = false): TrajectoryEvent => ({ type: 'moment_due', key, late });
const REMIND1 = 'task/enrol.answer//1/remind1';
const REMIND2 = 'task/enrol.answer//1/remind2';
const ESCALATE = 'task/enrol.answer//1/escalate';

// Registered on Wednesday 1 July 2026: reminders on Monday 6 and Friday 10 July, escalation on Thursday 16 July.
const start = registered().state;

test('a reminder goes to the doer, once', () => {
  const reminded = decide(start, due(REMIND1), '2026-07-06T07:00:00.000Z');
  expect(reminded.event).toBe('enrol.answer.reminded');
  expect(reminded.mails).toEqual([
    {
      key: REMIND1,
      template: 'task-reminder',
      to: 'employee',
      params: { task: 'enrol.answer', round: 1, late: false },
      task: { type: 'enrol.answer', key: '', round: 1 },
      digest: false,
    },
  ]);
  expect(momentsFrom(reminded.state).map((moment) => moment.split(' ')[1])).toEqual([
    REMIND2,
    ESCALATE,
    'clock/end/0/2026-09-30',
  ]);
  expect(refusal(reminded.state, due(REMIND1), '2026-07-06T07:00:05.000Z')).toBe('moment_already');
});

test('escalation: the coordinator hears it, and who does not answer is asked by phone', () => {
  const escalated = decide(
    decide(start, { type: 'casemanager_assigned', accountId: ANNA }, '2026-07-02').state,
    due(ESCALATE),
    '2026-07-16T07:00:00.000Z',
  );
  expect(escalated.changed).toEqual([
    {
      type: 'enrol.answer',
      key: '',
      round: 1,
      escalatedAt: '2026-07-16T07:00:00.000Z',
      role: 'casemanager',
      assigneeId: ANNA,
    },
  ]);
  expect(escalated.mails.map((mail) => [mail.to, mail.template])).toEqual([
    ['coordinator', 'task-escalated'],
  ]);
});

test('after an outage only the last moment of a task goes out, marked late', () => {
  const after = decide(start, due(REMIND1, true), '2026-07-20T09:00:00.000Z');
  expect(after.event).toBe('enrol.answer.escalated');
  expect(after.mails).toHaveLength(1);
  expect(after.mails[0]).toMatchObject({ key: ESCALATE, params: { late: true } });
  for (const key of [REMIND1, REMIND2, ESCALATE])
    expect(refusal(after.state, due(key, true), '2026-07-20T09:00:01.000Z')).toBe('moment_already');
});

test('a moment before its time is stale, a clock that runs a little ahead is not', () => {
  expect(refusal(start, due(REMIND1), '2026-07-06T06:58:00.000Z')).toBe('moment_stale');
  expect(refusal(start, due(REMIND1), '2026-07-06T06:59:30.000Z')).toBe('was not refused');
});

test.each([
  ['of a task that was completed', 'task/enrol.answer//1/remind1', caseAt('enrolled')],
  ['of a round that does not exist', 'task/enrol.answer//7/remind1', start],
  ['with a name that does not exist', 'task/enrol.answer//1/remind9', start],
  ['of nothing', 'nothing', start],
  ['of an offer nobody made', 'offer/2026-07-01', start],
  ['of an older end date', 'clock/end/0/2026-09-30', endDateMoved(start)],
  ['of a case that is closed', 'clock/end/0/2026-09-30', caseAt('closed')],
])('a moment %s is stale', (_, key, state) => {
  expect(refusal(state, due(key), '2026-11-02')).toBe('moment_stale');
});

function endDateMoved(state: TrajectoryState): TrajectoryState {
  return decide(state, { type: 'end_date_changed', endDate: '2026-12-31' }, '2026-07-02').state;
}

test('another end date: what depends on it follows, under a key of its own', () => {
  const moved = decide(caseAt('guided'), { type: 'end_date_changed', endDate: '2026-12-24' }, '2026-07-08');
  // Friday 25 December is Christmas, then Boxing Day and a Sunday: Monday 28 December, 09:00 in winter time.
  expect(momentsFrom(moved.state)).toContain('2026-12-28T08:00:00.000Z clock/end/1/2026-12-24');
  const back = decide(moved.state, { type: 'end_date_changed', endDate: '2026-09-30' }, '2026-07-09');
  expect(momentsFrom(back.state)).toContain('2026-10-01T07:00:00.000Z clock/end/2/2026-09-30');
  expect(momentsFrom(back.state).filter((moment) => moment.includes('clock/end'))).toHaveLength(1);
});

test('the end date moves on after it had passed: the question how it ended is taken back', () => {
  const asked = decide(caseAt('guided'), due('clock/end/0/2026-09-30'), '2026-10-01T07:00:00.000Z').state;
  const moved = decide(asked, { type: 'end_date_changed', endDate: '2026-12-31' }, '2026-10-05');
  expect(moved.closed).toEqual([{ type: 'trajectory.close', key: '', round: 1, reason: 'end_date_moved' }]);
});

test('moments are sorted and each key stands once', () => {
  const moments = momentsOfTrajectory(complete(start, 'enrol.answer', { joins: true }, '2026-07-02').state);
  const times = moments.map((moment) => moment.at);
  expect(times).toEqual([...times].sort());
  expect(new Set(moments.map((moment) => moment.key)).size).toBe(moments.length);
});

// Promise: a pause, as often as needed, gives what was open as many working days as it had left; legal dates and dates
// promised to others never move (K13, design §5).
import { caseAt, complete, decide, momentsFrom, openTypes, refusal, registered } from './support';

// plan.agree opened on Tuesday 7 July 2026: due Tuesday 14 July, reminder Friday 10, escalation Thursday 16 July.
const guided = caseAt('guided');

test('paused: no reminder, no guard; the legal date stays', () => {
  const paused = decide(
    guided,
    { type: 'paused', until: '2026-07-24', reason: 'busy_at_work' },
    '2026-07-08',
  );
  expect(paused.state.overlays).toEqual(['paused']);
  expect(momentsFrom(paused.state)).toEqual([
    // The pause lasts until Friday 24 July; it ends on Saturday at nine.
    '2026-07-25T07:00:00.000Z pause/1/end',
    '2026-10-01T07:00:00.000Z clock/end/0/2026-09-30',
  ]);
  expect(
    refusal(
      paused.state,
      { type: 'moment_due', key: 'task/plan.agree//1/remind1', late: false },
      '2026-07-10',
    ),
  ).toBe('moment_stale');
});

test('the pause ends by itself: four working days were left and are left', () => {
  const paused = decide(
    guided,
    { type: 'paused', until: '2026-07-26', reason: 'holiday' },
    '2026-07-08',
  ).state;
  const resumed = decide(
    paused,
    { type: 'moment_due', key: 'pause/1/end', late: false },
    '2026-07-27T07:00:00.000Z',
  );
  expect(resumed.event).toBe('resumed');
  expect(resumed.state.overlays).toEqual([]);
  // From Wednesday 8 July to Tuesday 14 July are four working days; from Monday 27 July that is Friday 31 July.
  expect(resumed.changed).toEqual([
    { type: 'plan.agree', key: '', round: 1, dueAt: '2026-07-31T15:00:00.000Z' },
  ]);
  expect(momentsFrom(resumed.state)).toEqual([
    '2026-07-29T07:00:00.000Z task/plan.agree//1/remind1',
    // Last contact on Monday 6 July; nineteen days of pause (8 to 26 July) stretch fourteen days to Saturday 8 August.
    '2026-08-04T07:00:00.000Z contact/2026-07-06/warn/2026-08-04',
    '2026-08-04T07:00:00.000Z task/plan.agree//1/escalate',
    '2026-08-08T22:00:00.000Z contact/2026-07-06/gap/2026-08-08',
    '2026-10-01T07:00:00.000Z clock/end/0/2026-09-30',
  ]);
  expect(resumed.mails.map((mail) => [mail.to, mail.template])).toEqual([['casemanager', 'pause-ended']]);
});

test('twice: the shifts add up', () => {
  const once = decide(guided, { type: 'paused', until: null, reason: 'illness' }, '2026-07-08').state;
  const between = decide(once, { type: 'resumed' }, '2026-07-15').state;
  // Four working days left: Tuesday 21 July.
  expect(between.tasks[0]?.dueAt).toBe('2026-07-21T15:00:00.000Z');
  const twice = decide(between, { type: 'paused', until: null, reason: 'care' }, '2026-07-16').state;
  expect(twice.paused).toMatchObject({ times: 2, reason: 'care' });
  const after = decide(twice, { type: 'resumed' }, '2026-07-20').state;
  // Three left on Thursday 16 July; from Monday 20 July that is Thursday 23 July.
  expect(after.tasks[0]?.dueAt).toBe('2026-07-23T15:00:00.000Z');
  expect(after.pauses).toBe(2);
});

test('resumed on the same day: nothing moves', () => {
  const paused = decide(guided, { type: 'paused', until: null, reason: 'other' }, '2026-07-08').state;
  const resumed = decide(paused, { type: 'resumed' }, '2026-07-08T14:00:00.000Z');
  expect(resumed.changed).toEqual([]);
  expect(momentsFrom(resumed.state)).toEqual(momentsFrom(guided));
});

test('a task that was late before the pause is late after it', () => {
  const paused = decide(guided, { type: 'paused', until: null, reason: 'illness' }, '2026-07-15').state;
  const resumed = decide(paused, { type: 'resumed' }, '2026-07-27');
  expect(resumed.changed).toEqual([]);
  expect(resumed.state.tasks[0]?.dueAt).toBe('2026-07-14T15:00:00.000Z');
});

test('a task that opens in a pause gets its full time after it', () => {
  const paused = decide(
    caseAt('triage'),
    { type: 'paused', until: null, reason: 'illness' },
    '2026-07-07',
  ).state;
  const decided = complete(paused, 'triage.decide', { meaning: 'intensive' }, '2026-07-10').state;
  expect(openTypes(decided)).toEqual(['plan.agree']);
  expect(momentsFrom(decided).filter((moment) => moment.includes('task/'))).toEqual([]);
  const resumed = decide(decided, { type: 'resumed' }, '2026-08-03').state;
  // Five working days after Monday 3 August.
  expect(resumed.tasks[0]?.dueAt).toBe('2026-08-10T15:00:00.000Z');
});

test('a pause without an end is looked at every four weeks, so that nobody is forgotten', () => {
  let state = decide(guided, { type: 'paused', until: null, reason: 'illness' }, '2026-07-08').state;
  expect(momentsFrom(state)[0]).toBe('2026-08-05T07:00:00.000Z pause/1/review/2026-08-05');
  const reviewed = decide(
    state,
    { type: 'moment_due', key: 'pause/1/review/2026-08-05', late: false },
    '2026-08-05T07:00:00.000Z',
  );
  expect(reviewed.mails.map((mail) => [mail.to, mail.template])).toEqual([['casemanager', 'pause-review']]);
  state = reviewed.state;
  expect(momentsFrom(state)[0]).toBe('2026-09-02T07:00:00.000Z pause/1/review/2026-09-02');
});

test('the date by which another region answers does not move', () => {
  const state = registered({ residenceRegion: 'zuidoost-brabant' }).state;
  const paused = decide(state, { type: 'paused', until: null, reason: 'illness' }, '2026-07-02').state;
  expect(momentsFrom(paused).filter((moment) => moment.includes('/expire'))).toEqual([
    '2026-07-13T15:00:00.000Z task/handover.answer//1/expire',
  ]);
  const resumed = decide(paused, { type: 'resumed' }, '2026-07-08');
  expect(resumed.changed.map((change) => change.type)).toEqual(['enrol.answer']);
});

test.each([['twice at once', { type: 'paused', until: null, reason: 'illness' } as const, 'already_paused']])(
  '%s is refused',
  (_, event, code) => {
    const paused = decide(guided, event, '2026-07-08').state;
    expect(refusal(paused, event, '2026-07-09')).toBe(code);
  },
);

test('a last day that has passed is refused', () => {
  expect(refusal(guided, { type: 'paused', until: '2026-07-07', reason: 'illness' }, '2026-07-08')).toBe(
    'pause_until_in_past',
  );
});

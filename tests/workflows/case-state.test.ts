import fc from 'fast-check';
import type { Course } from '../../domain/course/course';
import { CaseState } from '../../workflows/shared/case-state';
import { isCourseOf } from '../../workflows/shared/check-course';
import { groupOf, LANES, laneOf } from '../../workflows/shared/lanes';
import { CASE_ID, course } from './support/courses';

const NINE = Date.parse('2026-12-01T09:00:00.000Z');
const MINUTE = 60_000;
const remind1 = { key: 'task/enrol.answer//1/remind1', at: '2026-12-01T09:00:00.000Z' };
const remind2 = { key: 'task/enrol.answer//1/remind2', at: '2026-12-01T09:00:00.000Z' };
const gap = { key: 'contact/2026-11-24/gap/2026-12-08', at: '2026-12-08T23:00:00.000Z' };

function stateOf(changes: Partial<Course>): CaseState {
  return new CaseState('trajectory', { course: course(changes) });
}

describe('the newest course', () => {
  it('wins by epoch first and by version second, whatever comes in whatever order', () => {
    const age = fc.record({ epoch: fc.integer({ min: 0, max: 3 }), version: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(fc.array(age, { maxLength: 30 }), (ages) => {
        const state = stateOf({});
        for (const each of ages) state.take(course(each));
        const all = [{ epoch: 0, version: 1 }, ...ages];
        const newest = all.reduce((a, b) => ((b.epoch - a.epoch || b.version - a.version) > 0 ? b : a));
        expect([state.course.epoch, state.course.version]).toEqual([newest.epoch, newest.version]);
      }),
    );
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'course'],
    ['another case', course({ version: 9, id: '0197c0de-0000-7000-8000-000000000009' })],
    ['another kind', course({ version: 9, kind: 'playbook' })],
    ['a version that is no number', { ...course(), version: '9' }],
    [
      'a moment without an instant',
      { ...course({ version: 9 }), moments: [{ key: 'task/a//1/remind1', at: 'soon' }] },
    ],
    ['no overlays', { ...course({ version: 9 }), overlays: null }],
    ['a stepped clock that is no instant', { ...course({ version: 9 }), steppedNow: 'tomorrow' }],
  ])('is not replaced by %s', (_name, value) => {
    const state = stateOf({});
    expect(state.take(value)).toBe(false);
    expect(state.course.version).toBe(1);
    expect(isCourseOf('trajectory', CASE_ID, value)).toBe(false);
  });
});

describe('what is due', () => {
  it('is the first moment of the lane that was reached', () => {
    const state = stateOf({ moments: [remind1, gap] });
    expect(state.dueMoment(['stage'], NINE - 1)).toBeUndefined();
    expect(state.dueMoment(['stage'], NINE)).toEqual(remind1);
    expect(state.dueMoment(['contact', 'clock'], NINE)).toBeUndefined();
    expect(state.nextWait()).toEqual({ at: NINE, key: remind1.key });
  });

  it('waits while another moment of the same task is being reported, and not for other tasks', () => {
    const other = { key: 'task/intake.talk//1/remind1', at: remind1.at };
    const state = stateOf({ moments: [remind1, remind2, other] });
    state.beginReport(remind1.key);
    expect(state.dueMoment(['stage'], NINE)).toEqual(other);
    state.endReport(remind1.key);
    expect(state.dueMoment(['stage'], NINE)).toEqual(remind1);
  });

  it('depends on the stepped clock only, in a rehearsal', () => {
    const state = stateOf({ moments: [remind1], steppedNow: '2026-11-24T09:00:00.000Z' });
    expect(state.dueMoment(['stage'], NINE + 900 * MINUTE)).toBeUndefined();
    expect(state.nextWait()).toBeNull();
    state.take(course({ version: 2, moments: [remind1], steppedNow: remind1.at }));
    expect(state.dueMoment(['stage'], 0)).toEqual(remind1);
  });
});

describe('parking', () => {
  it('waits twice as long each time, six hours at most', () => {
    const state = stateOf({ moments: [remind1] });
    const pauses = Array.from({ length: 11 }, () => {
      state.park(remind1.key, NINE);
      return (Date.parse(state.parked[0]?.retryAt ?? '') - NINE) / MINUTE;
    });
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]);
    expect(state.dueMoment(['stage'], NINE + 359 * MINUTE)).toBeUndefined();
    expect(state.dueMoment(['stage'], NINE + 360 * MINUTE)).toEqual(remind1);
  });

  it('holds nothing else back, and ends with the moment', () => {
    const state = stateOf({ moments: [remind1, remind2] });
    state.park(remind1.key, NINE);
    expect(state.dueMoment(['stage'], NINE)).toEqual(remind2);
    expect(state.take(course({ version: 2, moments: [remind2] }))).toBe(true);
    expect(state.parked).toEqual([]);
  });

  it('is shortened by a newer course, though never below a minute', () => {
    const state = stateOf({ moments: [remind1] });
    for (let times = 0; times < 5; times += 1) state.park(remind1.key, NINE);
    state.hurryParked();
    expect(state.nextWait()).toEqual({ at: NINE + MINUTE, key: remind1.key });
  });

  it('waits in real time, also in a rehearsal', () => {
    const state = stateOf({ moments: [remind1], steppedNow: remind1.at });
    state.park(remind1.key, NINE);
    expect(state.nextWait()).toEqual({ at: NINE + MINUTE, key: remind1.key });
    expect(state.dueMoment(['stage'], NINE)).toBeUndefined();
    expect(state.dueMoment(['stage'], NINE + MINUTE)).toEqual(remind1);
  });

  it('survives as plain JSON', () => {
    const state = stateOf({ moments: [remind1] });
    state.park(remind1.key, NINE);
    const carried = JSON.parse(JSON.stringify({ course: state.course, parked: state.parked })) as {
      course: Course;
      parked: [];
    };
    expect(new CaseState('trajectory', carried).nextWait()).toEqual(state.nextWait());
  });
});

describe('lanes', () => {
  it.each([
    ['task/enrol.answer//1/remind1', 'stage', 'task/enrol.answer//1'],
    ['task/referral.answer/0197/2/escalate', 'referrals', 'task/referral.answer/0197/2'],
    ['task/match.review/0197/1/remind1', 'matches', 'task/match.review/0197/1'],
    ['task/contact.hold//3/remind1', 'contact', 'task/contact.hold//3'],
    ['contact/2026-11-24/warn/2026-12-04', 'contact', 'contact/2026-11-24/warn'],
    ['clock/end/0/2027-03-31', 'clock', 'clock/end/0'],
    ['task/playbook.step/inform/1/too_late', 'steps', 'task/playbook.step/inform/1'],
    ['people/1/confirm/3', 'people', 'people/1/confirm'],
    ['people-left/2027-01-04', 'people', 'people-left'],
    ['pause/1/end', 'stage', 'pause/1'],
    ['something', 'stage', ''],
  ])('%s belongs to %s', (key, lane, group) => {
    expect(laneOf(key)).toBe(lane);
    expect(LANES).toContain(lane);
    expect(groupOf(key)).toBe(group);
  });
});

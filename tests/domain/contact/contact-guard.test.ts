// Promise: nobody goes 14 days without contact unless a signal came first. Tried with weekends, Christmas,
// pauses, attempts that look like contact, and appointments to which nobody came.
import fc from 'fast-check';
import type { ContactGuardInput, Pause } from '../../../domain/contact/contact-guard';
import { guardContact } from '../../../domain/contact/contact-guard';
import { checkContactMoment, summariseContacts } from '../../../domain/contact/contact-record';
import { isWorkingDay } from '../../../domain/shared/calendar';
import { addDays, addHours, amsterdamDate, instantAt } from '../../../domain/shared/dates';

const rules = { maxGapDays: 14, warnDaysBefore: 3 };

function guard(change: Partial<ContactGuardInput> & { now: string }) {
  return guardContact({
    guardSince: '2026-10-05',
    lastContactOn: '2026-10-05', // a Monday
    nextAppointmentAt: null,
    pauses: [],
    rules,
    ...change,
  });
}

describe('without an appointment', () => {
  test('the warning comes three working days before the fourteenth day, the gap after it', () => {
    const result = guard({ now: '2026-10-06T08:00:00.000Z' });
    expect(result.dueOn).toBe('2026-10-19');
    expect(result.moments).toEqual([
      { key: 'contact/2026-10-05/warn/2026-10-14', kind: 'warn', at: '2026-10-14T07:00:00.000Z' },
      { key: 'contact/2026-10-05/gap/2026-10-19', kind: 'gap', at: '2026-10-19T22:00:00.000Z' },
    ]);
  });

  test.each([
    ['2026-10-14T06:59:59.000Z', 'on_track', 9],
    ['2026-10-14T07:00:00.000Z', 'due_soon', 9],
    ['2026-10-19T21:59:59.000Z', 'due_soon', 14],
    ['2026-10-19T22:00:00.000Z', 'gap', 15],
  ])('at %s the state is %s after %i days', (now, state, days) => {
    expect(guard({ now })).toMatchObject({ state, daysWithoutContact: days });
  });

  test('over Christmas and New Year the warning comes early enough to act on a working day', () => {
    const result = guard({ lastContactOn: '2026-12-18', now: '2026-12-21T08:00:00.000Z' });
    // Day 14 is 1 January; the last working day before it is 31 December; 25 December and the weekend do not count.
    expect(result).toMatchObject({ dueOn: '2027-01-01', actBy: '2026-12-31' });
    expect(result.moments.map((moment) => moment.at)).toEqual([
      '2026-12-28T08:00:00.000Z',
      '2027-01-01T23:00:00.000Z',
    ]);
  });

  test('counts from the start of guidance while there was no contact yet', () => {
    expect(guard({ lastContactOn: null, now: '2026-10-06T08:00:00.000Z' }).dueOn).toBe('2026-10-19');
  });
});

describe('an appointment', () => {
  test('in time satisfies the plan, and the question whether it was held comes two hours after it', () => {
    const nextAppointmentAt = '2026-10-16T12:00:00.000Z';
    const before = guard({ nextAppointmentAt, now: '2026-10-15T12:00:00.000Z' });
    expect(before.state).toBe('planned');
    expect(before.moments[0]).toEqual({
      key: 'contact/2026-10-05/warn/2026-10-16',
      kind: 'warn',
      at: '2026-10-16T14:00:00.000Z',
    });
    expect(guard({ nextAppointmentAt, now: '2026-10-16T14:00:00.000Z' }).state).toBe('due_soon');
    expect(guard({ nextAppointmentAt, now: '2026-10-20T08:00:00.000Z' }).state).toBe('gap');
  });

  test('late on the last day is still asked about before the gap', () => {
    const result = guard({ nextAppointmentAt: '2026-10-19T20:30:00.000Z', now: '2026-10-15T12:00:00.000Z' });
    expect(result.moments.map((moment) => moment.at)).toEqual([
      '2026-10-19T21:00:00.000Z',
      '2026-10-19T22:00:00.000Z',
    ]);
  });

  test('after the last day does not satisfy the plan', () => {
    expect(
      guard({ nextAppointmentAt: '2026-10-20T09:00:00.000Z', now: '2026-10-15T12:00:00.000Z' }).state,
    ).toBe('due_soon');
  });

  test('from before the last contact is of no use', () => {
    expect(
      guard({ nextAppointmentAt: '2026-10-02T09:00:00.000Z', now: '2026-10-06T12:00:00.000Z' }).state,
    ).toBe('on_track');
  });
});

describe('a pause', () => {
  test('without an end asks for nothing', () => {
    const result = guard({ pauses: [{ since: '2026-10-12', until: null }], now: '2026-11-12T12:00:00.000Z' });
    expect(result).toEqual({
      state: 'paused',
      countedFrom: '2026-10-05',
      daysWithoutContact: 6,
      dueOn: null,
      actBy: null,
      moments: [],
    });
  });

  test('moves the last day by exactly its own days, more than once', () => {
    const pauses = [
      { since: '2026-10-07', until: '2026-10-16' }, // ten days
      { since: '2026-10-21', until: '2026-10-21' }, // one day
    ];
    const result = guard({ pauses, now: '2026-10-17T12:00:00.000Z' });
    expect(result.dueOn).toBe('2026-10-30');
    expect(result.daysWithoutContact).toBe(2);
    expect(result.state).toBe('on_track');
  });

  test('that swallowed the days of warning gives a signal on the first working day after it', () => {
    const pauses = [{ since: '2026-10-16', until: '2026-11-06' }]; // to a Friday; four days are left after it
    const result = guard({ pauses, now: '2026-11-07T12:00:00.000Z' });
    expect(result.dueOn).toBe('2026-11-10');
    expect(result.moments[0]?.at).toBe('2026-11-09T08:00:00.000Z');
  });

  test('that ends just before a weekend leaves the Monday to act', () => {
    const pauses = [{ since: '2026-10-18', until: '2026-11-06' }]; // two days are left: Saturday and Sunday
    const result = guard({ pauses, now: '2026-11-07T12:00:00.000Z' });
    expect(result).toMatchObject({ dueOn: '2026-11-09', actBy: '2026-11-09' });
    expect(result.moments[0]?.at).toBe('2026-11-09T08:00:00.000Z');
  });

  test('does not heal a gap that was there before it', () => {
    expect(
      guard({ pauses: [{ since: '2026-10-25', until: '2026-10-30' }], now: '2026-11-01T12:00:00.000Z' })
        .state,
    ).toBe('gap');
  });
});

describe('what counts', () => {
  const now = '2026-10-20T12:00:00.000Z';

  test('an attempt is not contact', () => {
    const summary = summariseContacts(
      [
        { kind: 'contact', at: '2026-10-05T10:00:00.000Z' },
        { kind: 'attempt', at: '2026-10-19T10:00:00.000Z' },
      ],
      [],
      now,
    );
    expect(summary).toEqual({ lastContactOn: '2026-10-05', nextAppointmentAt: null });
  });

  test('a planned appointment that passed without a result stays in view, a cancelled one does not', () => {
    const summary = summariseContacts(
      [{ kind: 'contact', at: '2026-10-05T10:00:00.000Z' }],
      [
        { state: 'planned', startsAt: '2026-10-22T10:00:00.000Z' },
        { state: 'cancelled', startsAt: '2026-10-12T10:00:00.000Z' },
        { state: 'planned', startsAt: '2026-10-19T10:00:00.000Z' },
        { state: 'held', startsAt: '2026-10-05T10:00:00.000Z' },
      ],
      now,
    );
    expect(summary.nextAppointmentAt).toBe('2026-10-19T10:00:00.000Z');
  });

  test('a contact in the future is refused', () => {
    expect(checkContactMoment('2026-10-20T12:00:01.000Z', now)).toEqual({
      ok: false,
      error: { code: 'contact_in_future' },
    });
    expect(checkContactMoment(now, now).ok).toBe(true);
  });
});

describe('26 weeks from October to April, with Christmas and Easter', () => {
  const start = '2026-10-05';
  const behaviour = fc.record({
    // What the casemanager does after a signal: how many days until the next contact, possibly never in time.
    delays: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 5, maxLength: 40 }),
    // Appointments to which perhaps nobody comes.
    plans: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 5, maxLength: 40 }),
    shows: fc.array(fc.boolean(), { minLength: 5, maxLength: 40 }),
    pause: fc.option(fc.tuple(fc.integer({ min: 0, max: 150 }), fc.integer({ min: 0, max: 40 })), {
      nil: null,
    }),
  });

  test('no gap without a signal before it', () => {
    let gapsSeen = 0;
    fc.assert(
      fc.property(behaviour, ({ delays, plans, shows, pause }) => {
        const pauses: Pause[] =
          pause === null
            ? []
            : [{ since: addDays(start, pause[0]), until: addDays(start, pause[0] + pause[1]) }];
        const signals: { since: string; at: string }[] = [];
        let lastContactOn = start;
        let nextAppointmentAt: string | null = null;
        let turn = 0;
        let actOn: string | null = null;
        const pick = <T>(values: readonly T[]): T => values[turn % values.length] as T;
        for (let hour = 0; hour < 26 * 7 * 24; hour += 4) {
          const now = addHours(instantAt(start, '12:00'), hour);
          const state = guardContact({
            guardSince: start,
            lastContactOn,
            nextAppointmentAt,
            pauses,
            rules,
            now,
          });
          const openDays = countDays(lastContactOn, amsterdamDate(now), pauses);
          const [warn] = state.moments;
          if (warn && warn.at <= now) signals.push({ since: lastContactOn, at: warn.at });
          if (openDays > 14) {
            gapsSeen += 1;
            const since = lastContactOn;
            const midnight = instantAt(amsterdamDate(now), '00:00');
            expect(signals.some((signal) => signal.since === since && signal.at < midnight)).toBe(true);
            expect(['gap', 'due_soon', 'paused']).toContain(state.state);
          }
          const today = amsterdamDate(now);
          if (nextAppointmentAt !== null && nextAppointmentAt <= now) {
            if (pick(shows)) {
              lastContactOn = today;
              actOn = null;
            } else actOn ??= addDays(today, pick(delays));
            nextAppointmentAt = null;
            turn += 1;
          }
          if (state.state === 'due_soon' || state.state === 'gap') actOn ??= addDays(today, pick(delays));
          if (actOn !== null && today >= actOn) {
            lastContactOn = today;
            nextAppointmentAt = instantAt(addDays(today, pick(plans)), '14:00');
            actOn = null;
            turn += 1;
          }
        }
      }),
      { numRuns: 8 },
    );
    expect(gapsSeen).toBeGreaterThan(0);
  });

  /** Days without contact: days of a pause do not count, nor the weekend right after one, when nobody can act yet. */
  function countDays(from: string, to: string, pauses: readonly Pause[]): number {
    const paused = (day: string): boolean =>
      pauses.some((pause) => pause.since <= day && day <= (pause.until ?? day));
    let days = 0;
    let cannotAct = false;
    for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
      cannotAct = paused(day) || (cannotAct && !isWorkingDay(day));
      if (!cannotAct) days += 1;
    }
    return days;
  }
});

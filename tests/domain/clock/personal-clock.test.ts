// Promise: every date can be checked by hand with a calendar, follows the rules of its own year, and moves with
// the end date. Where the law leaves the day open, the careful date and the other one are both shown.
import fc from 'fast-check';
import type { ClockKey } from '../../../domain/clock/clock-date';
import type { ClockFacts } from '../../../domain/clock/facts';
import { NOTHING_KNOWN } from '../../../domain/clock/facts';
import { clockMoments, personalClock } from '../../../domain/clock/personal-clock';
import { DEFAULT_SETTINGS } from '../../../domain/setting/defaults';
import { addDays, addMonths, isPlainDate } from '../../../domain/shared/dates';

const TODAY = '2026-02-10';
const clockOf = (facts: Partial<ClockFacts>, today = TODAY) =>
  personalClock({ ...NOTHING_KNOWN, ...facts }, DEFAULT_SETTINGS, today);
const entryOf = (key: ClockKey, facts: Partial<ClockFacts>, today = TODAY) =>
  clockOf(facts, today).dates.find((entry) => entry.key === key);
const gapOf = (key: ClockKey, facts: Partial<ClockFacts>) =>
  clockOf(facts).gaps.find((gap) => gap.key === key);

/** A cook of a canteen: in service since 2012, let go by the route of UWV in a collective dismissal. */
const cook: Partial<ClockFacts> = {
  contractKind: 'permanent',
  employedSince: '2012-03-01',
  endDate: '2026-06-30',
  wmcoApplies: true,
  wmcoCompleteNoticeOn: '2026-02-16',
  permissionGrantedOn: '2026-03-23',
  permissionHandlingDays: 28,
  noticeGivenOn: '2026-03-26',
};

test('the whole clock of one person', () => {
  expect(clockOf(cook).dates.map((entry) => [entry.key, entry.date, entry.alternativeDate])).toEqual([
    ['suwi_gate', '2026-02-28', '2026-03-01'],
    ['wmco_month', '2026-03-17', '2026-03-16'],
    ['permission_valid', '2026-04-20', '2026-04-19'],
    ['earliest_end_date', '2026-05-31', '2026-06-02'],
    ['ww_apply_from', '2026-06-24', null],
    ['ww_apply_until', '2026-07-07', '2026-07-08'],
    ['recall', '2026-09-24', null],
    ['wmco_annulment', '2026-09-26', null],
    ['transition_claim', '2026-09-30', null],
  ]);
  expect(clockOf(cook).gaps).toEqual([]);
  expect(clockOf(cook).dates.every((entry) => entry.indication)).toBe(true);
});

test('says what a date means, in plain Dutch, with source and status', () => {
  expect(entryOf('suwi_gate', cook)).toEqual({
    key: 'suwi_gate',
    date: '2026-02-28',
    alternativeDate: '2026-03-01',
    source: 'Wet SUWI art. 30a lid 1 onder b',
    status: 'law_text_2017',
    explanation:
      'Uw contract stopt op 30 juni 2026. UWV kan u helpen vanaf 4 maanden daarvoor: 28 februari 2026, ' +
      'misschien pas 1 maart 2026. UWV of een jurist beslist.',
    indication: true,
    careful: true,
  });
  expect(entryOf('earliest_end_date', cook)?.explanation).toBe(
    'Uw werkgever zegde op 26 maart 2026 op. De opzegtermijn is 3 maanden. U bent 14 jaar in dienst. ' +
      'De 28 dagen bij UWV gaan er misschien van af. Het contract stopt dan op zijn vroegst op 31 mei 2026.',
  );
});

describe('rules of their own year', () => {
  const end = (endDate: string) => clockOf({ contractKind: 'permanent', endDate });

  test.each([
    ['2017-06-30', 7_700_000, 'public_source', 24, '2017-02-28', '2017-07-07', '2017-10-02'],
    ['2020-06-30', 8_300_000, 'to_be_verified', 0, '2020-02-29', '2020-07-07', '2020-09-30'],
    ['2026-06-30', 10_200_000, 'to_be_verified', 0, '2026-02-28', '2026-07-07', '2026-09-30'],
    ['2027-06-30', null, 'unknown', 0, '2027-02-28', '2027-07-07', '2027-09-30'],
    ['2016-06-30', null, 'unknown', null, undefined, undefined, undefined],
  ])('an end on %s', (endDate, maximumCents, status, leastServiceMonths, gate, apply, claim) => {
    const clock = end(endDate);
    const dateOf = (key: ClockKey) => clock.dates.find((entry) => entry.key === key)?.date;
    expect(clock.transition).toMatchObject({ maximumCents, status, leastServiceMonths });
    expect([dateOf('suwi_gate'), dateOf('ww_apply_until'), dateOf('transition_claim')]).toEqual([
      gate,
      apply,
      claim,
    ]);
  });

  test('say so when a year is not known or not checked', () => {
    expect(end('2026-06-30').transition?.explanation).toBe(
      'Het maximum in 2026 is 102.000 euro, of een jaarloon als dat meer is. Dit bedrag is nog niet nagekeken. ' +
        'U bouwt op vanaf uw eerste werkdag.',
    );
    expect(end('2027-06-30').transition?.explanation).toBe(
      'Het maximum voor 2027 is hier niet bekend. U bouwt op vanaf uw eerste werkdag.',
    );
    expect(end('2016-06-30').gaps.map((gap) => gap.reason)).toContain('setting_missing');
  });
});

describe('a month, a week, four weeks, four months', () => {
  test.each([
    ['2026-01-31', '2026-03-01', '2026-02-28'],
    ['2026-03-01', '2026-04-02', '2026-04-01'],
    ['2024-01-31', '2024-03-01', '2024-02-29'],
  ])('after a WMCO notice of %s notice is free on %s, perhaps on %s', (notified, date, alternativeDate) => {
    const facts = { contractKind: 'permanent', wmcoApplies: true, wmcoCompleteNoticeOn: notified } as const;
    expect(entryOf('wmco_month', facts)).toMatchObject({ date, alternativeDate, careful: true });
  });

  test.each([
    ['2026-05-31', '2026-06-08', null], // both readings end on Monday 8 June
    ['2026-06-30', '2026-07-07', '2026-07-08'],
    ['2026-12-18', '2026-12-28', null], // 25 December, then a weekend
    ['2026-04-30', '2026-05-07', '2026-05-08'],
    ['2026-04-28', '2026-05-06', null], // 5 May is a holiday for the law every year
    ['2027-03-19', '2027-03-30', null], // Good Friday to Easter Monday
  ])('with an end on %s WW is asked for by %s, perhaps %s', (endDate, date, alternativeDate) => {
    expect(entryOf('ww_apply_until', { contractKind: 'permanent', endDate })).toMatchObject({
      date,
      alternativeDate,
    });
  });

  test.each([
    ['2026-03-23', '2026-04-20', '2026-04-19'],
    ['2026-03-09', '2026-04-07', '2026-04-05'], // four weeks end on Easter Monday
    ['2026-12-04', '2027-01-04', '2026-12-31'], // on New Year's Day, a Friday
  ])('a permission of %s holds to %s, perhaps to %s', (permissionGrantedOn, date, alternativeDate) => {
    expect(entryOf('permission_valid', { permissionGrantedOn })).toMatchObject({
      date,
      alternativeDate,
      careful: true,
    });
  });

  test.each([
    ['2026-10-31', '2026-06-30', '2026-07-01'],
    ['2026-06-15', '2026-02-15', '2026-02-16'],
    ['2028-06-30', '2028-02-29', '2028-03-01'],
    ['2026-04-30', '2025-12-30', '2025-12-31'],
  ])('with an end on %s UWV may help from %s, perhaps %s', (endDate, date, alternativeDate) => {
    expect(entryOf('suwi_gate', { contractKind: 'permanent', endDate })).toMatchObject({
      date,
      alternativeDate,
    });
  });
});

describe('a settlement', () => {
  test.each([
    ['2026-06-01', true, '2026-06-15', null, false],
    ['2026-06-06', true, '2026-06-22', null, false], // day 14 is a Saturday
    ['2026-06-01', false, '2026-06-22', null, false], // the right is not mentioned: three weeks
    ['2026-06-01', null, '2026-06-15', '2026-06-22', true],
    ['2026-12-11', true, '2026-12-28', null, false], // day 14 is Christmas, then a weekend
    ['2026-04-22', true, '2026-05-06', null, false],
    ['2026-04-21', true, '2026-05-06', null, false], // day 14 is 5 May
  ])(
    'signed on %s (right mentioned: %s) can be withdrawn to %s',
    (signed, mentioned, date, alternativeDate, careful) => {
      expect(
        entryOf('reflection', { settlementSignedOn: signed, settlementMentionsRight: mentioned }),
      ).toMatchObject({ date, alternativeDate, careful });
    },
  );

  test('a second one within six months after a withdrawal has no time to reflect, later it has', () => {
    const facts = { settlementSignedOn: '2026-06-10', settlementMentionsRight: true };
    expect(gapOf('reflection', { ...facts, earlierSettlementWithdrawnOn: '2026-01-10' })?.reason).toBe(
      'not_applicable',
    );
    expect(entryOf('reflection', { ...facts, earlierSettlementWithdrawnOn: '2025-12-09' })?.date).toBe(
      '2026-06-24',
    );
  });

  test('knows no recall by law and no earliest end date; a consent to notice can be withdrawn', () => {
    const facts: Partial<ClockFacts> = {
      contractKind: 'permanent',
      employedSince: '2012-03-01',
      settlementSignedOn: '2026-06-01',
    };
    expect(gapOf('recall', facts)?.reason).toBe('not_applicable');
    expect(gapOf('earliest_end_date', facts)?.reason).toBe('not_applicable');
    expect(entryOf('consent_withdrawal', { consentedToNoticeOn: '2026-06-01' })?.date).toBe('2026-06-15');
  });

  test('under a broken WMCO it can be annulled for six months', () => {
    expect(entryOf('wmco_annulment', { wmcoApplies: true, settlementSignedOn: '2026-08-31' })?.date).toBe(
      '2027-02-28',
    );
  });
});

describe('the earliest plausible end date', () => {
  const given = (employedSince: string, change: Partial<ClockFacts> = {}) =>
    entryOf('earliest_end_date', {
      contractKind: 'permanent',
      employedSince,
      noticeGivenOn: '2026-03-10',
      ...change,
    });

  test.each([
    ['2025-01-01', '2026-04-30'], // 1 year: one month
    ['2021-03-11', '2026-04-30'], // one day short of 5 years
    ['2021-03-10', '2026-05-31'], // 5 years: two months
    ['2016-03-10', '2026-06-30'], // 10 years: three months
    ['2011-03-10', '2026-07-31'], // 15 years: four months
  ])('in service since %s, notice on 10 March 2026: %s', (since, date) => {
    expect(given(since)).toMatchObject({ date, alternativeDate: null, careful: false });
  });

  test('notice on the last day of January for a month ends in February', () => {
    expect(given('2025-01-01', { noticeGivenOn: '2026-01-31' })?.date).toBe('2026-02-28');
  });

  test.each([
    // 10 June less 40 days is 1 May, so the end of May; 30 June less 40 days is 21 May.
    [40, '2026-05-21', '2026-05-31'],
    [10, '2026-05-31', '2026-06-20'],
    // At least one month is left: 10 April, so 30 April; or 10 April itself.
    [90, '2026-04-10', '2026-04-30'],
    [0, '2026-06-30', null],
  ])(
    'with %i days at UWV both ways of counting are shown',
    (permissionHandlingDays, date, alternativeDate) => {
      expect(given('2016-03-10', { permissionHandlingDays })).toMatchObject({ date, alternativeDate });
    },
  );

  test('a period from a contract or cao, another end day, and bankruptcy', () => {
    expect(given('2016-03-10', { agreedNoticeMonths: 6 })?.date).toBe('2026-09-30');
    expect(given('2016-03-10', { endsOnAnyDay: true })?.date).toBe('2026-06-10');
    expect(given('2011-03-10', { insolvency: 'bankruptcy' })?.date).toBe('2026-04-21');
  });

  test('without a notice counts from today, and not within the WMCO month', () => {
    const facts: Partial<ClockFacts> = { contractKind: 'permanent', employedSince: '2025-01-01' };
    expect(entryOf('earliest_end_date', facts)?.date).toBe('2026-03-31');
    const wmco = { ...facts, wmcoApplies: true, wmcoCompleteNoticeOn: '2026-02-09' };
    expect(entryOf('earliest_end_date', wmco)?.date).toBe('2026-04-30');
  });

  test('is compared with what the employer entered, without deciding', () => {
    const facts: Partial<ClockFacts> = {
      contractKind: 'permanent',
      employedSince: '2016-03-10',
      noticeGivenOn: '2026-03-10',
    };
    expect(clockOf({ ...facts, endDate: '2026-05-31' }).endDateCheck).toEqual({
      entered: '2026-05-31',
      plausible: '2026-06-30',
      alternative: null,
      differenceDays: -30,
      earlierThanPlausible: true,
      explanation:
        'De werkgever vulde 31 mei 2026 in. Dat is 30 dagen eerder dan verwacht. Vraag na of dit klopt.',
    });
    expect(clockOf({ ...facts, endDate: '2026-06-30' }).endDateCheck?.earlierThanPlausible).toBe(false);
    expect(clockOf(facts).endDateCheck).toBeNull();
  });
});

describe('a temporary contract', () => {
  test.each([
    ['2026-01-01', '2026-06-30', '2026-05-30'], // exactly six months
    ['2025-04-01', '2026-03-31', '2026-02-28'],
  ])('from %s to %s: the employer speaks by %s', (contractStartedOn, endDate, date) => {
    expect(entryOf('announcement', { contractKind: 'temporary', contractStartedOn, endDate })?.date).toBe(
      date,
    );
  });

  test('shorter than six months needs no announcement, and an unknown start is said', () => {
    const short = {
      contractKind: 'temporary',
      contractStartedOn: '2026-02-01',
      endDate: '2026-06-30',
    } as const;
    expect(gapOf('announcement', short)?.reason).toBe('not_applicable');
    expect(
      entryOf('announcement', { contractKind: 'temporary', endDate: '2026-06-30' })?.explanation,
    ).toContain('6 maanden of langer');
    expect(entryOf('announcement', { contractKind: 'permanent', endDate: '2026-06-30' })).toBeUndefined();
  });
});

describe('who has which dates', () => {
  test('somebody who works on his own account has none', () => {
    expect(clockOf({ ...cook, contractKind: 'self_employed' })).toEqual({
      dates: [],
      gaps: [],
      endDateCheck: null,
      transition: null,
    });
  });

  test('agency and seasonal work do not count for the WMCO', () => {
    expect(entryOf('wmco_month', { ...cook, contractKind: 'agency' })).toBeUndefined();
    expect(entryOf('wmco_month', { ...cook, contractKind: 'payroll' })?.date).toBe('2026-03-17');
  });

  test.each([
    [{ unionsAgree: true }],
    [{ insolvency: 'bankruptcy' }],
    [{ insolvency: 'debt_restructuring' }],
  ] as const)('the WMCO month is waived with %j', (change) => {
    expect(gapOf('wmco_month', { ...cook, ...change })?.reason).toBe('not_applicable');
  });

  test('what is not known is a gap with a reason, never a guess', () => {
    expect(clockOf({}).gaps.map((gap) => [gap.key, gap.reason])).toEqual([
      ['earliest_end_date', 'fact_missing'],
      ['recall', 'fact_missing'],
      ['suwi_gate', 'fact_missing'],
      ['ww_apply_from', 'fact_missing'],
      ['ww_apply_until', 'fact_missing'],
      ['transition_claim', 'fact_missing'],
    ]);
  });

  test('after the court decided, recall counts from the decision', () => {
    expect(entryOf('recall', { courtDecisionOn: '2026-05-04' })?.date).toBe('2026-11-02');
  });
});

describe('a date that moves', () => {
  test('by a month moves every date that depends on it, and no other', () => {
    const before = clockOf(cook).dates;
    const after = clockOf({ ...cook, endDate: '2026-07-31' }).dates;
    const moved = after.filter((entry) =>
      before.every((old) => old.key !== entry.key || old.date !== entry.date),
    );
    expect(moved.map((entry) => [entry.key, entry.date])).toEqual([
      ['suwi_gate', '2026-03-31'],
      ['ww_apply_from', '2026-07-25'],
      ['ww_apply_until', '2026-08-07'],
      ['transition_claim', '2026-11-02'], // 31 October is a Saturday
    ]);
  });

  test('is a new moment with a new key', () => {
    const keys = clockMoments(clockOf(cook)).map((moment) => moment.key);
    expect(keys).toContain('clock/ww_apply_from/2026-06-24');
    expect(keys.some((key) => key.includes('earliest_end_date'))).toBe(false);
    expect(clockMoments(clockOf(cook))[0]).toEqual({
      key: 'clock/suwi_gate/2026-02-28',
      at: '2026-02-28T08:00:00.000Z',
    });
  });

  test('a later end date never gives an earlier date, and the order of the WW dates holds', () => {
    const anyEnd = fc.integer({ min: 0, max: 365 * 9 }).map((days) => addDays('2018-01-01', days));
    fc.assert(
      fc.property(anyEnd, fc.integer({ min: 0, max: 90 }), (endDate, days) => {
        const dates = (end: string) =>
          new Map(
            clockOf({ contractKind: 'permanent', endDate: end }).dates.map((entry) => [entry.key, entry]),
          );
        const now = dates(endDate);
        for (const [key, entry] of dates(addDays(endDate, days))) {
          expect(entry.date >= (now.get(key)?.date ?? '9999')).toBe(true);
        }
        for (const entry of now.values()) expect(isPlainDate(entry.date)).toBe(true);
        expect((now.get('ww_apply_from')?.date ?? '9999') < (now.get('ww_apply_until')?.date ?? '')).toBe(
          true,
        );
        expect((now.get('suwi_gate')?.date ?? '9999') <= addMonths(endDate, -4)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

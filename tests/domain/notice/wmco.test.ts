import fc from 'fast-check';
import { countWmco, mayCountForWmco, wmcoSettingAt } from '../../../domain/notice/wmco';
import type { WmcoEntry, WmcoSetting } from '../../../domain/notice/wmco';

/*
 * Promise: the counter warns from 20 people in one work area within three months, also when they come in
 * pieces, counts people without a date, and never says that the duty does not exist (domain 3.1, 3.17).
 */
const SETTING: WmcoSetting = {
  threshold: 20,
  months: 3,
  validFrom: '2012-03-01',
  source: 'WMCO art. 3 lid 1',
};
const people = (number: number, endDate?: string, workArea = 'c', employer = '12345678'): WmcoEntry[] =>
  Array.from({ length: number }, () => ({
    employer,
    workArea,
    ...(endDate === undefined ? {} : { endDate }),
  }));
const one = (entries: WmcoEntry[]) => {
  const [count, ...others] = countWmco(entries, SETTING);
  if (count === undefined || others.length > 0) throw new Error('expected one count');
  return [count.count, count.level, count.from, count.to];
};

describe('the count', () => {
  test.each([
    ['19 on one day', people(19, '2027-01-31'), [19, 'below', '2027-01-31', '2027-04-30']],
    ['20 on one day', people(20, '2027-01-31'), [20, 'reached', '2027-01-31', '2027-04-30']],
    [
      '10 and 10 exactly three months apart',
      [...people(10, '2027-01-09'), ...people(10, '2027-04-09')],
      [20, 'reached', '2027-01-09', '2027-04-09'],
    ],
    [
      '10 and 10, three months and a day apart',
      [...people(10, '2027-01-09'), ...people(10, '2027-04-10')],
      [10, 'below', '2027-01-09', '2027-04-09'],
    ],
    [
      'end of February to end of May, read backwards',
      [...people(10, '2027-02-28'), ...people(10, '2027-05-31')],
      [20, 'reached', '2027-02-28', '2027-05-31'],
    ],
    [
      'end of November to end of February',
      [...people(10, '2026-11-30'), ...people(10, '2027-02-28')],
      [20, 'reached', '2026-11-30', '2027-02-28'],
    ],
    [
      'pieces; the fullest window counts',
      [...people(7, '2026-06-01'), ...people(12, '2027-01-01'), ...people(8, '2027-03-31')],
      [20, 'reached', '2027-01-01', '2027-04-01'],
    ],
    [
      'without a date',
      [...people(15, '2027-01-31'), ...people(5)],
      [20, 'reached', '2027-01-31', '2027-04-30'],
    ],
    ['only without a date', people(3), [3, 'below', undefined, undefined]],
  ])('%s', (_, entries, expected) => {
    expect(one(entries)).toEqual(expected);
  });

  test('counts each employer and each work area by itself', () => {
    const entries = [
      ...people(12, '2027-01-31', 'c'),
      ...people(12, '2027-01-31', 'b'),
      ...people(20, '2027-01-31', 'c', 'Zuid Groep'),
    ];
    expect(countWmco(entries, SETTING).map((c) => [c.employer, c.workArea, c.count, c.level])).toEqual([
      ['12345678', 'c', 12, 'below'],
      ['12345678', 'b', 12, 'below'],
      ['Zuid Groep', 'c', 20, 'reached'],
    ]);
  });

  test('agency work, own account and seasonal work do not count; temporary work may', () => {
    expect(mayCountForWmco('agency')).toBe(false);
    expect(mayCountForWmco('self_employed')).toBe(false);
    expect(mayCountForWmco('seasonal')).toBe(false);
    expect(mayCountForWmco('temporary')).toBe(true);
    expect(mayCountForWmco('payroll')).toBe(true);
    expect(mayCountForWmco('unknown')).toBe(true);
  });
});

describe('the words', () => {
  test('at the threshold', () => {
    expect(countWmco([...people(18, '2027-01-31'), ...people(2)], SETTING)[0]?.text).toBe(
      'Wij tellen 20 mensen in dit werkgebied van 31-01-2027 tot en met 30-04-2027, naar de bedoelde einddatum. ' +
        'Daarvan hebben 2 nog geen einddatum. Vanaf 20 mensen binnen 3 maanden moet u het ontslag waarschijnlijk ' +
        'ook melden bij UWV en de vakbonden. Kijk dit na bij UWV of een jurist. Deze melding bij ons is niet de ' +
        'melding voor de Wet melding collectief ontslag (WMCO).',
    );
  });

  test('below it, they never say that there is no duty', () => {
    expect(countWmco(people(1, '2027-01-31'), SETTING)[0]?.text).toBe(
      'Wij tellen 1 persoon in dit werkgebied van 31-01-2027 tot en met 30-04-2027, naar de bedoelde einddatum. ' +
        'Let op: dit zegt niet dat u niets hoeft te melden bij UWV en de vakbonden. Wij kennen alleen de mensen ' +
        'die bij ons gemeld zijn. Kijk bij twijfel na bij UWV of een jurist wat voor u geldt. Deze melding bij ' +
        'ons is niet de melding voor de Wet melding collectief ontslag (WMCO).',
    );
  });

  test('without a setting for the day it does not guess', () => {
    expect(wmcoSettingAt([SETTING], '2012-02-29')).toBeUndefined();
    expect(wmcoSettingAt([{ ...SETTING, validTo: '2027-01-01' }], '2027-01-01')).toBeUndefined();
    expect(wmcoSettingAt([SETTING], '2012-03-01')).toBe(SETTING);
    expect(countWmco(people(30, '2027-01-31'), undefined)[0]?.level).toBe('unknown');
  });
});

test('adding a person never lowers the count, and the order of notices does not matter', () => {
  const day = fc
    .integer({ min: 0, max: 400 })
    .map((n) => new Date(1_790_000_000_000 + n * 86_400_000).toISOString().slice(0, 10));
  const entry = fc.option(day, { nil: undefined }).map((endDate) => people(1, endDate)[0] as WmcoEntry);
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 60 }), entry, (entries, extra) => {
      const before = countWmco(entries, SETTING)[0]?.count ?? 0;
      expect(countWmco([...entries, extra], SETTING)[0]?.count).toBeGreaterThanOrEqual(before);
      expect(countWmco([...entries].reverse(), SETTING)[0]?.count).toBe(before);
    }),
  );
});

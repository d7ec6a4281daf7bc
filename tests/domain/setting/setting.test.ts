// Promise: a number from law has dates and a source, and a day without a setting gives no answer instead of a guess.
import { DEFAULT_SETTINGS } from '../../../domain/setting/defaults';
import { missingRetention } from '../../../domain/setting/retention';
import type { DatedSetting } from '../../../domain/setting/setting';
import { checkSettings, parseSetting, SETTING_VALUES, settingAt } from '../../../domain/setting/setting';

const maximum = (date: string) =>
  settingAt(DEFAULT_SETTINGS, 'transition.maximum_cents', date)?.value ?? null;

test.each([
  ['2016-12-31', null],
  ['2017-01-01', 7_700_000],
  ['2017-12-31', 7_700_000],
  ['2018-01-01', 7_900_000],
  ['2026-12-31', 10_200_000],
  ['2027-01-01', null],
])('the maximum on %s is %s', (date, cents) => {
  expect(maximum(date)).toBe(cents);
});

test('the defaults are well formed, do not overlap, have a source, and cover every key', () => {
  expect(DEFAULT_SETTINGS.map((setting) => parseSetting(setting)).filter((result) => !result.ok)).toEqual([]);
  expect(checkSettings(DEFAULT_SETTINGS).ok).toBe(true);
  expect(new Set(DEFAULT_SETTINGS.map((setting) => setting.key))).toEqual(
    new Set(Object.keys(SETTING_VALUES)),
  );
  expect(DEFAULT_SETTINGS.filter((setting) => setting.status === 'verified')).toEqual([]);
});

const row: DatedSetting = {
  key: 'recall.weeks',
  validFrom: '2026-01-01',
  validTo: '2027-01-01',
  value: 26,
  source: 'BW 7:681',
  status: 'verified',
};

test.each([
  [{ ...row, key: 'shoe.size' }, 'setting_unknown'],
  [{ ...row, key: 'toString' }, 'setting_unknown'],
  [{ ...row, value: '26' }, 'input_invalid'],
  [{ ...row, validTo: '2026-01-01' }, 'input_invalid'],
  [{ ...row, source: '' }, 'input_invalid'],
  [{ ...row, key: 'notice.employer_months', value: [{ fromYears: 5, months: 2 }] }, 'input_invalid'],
  [
    {
      ...row,
      key: 'notice.employer_months',
      value: [
        { fromYears: 0, months: 1 },
        { fromYears: 0, months: 2 },
      ],
    },
    'input_invalid',
  ],
])('%j is refused', (bad, code) => {
  expect(parseSetting(bad)).toMatchObject({ ok: false, error: { code } });
});

test('periods of one key may touch but not overlap', () => {
  const next = { ...row, validFrom: '2027-01-01', validTo: null };
  expect(checkSettings([row, next]).ok).toBe(true);
  expect(checkSettings([row, { ...next, validFrom: '2026-12-31' }])).toMatchObject({
    error: { code: 'setting_period_overlaps', details: { key: 'recall.weeks' } },
  });
  expect(settingAt([row, next], 'recall.weeks', '2027-01-01')).toBe(next);
  expect(settingAt([row, next], 'recall.weeks', '2026-12-31')).toBe(row);
});

test('a region that has not decided how long data are kept is told what is missing', () => {
  expect(missingRetention([])).toHaveLength(8);
  const rule = {
    class: 'trajectory',
    months: 60,
    controller: 'Gemeente Oss',
    legalBasis: 'convenant',
  } as const;
  expect(missingRetention([rule])).not.toContain('trajectory');
});

import { checkKvkNumber, normaliseKvkNumber } from '../../../domain/party/kvk-number';
import { sizeClassOf } from '../../../domain/party/size-class';

describe('KvK number: only the shape can be checked, and each mistake is told apart', () => {
  test.each([
    ['12345678', null],
    ['01234567', null],
    ['KvK 12 34 56 78', null],
    ['12.34.56.78', null],
    ['1234567', 'kvk_missing_zero'],
    ['000012345678', 'kvk_is_branch_number'],
    ['123456789', 'kvk_is_rsin'],
    ['00000000', 'kvk_wrong'],
    ['1234567a', 'kvk_wrong'],
    ['', 'kvk_wrong'],
  ])('%s → %s', (given, expected) => {
    expect(checkKvkNumber(given)).toBe(expected);
  });

  test('is written as eight digits', () => {
    expect(normaliseKvkNumber('KvK: 12 34 56 78')).toBe('12345678');
  });
});

describe('size class (EU 2003/361): people and one of two money limits; unknown facts never decide', () => {
  test.each([
    [9, 'up_to_2m', 'up_to_2m', 'micro'],
    [9, 'over_50m', 'up_to_2m', 'micro'],
    [10, 'up_to_2m', 'up_to_2m', 'small'],
    [49, 'up_to_10m', 'over_43m', 'small'],
    [50, 'up_to_10m', 'up_to_10m', 'medium'],
    [249, 'over_50m', 'up_to_43m', 'medium'],
    [249, 'over_50m', 'over_43m', 'large'],
    [250, 'up_to_2m', 'up_to_2m', 'large'],
    [250, 'unknown', undefined, 'large'],
    [9, 'unknown', 'up_to_2m', 'micro'],
    [9, 'unknown', 'up_to_10m', 'unknown'],
    [9, undefined, undefined, 'unknown'],
    [undefined, 'up_to_2m', 'up_to_2m', 'unknown'],
    [undefined, 'over_50m', 'over_43m', 'large'],
    [20, 'up_to_10m', undefined, 'small'],
    [20, 'up_to_50m', undefined, 'unknown'],
  ] as const)(
    '%s people, turnover %s, balance %s → %s',
    (headcount, turnoverClass, balanceClass, expected) => {
      expect(
        sizeClassOf({
          ...(headcount === undefined ? {} : { headcount }),
          ...(turnoverClass === undefined ? {} : { turnoverClass }),
          ...(balanceClass === undefined ? {} : { balanceClass }),
        }),
      ).toBe(expected);
    },
  );
});

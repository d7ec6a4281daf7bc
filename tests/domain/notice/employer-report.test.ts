// Promise: the employer's numbers never tell about fewer people than the minimum, not in one report and not by
// subtracting two of them.
import fc from 'fast-check';
import { countCells, hideFew, mayReplace, REPORT_CELLS } from '../../../domain/notice/employer-report';
import type { ReportCounts } from '../../../domain/notice/employer-report';

const cells = (
  asked: number,
  not_enrolled: number,
  guided: number,
  placed = 0,
  closed = 0,
): ReportCounts => ({
  ...{ asked, not_enrolled, guided, placed, closed },
});

test('stages are added up to what an employer may know', () => {
  expect(countCells({ registered: 3, enrolled: 2, triage: 4, guided: 1, closed: 2 })).toEqual(
    cells(3, 0, 7, 0, 2),
  );
});

test('cells with few people are hidden, and never only one of them', () => {
  expect(hideFew(cells(20, 3, 12))).toEqual({
    asked: 20,
    not_enrolled: null,
    guided: null,
    placed: null,
    closed: null,
  });
  expect(hideFew(cells(20, 6, 12))).toEqual({
    asked: 20,
    not_enrolled: 6,
    guided: 12,
    placed: null,
    closed: null,
  });
  expect(hideFew(cells(3, 0, 0))).toEqual({
    asked: null,
    not_enrolled: null,
    guided: null,
    placed: null,
    closed: null,
  });
});

test('new numbers wait until the difference is about enough people', () => {
  expect(mayReplace(null, cells(20, 0, 0))).toBe(true);
  expect(mayReplace(cells(20, 0, 0), cells(19, 0, 1))).toBe(false);
  expect(mayReplace(cells(20, 0, 0), cells(15, 0, 5))).toBe(true);
  expect(mayReplace(cells(20, 0, 0), cells(14, 1, 5))).toBe(false);
  expect(mayReplace(cells(20, 0, 0), cells(20, 0, 0))).toBe(true);
});

test('for any numbers: what is hidden cannot be computed from the total', () => {
  const count = fc.integer({ min: 0, max: 40 });
  fc.assert(
    fc.property(fc.tuple(count, count, count, count, count), (numbers) => {
      const counts = cells(...numbers);
      const safe = hideFew(counts);
      const shown = REPORT_CELLS.filter((cell) => safe[cell] !== null);
      const total = numbers.reduce((sum, number) => sum + number, 0);
      const rest = total - shown.reduce((sum, cell) => sum + counts[cell], 0);
      expect(shown.every((cell) => counts[cell] >= 5 && safe[cell] === counts[cell])).toBe(true);
      expect(rest === 0 || rest >= 5 || shown.length === 0).toBe(true);
    }),
  );
});

import type { TrajectoryStage } from '../trajectory/state';

/**
 * What the leaving employer sees of how people are doing: numbers only, never about fewer people than the
 * minimum, and never so that two reports can be subtracted to less (D96, K2, domain 3.11).
 */
export const REPORT_CELLS = ['asked', 'not_enrolled', 'guided', 'placed', 'closed'] as const;
export type ReportCell = (typeof REPORT_CELLS)[number];

export const REPORT_CELL_TEXT: Readonly<Record<ReportCell, string>> = {
  asked: 'gevraagd',
  not_enrolled: 'doet nu niet mee',
  guided: 'wordt begeleid',
  placed: 'heeft werk',
  closed: 'afgesloten',
};

const CELL_OF_STAGE: Readonly<Record<TrajectoryStage, ReportCell>> = {
  registered: 'asked',
  not_enrolled: 'not_enrolled',
  enrolled: 'guided',
  intake: 'guided',
  triage: 'guided',
  guided: 'guided',
  matching: 'guided',
  placed: 'placed',
  aftercare: 'placed',
  closed: 'closed',
};

/** Fewer people than this can be recognised. */
export const MINIMUM_GROUP = 5;

export type ReportCounts = Readonly<Record<ReportCell, number>>;

/** A cell is null when it is hidden: too few people, or it would give a hidden one away. */
export type SafeCounts = Readonly<Record<ReportCell, number | null>>;

/** Adds stages up to the cells of the report. */
export function countCells(stages: Readonly<Partial<Record<TrajectoryStage, number>>>): ReportCounts {
  const counts = { asked: 0, not_enrolled: 0, guided: 0, placed: 0, closed: 0 };
  for (const [stage, count] of Object.entries(stages) as [TrajectoryStage, number][]) {
    counts[CELL_OF_STAGE[stage]] += count;
  }
  return counts;
}

/**
 * Whether new numbers may replace the last ones: no cell may differ by fewer people than the minimum, else the
 * difference of the two reports tells about those few.
 * @param last null when nothing was shown yet
 */
export function mayReplace(last: ReportCounts | null, next: ReportCounts, minimum = MINIMUM_GROUP): boolean {
  if (last === null) return true;
  return REPORT_CELLS.every((cell) => {
    const difference = Math.abs(next[cell] - last[cell]);
    return difference === 0 || difference >= minimum;
  });
}

/**
 * Hides cells with fewer people than the minimum. When what is hidden adds up to fewer than the minimum, it could
 * be computed from the total, so the smallest shown cell is hidden as well. An empty cell counts as few: that
 * nobody is in it is also known about everybody.
 */
export function hideFew(counts: ReportCounts, minimum = MINIMUM_GROUP): SafeCounts {
  const hidden = new Set(REPORT_CELLS.filter((cell) => counts[cell] < minimum));
  const sumHidden = (): number => [...hidden].reduce((sum, cell) => sum + counts[cell], 0);
  while (hidden.size > 0 && hidden.size < REPORT_CELLS.length && sumHidden() > 0 && sumHidden() < minimum) {
    const shown = REPORT_CELLS.filter((cell) => !hidden.has(cell));
    const smallest = shown.reduce((least, cell) => (counts[cell] < counts[least] ? cell : least));
    hidden.add(smallest);
  }
  const safe = REPORT_CELLS.map((cell) => [cell, hidden.has(cell) ? null : counts[cell]]);
  return Object.fromEntries(safe) as SafeCounts;
}

/** What one upload may cost. Beyond a limit the file is refused with one sentence; nothing is cut off silently. */
export const FILE_LIMITS = {
  bytes: 5 * 1024 * 1024,
  /** Rows with a person. */
  rows: 5_000,
  columns: 60,
  /** Rows that may stand around the people: titles, totals, notes. */
  otherRows: 500,
  /** Longest text of one cell; longer ones are cut for showing and held. */
  cellText: 4_000,
  zipEntries: 200,
  /** Unpacked size against packed size, per entry of a zip. */
  zipRatio: 100,
  /** Small entries (an almost empty styles file) pack very well; below this size the ratio says nothing. */
  zipRatioFrom: 1024 * 1024,
  zipEntryBytes: 48 * 1024 * 1024,
  zipTotalBytes: 96 * 1024 * 1024,
  heapMegabytes: 256,
  milliseconds: 20_000,
  /** Files read at the same time, and waiting. */
  atOnce: 2,
  waiting: 20,
} as const;

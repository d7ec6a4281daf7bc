import type { ReportCounts, SafeCounts } from '../../domain/notice/employer-report';
import { countCells, hideFew, mayReplace } from '../../domain/notice/employer-report';
import type { TrajectoryStage } from '../../domain/trajectory/state';
import type { Transaction } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';

/** Numbers for the employer, as of the day they were made. */
export interface EmployerReport {
  readonly counts: SafeCounts;
  /** How many people the notice is about: the employer knows that already. */
  readonly people: number;
  readonly publishedAt: Date;
}

/**
 * The employer's numbers of one notice. New numbers are made only when they differ from the last ones by enough
 * people; until then everybody sees the last ones again.
 */
export async function employerReportOf(
  tx: Transaction,
  context: Pick<ServiceContext, 'now'>,
  noticeId: string,
): Promise<EmployerReport> {
  const { rows } = await tx.query<{ stage: TrajectoryStage; count: number }>(
    'SELECT stage, count(*) AS count FROM trajectory WHERE notice_id = $1 GROUP BY stage',
    [noticeId],
  );
  const current = countCells(Object.fromEntries(rows.map((row) => [row.stage, row.count])));
  const people = rows.reduce((sum, row) => sum + row.count, 0);
  const shown = await tx.query<{ counts: ReportCounts; publishedAt: Date }>(
    `SELECT counts, published_at AS "publishedAt" FROM notice_report WHERE notice_id = $1 FOR UPDATE`,
    [noticeId],
  );
  const last = shown.rows[0];
  if (last !== undefined && !mayReplace(last.counts, current)) {
    return { counts: hideFew(last.counts), people, publishedAt: last.publishedAt };
  }
  const publishedAt = context.now();
  await tx.query(
    `INSERT INTO notice_report (notice_id, counts, published_at) VALUES ($1, $2, $3)
     ON CONFLICT (notice_id) DO UPDATE SET counts = excluded.counts, published_at = excluded.published_at`,
    [noticeId, JSON.stringify(current), publishedAt],
  );
  return { counts: hideFew(current), people, publishedAt };
}

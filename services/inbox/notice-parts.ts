import { noticeEventContract } from '../../domain/notice/contract';
import type { NoticeEventContract } from '../../domain/notice/contract';
import { makeProblem } from '../../domain/notice/describe-issue';
import { systemViewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { Transaction } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';
import type { InboxRow } from './inbox-row';
import { fromProblem, writeRefusal } from './reply';

type Reference = Pick<InboxRow, 'partnerCode' | 'key'>;

/** Parts that nobody completed are refused after this, so that the sender hears what is missing. */
const PATIENCE_MS = 24 * 3_600_000;

/** The parts of a notice that are here, by number. */
export async function findParts(
  context: Pick<ServiceContext, 'pool'>,
  { partnerCode, key }: Reference,
): Promise<NoticeEventContract[]> {
  const { rows } = await context.pool.query<{ payload: unknown }>(
    'SELECT payload FROM notice_part WHERE partner_code = $1 AND own_reference = $2 ORDER BY part',
    [partnerCode, key],
  );
  // Read through the contract again: the database orders keys in its own way, and parts are compared as text.
  return rows.map((row) => noticeEventContract.parse(row.payload));
}

/** Keeps a part until the others are here; the same part again replaces it. */
export async function keepPart(
  tx: Transaction,
  { partnerCode, key }: Reference,
  part: NoticeEventContract,
  now: Date,
): Promise<void> {
  await tx.query(
    `INSERT INTO notice_part (partner_code, own_reference, part, total, payload, received_at)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (partner_code, own_reference, part)
     DO UPDATE SET total = excluded.total, payload = excluded.payload, received_at = excluded.received_at`,
    [partnerCode, key, part.deel ?? 1, part.van ?? 1, JSON.stringify(part), now],
  );
}

/** Forgets the parts of a notice: it is accepted, or they do not belong together. */
export async function dropParts(tx: Transaction, { partnerCode, key }: Reference): Promise<void> {
  await tx.query('DELETE FROM notice_part WHERE partner_code = $1 AND own_reference = $2', [
    partnerCode,
    key,
  ]);
}

interface Stale {
  readonly partnerCode: string;
  readonly key: string;
  readonly total: number;
  readonly parts: number[];
  readonly [column: string]: unknown;
}

/**
 * Refuses notices of which parts stay away for a day, naming the missing parts.
 * @returns how many notices were refused
 */
export async function expireParts(context: ServiceContext): Promise<number> {
  const before = new Date(context.now().getTime() - PATIENCE_MS);
  return withViewer(context, systemViewer('inbox'), async (tx) => {
    const { rows } = await tx.query<Stale>(
      `WITH gone AS (DELETE FROM notice_part p WHERE (partner_code, own_reference) IN (
           SELECT partner_code, own_reference FROM notice_part GROUP BY 1, 2 HAVING max(received_at) < $1)
         RETURNING partner_code, own_reference, part, total)
       SELECT partner_code AS "partnerCode", own_reference AS key, max(total) AS total, array_agg(part) AS parts
       FROM gone GROUP BY 1, 2 ORDER BY 1, 2`,
      [before],
    );
    for (const stale of rows) {
      const missing = Array.from({ length: stale.total }, (_, index) => index + 1).filter(
        (number) => !stale.parts.includes(number),
      );
      const problem = makeProblem(['deel'], 'parts_missing', { limit: missing.slice(0, 20).join(', ') });
      await writeRefusal(tx, context, stale, [fromProblem(problem)]);
    }
    return rows.length;
  });
}

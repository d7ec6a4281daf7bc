import type { ConsentLine } from '../../domain/consent/ledger';
import { consentSentence, parseReceiver } from '../../domain/consent/ledger';
import { actorOf } from '../access/viewer';
import type { Transaction } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';
import { insertRows } from '../shared/insert-rows';

const COLUMNS = {
  id: 'uuid',
  trajectory_id: 'uuid',
  item: 'text',
  purpose: 'text',
  receiver: 'text',
  given_at: 'timestamptz',
  valid_until: 'date',
  wording: 'text',
  recorded_by: 'uuid',
} as const;

/** A line of the ledger as it is stored. */
export type StoredConsent = ConsentLine & { readonly id: string; readonly wording: string };

/** Writes lines into the ledger, each with the sentence that was agreed to. */
export async function insertConsents(
  tx: Transaction,
  context: Pick<ServiceContext, 'newId'>,
  trajectoryId: string,
  lines: readonly ConsentLine[],
): Promise<void> {
  const actor = actorOf(tx.viewer);
  const names = await organisationNames(tx, lines);
  await insertRows(
    tx,
    'consent',
    COLUMNS,
    lines.map((line) => ({
      id: context.newId(),
      trajectory_id: trajectoryId,
      item: line.item,
      purpose: line.purpose,
      receiver: line.receiver,
      given_at: line.givenAt,
      valid_until: line.validUntil,
      wording: consentSentence(line, names.get(parseReceiver(line.receiver)?.organisationId ?? '') ?? null),
      recorded_by: actor.kind === 'account' ? actor.id : null,
    })),
  );
}

/** The ledger of one trajectory, oldest first. */
export async function readConsents(tx: Transaction, trajectoryId: string): Promise<StoredConsent[]> {
  const { rows } = await tx.query<
    Omit<StoredConsent, 'givenAt' | 'withdrawnAt'> & { givenAt: Date; withdrawnAt: Date | null }
  >(
    `SELECT id, item, purpose, receiver, given_at AS "givenAt", valid_until AS "validUntil",
       withdrawn_at AS "withdrawnAt", wording
     FROM consent WHERE trajectory_id = $1 ORDER BY given_at, id`,
    [trajectoryId],
  );
  return rows.map((row) => ({
    ...row,
    givenAt: row.givenAt.toISOString(),
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  }));
}

async function organisationNames(
  tx: Transaction,
  lines: readonly ConsentLine[],
): Promise<Map<string, string>> {
  const ids = lines.flatMap((line) => parseReceiver(line.receiver)?.organisationId ?? []);
  if (ids.length === 0) return new Map();
  const { rows } = await tx.query<{ id: string; name: string }>(
    'SELECT id, name FROM organisation WHERE id = ANY ($1::uuid[])',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}

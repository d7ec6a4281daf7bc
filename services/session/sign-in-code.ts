import { randomBytes, randomInt } from 'node:crypto';
import { systemViewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { Transaction } from '../access/with-viewer';
import { insertMails } from '../mail/write-mails';
import type { ServiceContext } from '../shared/context';
import { absoluteMilliseconds, hashOf } from './session-policy';

/** A code is good for this long, once, and for this many tries. */
const codeMilliseconds = 15 * 60 * 1000;
const mostTries = 5;

/** More mails than this in a quarter of an hour help nobody. */
const mostCodes = 3;

/**
 * Asks for a code by mail, for employees: they have no account at a provider. Whether the address is known shows in
 * nothing: the answer is the same and comes back either way. The code works only together with the secret that the
 * browser gets now, so a mail that others read, or a link that a scanner opens, lets nobody in.
 *
 * @param email as it was typed
 * @returns the secret for the cookie of the browser that asked
 */
export async function requestSignInCode(context: ServiceContext, email: string): Promise<string> {
  const challenge = randomBytes(32).toString('base64url');
  const now = context.now();
  await withViewer(context, systemViewer('sign-in'), async (tx) => {
    const personId = await findPerson(tx, email.trim());
    if (personId === null || (await countCodes(tx, personId, now)) >= mostCodes) return;
    const code = String(randomInt(0, 100_000_000)).padStart(8, '0');
    const data = { kind: 'code', personId, codeHash: hashOf(`${challenge} ${code}`), tries: 0 };
    await tx.query(
      `INSERT INTO session (id_hash, account_id, data, created_at, last_seen_at, expires_at)
       VALUES ($1, NULL, $2, $3, $3, $4)`,
      [hashOf(challenge), JSON.stringify(data), now, new Date(now.getTime() + codeMilliseconds)],
    );
    const mail = {
      key: `sign-in-code/${hashOf(challenge).slice(0, 32)}`,
      template: 'sign-in-code',
      recipient: { kind: 'person', id: personId },
      subjectId: null,
      params: { code },
    } as const;
    await insertMails(tx, context, [mail], now);
  });
  return challenge;
}

/**
 * Lets somebody in with the code from his mail. One statement counts the try and decides, so that two tries at the
 * same moment are two tries.
 *
 * @param challenge the secret of the browser that asked for the code
 * @returns the secret of a new session and whose it is, or null for a wrong, old or used code
 */
export async function confirmSignInCode(
  context: ServiceContext,
  challenge: string,
  code: string,
): Promise<{ readonly secret: string; readonly personId: string } | null> {
  const now = context.now();
  return withViewer(context, systemViewer('sign-in'), async (tx) => {
    const tried = await tx.query<{ personId: string; good: boolean }>(
      `UPDATE session SET data = jsonb_set(data, '{tries}', to_jsonb((data->>'tries')::int + 1)),
         revoked_at = CASE WHEN data->>'codeHash' = $3 THEN $2::timestamptz END
       WHERE id_hash = $1 AND revoked_at IS NULL AND expires_at > $2 AND data->>'kind' = 'code'
         AND (data->>'tries')::int < $4
       RETURNING data->>'personId' AS "personId", revoked_at IS NOT NULL AS good`,
      [hashOf(challenge), now, hashOf(`${challenge} ${code}`), mostTries],
    );
    const row = tried.rows[0];
    if (row === undefined || !row.good) return null;
    const secret = randomBytes(32).toString('base64url');
    await tx.query(
      `INSERT INTO session (id_hash, account_id, data, created_at, last_seen_at, expires_at)
       VALUES ($1, NULL, $2, $3, $3, $4)`,
      [
        hashOf(secret),
        JSON.stringify({ kind: 'person', personId: row.personId }),
        now,
        new Date(now.getTime() + absoluteMilliseconds),
      ],
    );
    return { secret, personId: row.personId };
  });
}

/** Somebody with this private address; with several notices, the newest one counts. */
async function findPerson(tx: Transaction, email: string): Promise<string | null> {
  if (email === '') return null;
  const { rows } = await tx.query<{ id: string }>(
    `SELECT id FROM person WHERE lower(email) = lower($1) AND erased_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 1`,
    [email],
  );
  return rows[0]?.id ?? null;
}

async function countCodes(tx: Transaction, personId: string, now: Date): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    `SELECT count(*) AS count FROM session
     WHERE data->>'kind' = 'code' AND data->>'personId' = $1 AND created_at > $2`,
    [personId, new Date(now.getTime() - codeMilliseconds)],
  );
  return rows[0]?.count ?? 0;
}

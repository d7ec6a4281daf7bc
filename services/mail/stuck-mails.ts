import { ok, refuse } from '../../domain/shared/result';
import type { Result } from '../../domain/shared/result';
import { hasRole } from '../access/viewer';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import { closeAlarm, logAdministration } from '../outbox/parked-events';
import type { ServiceContext } from '../shared/context';

/** A mail that needs a person to decide, as an administrator sees it: no address, no content. */
export interface StuckMail {
  readonly id: string;
  readonly template: string;
  /** `uncertain`: it may have arrived. `parked`: it did not leave. */
  readonly state: 'uncertain' | 'parked';
  readonly error: string | null;
  readonly attempts: number;
  readonly createdAt: string;
}

/** Mails of unknown fate and mails that keep failing, oldest first; at most a hundred. */
export async function findStuckMails(
  context: Pick<ServiceContext, 'pool'>,
  viewer: Viewer,
): Promise<Result<StuckMail[]>> {
  if (!hasRole(viewer, 'administrator')) return refuse('message_not_allowed');
  return withViewer(context, viewer, async (tx) => {
    const { rows } = await tx.query<Omit<StuckMail, 'createdAt'> & { createdAt: Date }>(
      `SELECT id, template, state, error, attempts, created_at AS "createdAt" FROM mail
       WHERE state IN ('uncertain', 'parked') ORDER BY created_at, id LIMIT 100`,
    );
    return ok(rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })));
  });
}

/** Sends a stuck mail again with the same Message-ID. An uncertain one may then arrive twice. Audited. */
export async function resendMail(context: Tools, viewer: Viewer, id: string): Promise<Result<true>> {
  return settle(context, viewer, id, 'mail.resend', "state = 'pending', attempts = 0, next_at = $2");
}

/** Leaves a stuck mail as it is: it arrived, or it is not needed any more. Audited. */
export async function skipMail(context: Tools, viewer: Viewer, id: string): Promise<Result<true>> {
  return settle(context, viewer, id, 'mail.skip', "state = 'skipped', next_at = $2");
}

type Tools = Pick<ServiceContext, 'pool' | 'now' | 'newId' | 'wake'>;

async function settle(
  context: Tools,
  viewer: Viewer,
  id: string,
  action: string,
  change: string,
): Promise<Result<true>> {
  if (!hasRole(viewer, 'administrator')) return refuse('message_not_allowed');
  return withViewer(context, viewer, async (tx) => {
    const { rowCount } = await tx.query(
      `UPDATE mail SET ${change} WHERE id = $1 AND state IN ('uncertain', 'parked')`,
      [id, context.now()],
    );
    if (rowCount !== 1) return refuse('message_not_parked');
    await closeAlarm(tx, 'mail_uncertain', id, context.now());
    await closeAlarm(tx, 'mail_parked', id, context.now());
    await logAdministration(tx, context, action, id);
    tx.afterCommit(() => {
      context.wake('overstap_mail');
    });
    return ok(true);
  });
}

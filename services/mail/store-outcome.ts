import { reportAlarm } from '../outbox/report-alarm';
import type { ServiceContext } from '../shared/context';
import type { SendOutcome } from './mail-sender';
import { markMails, markMailsSent, postponeMails } from './mail-store';
import type { MailIds, TakenMail } from './mail-store';

/** Mails that leave as one: a single one, or all of an overview. */
export type MailGroup = readonly [TakenMail, ...TakenMail[]];
type Tools = Pick<ServiceContext, 'pool' | 'now' | 'newId' | 'log'>;

const MOST_ATTEMPTS = 8;
const RETRY_MS = [60_000, 300_000, 900_000, 3_600_000, 14_400_000] as const;

export function idsOf(mails: MailGroup): MailIds {
  return mails.map(({ id }) => id);
}

/**
 * Stores what became of mails.
 * @param repeatable true when a second copy does no harm
 * @returns false when the server could not be reached
 */
export async function storeOutcome(
  mails: MailGroup,
  outcome: SendOutcome,
  repeatable: boolean,
  context: Tools,
): Promise<boolean> {
  switch (outcome.kind) {
    case 'sent':
      await markMailsSent(context, idsOf(mails));
      context.log.info({ mail: mails[0].id, template: mails[0].template, mails: mails.length }, 'mail-sent');
      return true;
    case 'away':
      await postponeMails(context, idsOf(mails), context.now(), outcome.code, false);
      return false;
    case 'later':
      await tryLater(mails, outcome.code, context);
      return true;
    case 'unknown':
      if (repeatable) await tryLater(mails, outcome.code, context);
      else {
        await markMails(context, idsOf(mails), 'uncertain', outcome.code);
        await reportAlarm(context, 'mail_uncertain', mails[0].id, { code: outcome.code });
      }
      return true;
    case 'refused':
      return park(mails, outcome.code, { context });
  }
}

async function tryLater(mails: MailGroup, code: string, context: Tools): Promise<void> {
  const attempts = Math.max(...mails.map((mail) => mail.attempts));
  if (attempts >= MOST_ATTEMPTS) {
    await park(mails, code, { context });
    return;
  }
  const pause = RETRY_MS[Math.min(attempts - 1, RETRY_MS.length - 1)] ?? 14_400_000;
  await postponeMails(context, idsOf(mails), new Date(context.now().getTime() + pause), code, true);
}

/** Sets mails aside for an administrator, with an alarm. */
export async function park(
  mails: MailGroup,
  code: string,
  tools: { readonly context: Tools },
): Promise<boolean> {
  await markMails(tools.context, idsOf(mails), 'parked', code);
  await reportAlarm(tools.context, 'mail_parked', mails[0].id, { code, mails: mails.length });
  return true;
}

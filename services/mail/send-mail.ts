import { addDays, amsterdamDate, instantAt } from '../../domain/shared/dates';
import { reportAlarm } from '../outbox/report-alarm';
import type { ServiceContext } from '../shared/context';
import { findMailContext } from './find-mail-facts';
import type { MailContext } from './find-mail-facts';
import { isMailbox } from './header-guard';
import type { MailSender, SendOutcome } from './mail-sender';
import { countSentSince, markMail, markMailSent, postponeMail } from './mail-store';
import type { TakenMail } from './mail-store';
import type { MailTemplate } from './mail-template';
import { messageIdOf } from './message-id';
import { renderMail } from './render-mail';
import { mailTemplate } from './templates';

/** Where mails lead; the pages own the addresses. */
export interface MailLinks {
  task(id: string): string;
  tasks(): string;
  run(id: string): string;
  notice(id: string): string;
  start(): string;
}

export interface MailTools {
  readonly context: Pick<ServiceContext, 'pool' | 'now' | 'newId' | 'log'>;
  readonly sender: MailSender;
  readonly links: MailLinks;
  readonly titleOf: (taskType: string) => string | null;
  /** Domain of the Message-ID: that of our own sending address. */
  readonly domain: string;
}

/** Nobody gets more than this on one day, urgent mails apart. */
export const MOST_A_DAY = 20;
const MOST_ATTEMPTS = 8;
const RETRY_MS = [60_000, 300_000, 900_000, 3_600_000, 14_400_000] as const;

/**
 * Sends one taken mail, or says why it does not go: it is checked again whether it is still wanted, the address
 * is looked up now, and what became of it is stored.
 * @returns false when the server could not be reached, so that the lane waits
 */
export async function sendMail(mail: TakenMail, tools: MailTools): Promise<boolean> {
  const template = mailTemplate(mail.template);
  if (template === undefined) return park(mail, 'template_unknown', tools);
  const found = await findMailContext(tools.context, mail, tools.titleOf);
  if (template.whileTaskOpen && !found.taskOpen) {
    await markMail(tools.context, mail.id, 'skipped', 'task_not_open');
    return true;
  }
  if (found.address === null) return park(mail, 'address_missing', tools);
  if (!isMailbox(found.address)) return park(mail, 'address_invalid', tools);
  if (!template.urgent && (await hadEnough(mail, tools))) return true;
  const now = tools.context.now();
  const messageId = messageIdOf(mail.key, tools.domain);
  const link = linkOf(template, found, tools.links);
  const rendered = renderMail(template, found.facts, link, messageId.slice(1, -1), now);
  if (rendered === null) return park(mail, 'subject_invalid', tools);
  const outcome = await tools.sender.send({ ...rendered, to: found.address, messageId });
  return store(mail, outcome, template.repeatable || mail.repeatable, tools);
}

function linkOf(template: MailTemplate, found: MailContext, links: MailLinks): string {
  switch (template.link) {
    case 'task':
      return found.taskId === null ? links.tasks() : links.task(found.taskId);
    case 'tasks':
      return links.tasks();
    case 'run':
      return found.runId === null ? links.start() : links.run(found.runId);
    case 'notice':
      return found.noticeId === null ? links.start() : links.notice(found.noticeId);
    case 'start':
      return links.start();
  }
}

async function store(
  mail: TakenMail,
  outcome: SendOutcome,
  repeatable: boolean,
  { context }: MailTools,
): Promise<boolean> {
  switch (outcome.kind) {
    case 'sent':
      await markMailSent(context, mail.id);
      context.log.info({ mail: mail.id, template: mail.template }, 'mail-sent');
      return true;
    case 'away':
      await postponeMail(context, mail.id, context.now(), outcome.code, false);
      return false;
    case 'later':
      await tryLater(mail, outcome.code, context);
      return true;
    case 'unknown':
      if (repeatable) await tryLater(mail, outcome.code, context);
      else {
        await markMail(context, mail.id, 'uncertain', outcome.code);
        await reportAlarm(context, 'mail_uncertain', mail.id, { code: outcome.code });
      }
      return true;
    case 'refused':
      await markMail(context, mail.id, 'parked', outcome.code);
      await reportAlarm(context, 'mail_parked', mail.id, { code: outcome.code });
      return true;
  }
}

async function tryLater(mail: TakenMail, code: string, context: MailTools['context']): Promise<void> {
  if (mail.attempts >= MOST_ATTEMPTS) {
    await markMail(context, mail.id, 'parked', code);
    await reportAlarm(context, 'mail_parked', mail.id, { code });
    return;
  }
  const pause = RETRY_MS[Math.min(mail.attempts - 1, RETRY_MS.length - 1)] ?? 14_400_000;
  await postponeMail(context, mail.id, new Date(context.now().getTime() + pause), code, true);
}

async function park(mail: TakenMail, code: string, { context }: MailTools): Promise<boolean> {
  await markMail(context, mail.id, 'parked', code);
  await reportAlarm(context, 'mail_parked', mail.id, { code });
  return true;
}

/** More than the day's measure waits until tomorrow morning. */
async function hadEnough(mail: TakenMail, { context }: MailTools): Promise<boolean> {
  const today = amsterdamDate(context.now().toISOString());
  const sent = await countSentSince(context, mail, new Date(instantAt(today, '00:00')));
  if (sent < MOST_A_DAY) return false;
  await postponeMail(
    context,
    mail.id,
    new Date(instantAt(addDays(today, 1), '07:00')),
    'enough_today',
    false,
  );
  return true;
}

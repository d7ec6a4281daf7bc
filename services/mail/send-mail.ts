import { addDays, amsterdamDate, instantAt } from '../../domain/shared/dates';
import type { ServiceContext } from '../shared/context';
import { findMailContext } from './find-mail-facts';
import type { MailContext } from './find-mail-facts';
import { isMailbox } from './header-guard';
import type { MailSender } from './mail-sender';
import { countSentSince, findWithOpenTask, markMails, postponeMails, takeCompanions } from './mail-store';
import type { TakenMail } from './mail-store';
import type { MailTemplate } from './mail-template';
import { messageIdOf } from './message-id';
import { overviewOf } from './overview';
import { renderMail } from './render-mail';
import { idsOf, park, storeOutcome } from './store-outcome';
import type { MailGroup } from './store-outcome';
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

/**
 * Sends taken mails: what may be collected as one overview per recipient, the rest one by one.
 * @returns how many mails were dealt with, and how many could not leave because the server was away
 */
export async function sendMails(
  taken: readonly TakenMail[],
  tools: MailTools,
): Promise<{ dealtWith: number; away: number }> {
  const groups = await groupMails(taken, tools);
  const results = await Promise.allSettled(groups.map((group) => sendGroup(group, tools)));
  const reached = results.filter((result) => result.status === 'fulfilled' && result.value).length;
  return { dealtWith: reached, away: results.length - reached };
}

async function groupMails(taken: readonly TakenMail[], { context }: MailTools): Promise<MailGroup[]> {
  const single = taken.filter((mail) => mail.params['digest'] !== true);
  const recipients = new Map<string, TakenMail[]>();
  for (const mail of taken)
    if (mail.params['digest'] === true)
      recipients.set(mail.recipientId, [...(recipients.get(mail.recipientId) ?? []), mail]);
  const groups: MailGroup[] = single.map((mail) => [mail]);
  for (const [recipientId, mails] of recipients) {
    const [first, ...others] = [...mails, ...(await takeCompanions(context, recipientId))];
    if (first !== undefined) groups.push([first, ...others]);
  }
  return groups;
}

/**
 * Sends one mail, or says why it does not go: it is checked again whether it is still wanted, the address is
 * looked up now, and what became of it is stored.
 * @returns false when the server could not be reached, so that the lane waits
 */
async function sendGroup(group: MailGroup, tools: MailTools): Promise<boolean> {
  const [first, ...others] = await dropUnwanted(group, tools);
  if (first === undefined) return true;
  const mails: MailGroup = [first, ...others];
  const template = others.length > 0 ? overviewOf(mails) : mailTemplate(first.template);
  if (template === undefined) return true;
  const found = await findMailContext(tools.context, first, tools.titleOf);
  if (found.address === null) return park(mails, 'address_missing', tools);
  if (!isMailbox(found.address)) return park(mails, 'address_invalid', tools);
  if (!template.urgent && (await hadEnough(mails, tools))) return true;
  const messageId = messageIdOf(mails.map((mail) => mail.key).join(' '), tools.domain);
  const link = linkOf(template, found, tools.links);
  const rendered = renderMail(template, found.facts, link, messageId.slice(1, -1), tools.context.now());
  if (rendered === null) return park(mails, 'subject_invalid', tools);
  const outcome = await tools.sender.send({ ...rendered, to: found.address, messageId });
  return storeOutcome(mails, outcome, template.repeatable || first.repeatable, tools.context);
}

async function dropUnwanted(group: MailGroup, tools: MailTools): Promise<TakenMail[]> {
  const unknown = group.filter((mail) => mailTemplate(mail.template) === undefined);
  for (const mail of unknown) await park([mail], 'template_unknown', tools);
  const now = tools.context.now().getTime();
  const old = group.filter(({ template, createdAt }) => {
    const limit = mailTemplate(template)?.uselessAfterMs;
    return limit !== undefined && now - createdAt.getTime() > limit;
  });
  if (old.length > 0)
    await markMails(
      tools.context,
      old.map(({ id }) => id),
      'skipped',
      'too_late',
    );
  const known = group.filter((mail) => !unknown.includes(mail) && !old.includes(mail));
  const aboutTask = known
    .filter((mail) => mailTemplate(mail.template)?.whileTaskOpen === true)
    .map(({ id }) => id);
  if (aboutTask.length === 0) return known;
  const open = await findWithOpenTask(tools.context, aboutTask);
  const closed = aboutTask.filter((id) => !open.has(id));
  if (closed.length > 0) await markMails(tools.context, closed, 'skipped', 'task_not_open');
  return known.filter((mail) => !closed.includes(mail.id));
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

/** More than the day's measure waits until tomorrow morning. */
async function hadEnough(mails: MailGroup, { context }: MailTools): Promise<boolean> {
  const today = amsterdamDate(context.now().toISOString());
  const sent = await countSentSince(context, mails[0].recipientId, new Date(instantAt(today, '00:00')));
  if (sent < MOST_A_DAY) return false;
  const tomorrow = new Date(instantAt(addDays(today, 1), '07:00'));
  await postponeMails(context, idsOf(mails), tomorrow, 'enough_today', false);
  return true;
}

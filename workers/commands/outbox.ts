import type { Command } from 'commander';
import { findStuckMails, resendMail, skipMail } from '../../services/mail/stuck-mails';
import { findParkedEvents, resendParked, skipParked } from '../../services/outbox/parked-events';
import type { ServiceContext } from '../../services/shared/context';
import { refused } from './command-error';
import { print, viewerOf, withServices } from './with-services';

interface As {
  readonly as: string;
}

const AS = ['--as <aanmeldnaam>', 'een account met de rol beheerder; komt in het logboek'] as const;

/** `outbox …`: messages that keep failing. Every act is logged with who did it. */
export function addOutboxCommands(program: Command): void {
  const outbox = program.command('outbox').description('berichten en mails die niet weg willen');
  outbox
    .command('list')
    .description('wat er apart staat, oudste eerst')
    .requiredOption(...AS)
    .action((options: As) => withServices(({ context }) => list(context, options)));
  outbox
    .command('resend <id>')
    .description('verstuurt een bericht of mail opnieuw')
    .requiredOption(...AS)
    .action((id: string, options: As) =>
      withServices(async ({ context }) => {
        await settle(context, id, options, resendParked, resendMail);
        print(`Wordt opnieuw verstuurd: ${id}.`);
      }),
    );
  outbox
    .command('skip <id>')
    .description('slaat een bericht of mail over; wat erachter wacht, gaat door')
    .requiredOption(...AS)
    .action((id: string, options: As) =>
      withServices(async ({ context }) => {
        await settle(context, id, options, skipParked, skipMail);
        print(`Overgeslagen: ${id}.`);
      }),
    );
}

async function list(context: ServiceContext, options: As): Promise<void> {
  const viewer = await viewerOf(context, options.as);
  const events = await findParkedEvents(context, viewer);
  if (!events.ok) throw refused(events.error);
  const mails = await findStuckMails(context, viewer);
  if (!mails.ok) throw refused(mails.error);
  for (const event of events.value) {
    const behind = event.heldBack === 0 ? '' : `, ${event.heldBack} erachter`;
    print(`bericht ${event.id} ${event.type} naar ${event.topic}: ${event.error ?? 'onbekend'}${behind}`);
  }
  for (const mail of mails.value) {
    const fate = mail.state === 'uncertain' ? 'onbekend of het aankwam' : 'niet verzonden';
    print(`mail ${mail.id} ${mail.template}: ${fate}${mail.error === null ? '' : ` (${mail.error})`}`);
  }
  if (events.value.length + mails.value.length === 0) print('Er staat niets apart.');
}

/** An id is that of an event or of a mail. */
async function settle(
  context: ServiceContext,
  id: string,
  options: As,
  event: typeof resendParked,
  mail: typeof resendMail,
): Promise<void> {
  const viewer = await viewerOf(context, options.as);
  const asEvent = await event(context, viewer, id);
  if (asEvent.ok) return;
  const asMail = await mail(context, viewer, id);
  if (!asMail.ok) throw refused(asMail.error);
}

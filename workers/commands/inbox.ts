import type { Command } from 'commander';
import { READING_PROBLEM_TEXT } from '../../domain/events/reading-problem';
import type { ReadingProblem } from '../../domain/events/reading-problem';
import type { Result } from '../../domain/shared/result';
import type { Viewer } from '../../services/access/viewer';
import {
  findStuckInbox,
  refuseInboxEvent,
  retryInboxEvent,
  settleDeadLetter,
} from '../../services/inbox/stuck-events';
import type { ServiceContext } from '../../services/shared/context';
import { refused } from './command-error';
import { print, viewerOf, withServices } from './with-services';

interface As {
  readonly as: string;
}

const AS = ['--as <aanmeldnaam>', 'een account met de rol beheerder; komt in het logboek'] as const;

type Act = (context: ServiceContext, viewer: Viewer, id: string) => Promise<Result<true>>;

/** `inbox …`: events from outside that could not be handled or read. Every act is logged with who did it. */
export function addInboxCommands(program: Command): void {
  const inbox = program.command('inbox').description('events van buiten die niet verwerkt zijn');
  inbox
    .command('list')
    .description('wat er apart staat, oudste eerst')
    .requiredOption(...AS)
    .action((options: As) => withServices(({ context }) => list(context, options)));
  const act = (name: string, text: string, done: string, work: Act): void => {
    inbox
      .command(`${name} <id>`)
      .description(text)
      .requiredOption(...AS)
      .action((id: string, options: As) =>
        withServices(async ({ context }) => {
          const answer = await work(context, await viewerOf(context, options.as), id);
          if (!answer.ok) throw refused(answer.error);
          print(`${done}: ${id}.`);
        }),
      );
  };
  act('retry', 'verwerkt een event opnieuw', 'Wordt opnieuw verwerkt', retryInboxEvent);
  act('refuse', 'weigert een event; de afzender krijgt bericht', 'Geweigerd', refuseInboxEvent);
  act('settle', 'zet een onleesbaar event op afgehandeld', 'Afgehandeld', settleDeadLetter);
}

async function list(context: ServiceContext, options: As): Promise<void> {
  const found = await findStuckInbox(context, await viewerOf(context, options.as));
  if (!found.ok) throw refused(found.error);
  for (const event of found.value.parked) {
    const behind = event.heldBack === 0 ? '' : `, ${event.heldBack} erachter`;
    print(`event ${event.id} ${event.type} van ${event.partnerCode}: ${event.error ?? 'onbekend'}${behind}`);
  }
  for (const letter of found.value.deadLetters) {
    const place = `${letter.topic}/${letter.partition}/${letter.offset}`;
    print(`onleesbaar ${letter.id} op ${place}: ${sentenceOf(letter.reason)}`);
  }
  if (found.value.parked.length + found.value.deadLetters.length === 0) print('Er staat niets apart.');
}

function sentenceOf(reason: string): string {
  return Object.hasOwn(READING_PROBLEM_TEXT, reason)
    ? READING_PROBLEM_TEXT[reason as ReadingProblem]
    : reason;
}

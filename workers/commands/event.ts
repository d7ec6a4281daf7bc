import { Option } from 'commander';
import type { Command } from 'commander';
import { encodeEvent } from '../../domain/events/encode-event';
import { eventType, INBOUND_NAMES } from '../../domain/events/names';
import type { InboundName } from '../../domain/events/names';
import { readEvent } from '../../domain/events/read-event';
import { topicOf } from '../../domain/events/topics';
import { createKafka } from '../../services/adapters/kafka/connect';
import { createTransport } from '../../services/adapters/kafka/create-transport';
import { SendFailed } from '../../services/outbox/event-transport';
import { newId } from '../../services/shared/ids';
import { CommandError } from './command-error';
import { kafkaSettingsOf } from './kafka-settings';
import { jsonOf, print, withServices } from './with-services';
import type { CommandTools } from './with-services';

interface EventOptions {
  readonly partner: string;
  readonly name: InboundName;
  readonly id?: string;
  readonly sequence?: string;
}

/** `event send`: sends an event as the system of a partner would, to try a connection or to repeat what got lost. */
export function addEventCommands(program: Command): void {
  const event = program.command('event').description('berichten over Kafka');
  event
    .command('send <json>')
    .description('verstuurt de inhoud van een JSON-bestand als bericht van een partner')
    .requiredOption('--partner <code>', 'code van de partner, waarop zijn topic eindigt')
    .addOption(
      new Option('--name <naam>', 'soort bericht').choices(INBOUND_NAMES).default('melding-ingediend'),
    )
    .option('--id <id>', 'nummer van het bericht; hetzelfde nummer is hetzelfde bericht')
    .option('--sequence <getal>', 'volgnummer bij het kenmerk')
    .action((file: string, options: EventOptions) => withServices((tools) => send(tools, file, options)));
}

async function send(tools: CommandTools, file: string, options: EventOptions): Promise<void> {
  const { context } = tools;
  const data = await jsonOf(file);
  const { rows } = await context.pool.query<{ source: string | null }>(
    'SELECT event_source AS source FROM organisation WHERE partner_code = $1',
    [options.partner],
  );
  const source = rows[0]?.source ?? null;
  if (source === null) throw new CommandError(`Er is geen partner met de code "${options.partner}".`);
  const reference = (data['melding'] as { kenmerk?: unknown } | null | undefined)?.kenmerk;
  if (typeof reference !== 'string') throw new CommandError('In het bestand ontbreekt melding.kenmerk.');
  const id = options.id ?? newId();
  const now = context.now().toISOString();
  const message = encodeEvent(
    {
      ...{ id, source, type: eventType(options.name), time: now, data },
      ...(options.sequence === undefined ? {} : { sequence: options.sequence.padStart(10, '0') }),
    },
    reference,
  );
  // What Overstap itself could not read is not sent either.
  const read = readEvent(message, 'meldingen', now);
  if (!read.ok)
    throw new CommandError('Dit bericht is niet goed; het is niet verstuurd.', [read.error.problem]);
  const topic = topicOf('meldingen', options.partner);
  const transport = createTransport(createKafka(kafkaSettingsOf(tools.settings), context.log));
  try {
    const [place] = await transport.send(topic, [message]);
    print(`Verstuurd naar ${topic}: bericht ${id}, plaats ${place?.partition ?? 0}/${place?.offset ?? 0}.`);
  } catch (error) {
    if (error instanceof SendFailed)
      throw new CommandError('Kafka neemt het bericht niet aan.', [error.code]);
    throw error;
  } finally {
    await transport.close();
  }
}

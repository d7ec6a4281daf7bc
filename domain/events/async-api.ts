import { z } from 'zod';
import { eventIdSchema, eventKeySchema, eventSourceSchema, sequenceSchema } from './cloud-event';
import type { EventDefinition } from './definition';
import { eventType } from './names';
import type { Channel } from './names';
import { TOPIC_SETTINGS } from './topics';

export type JsonObject = { readonly [key: string]: unknown };

const CHANNEL_TEXT: Readonly<Record<Channel, { address: string; title: string; code?: string }>> = {
  meldingen: {
    address: 'vwnw.meldingen.{partij}',
    title: 'Meldingen van het systeem van een werkgever',
    code: 'Code van de partij van wie dit onderwerp is',
  },
  'melding-reacties': {
    address: 'vwnw.melding-reacties.{partij}',
    title: 'Antwoorden aan het systeem van een werkgever',
    code: 'Code van de partij voor wie dit onderwerp is',
  },
  voortgang: {
    address: 'vwnw.voortgang.{regio}',
    title: 'Voortgang van draaiboeken en trajecten in een regio',
    code: 'Code van de arbeidsmarktregio',
  },
  onverwerkbaar: { address: 'vwnw.onverwerkbaar', title: 'Events die apart zijn gezet' },
};

/** The name of an event's message and schema in the document, for example `melding-aanvaard.v1`. */
export function componentName(event: Pick<EventDefinition, 'name' | 'version'>): string {
  return `${event.name}.v${event.version}`;
}

/**
 * The AsyncAPI 3.0 document of all events, generated from their schemas: channels are topics, `receive` is
 * what others send to Overstap, `send` is what Overstap sends.
 */
export function asyncApiDocument(events: readonly EventDefinition[], version: string): JsonObject {
  const channels = (Object.keys(CHANNEL_TEXT) as Channel[]).filter((channel) =>
    events.some((event) => event.channels.includes(channel)),
  );
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Overstap: events',
      version,
      description:
        'Events van Overstap op Kafka: CloudEvents 1.0 met het NL GOV-profiel. Overstap stuurt in binaire vorm ' +
        'en leest de binaire en de gestructureerde vorm. In een event staan geen namen, adressen of vrije tekst ' +
        'over mensen. Een event weegt hoogstens 64 KB. Een event kan vaker dan een keer komen: source en id ' +
        'samen zeggen welk event het is.',
      license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/nl/' },
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(channels.map((channel) => [channel, channelObject(channel, events)])),
    operations: operationsOf(channels, events),
    components: {
      messages: Object.fromEntries(events.map((event) => [componentName(event), messageObject(event)])),
      schemas: Object.fromEntries(events.map((event) => [componentName(event), schemaOf(event)])),
    },
  };
}

function channelObject(channel: Channel, events: readonly EventDefinition[]): JsonObject {
  const { address, title, code } = CHANNEL_TEXT[channel];
  const name = /\{(.*)\}/.exec(address)?.[1];
  const settings = TOPIC_SETTINGS[channel];
  return {
    address,
    title,
    messages: Object.fromEntries(
      events
        .filter((event) => event.channels.includes(channel))
        .map((event) => [componentName(event), { $ref: `#/components/messages/${componentName(event)}` }]),
    ),
    ...(name === undefined ? {} : { parameters: { [name]: { description: code } } }),
    bindings: {
      kafka: {
        partitions: settings.partitions,
        topicConfiguration: {
          'cleanup.policy': ['delete'],
          'retention.ms': settings.retentionMs,
          'max.message.bytes': settings.maxMessageBytes,
        },
        bindingVersion: '0.5.0',
      },
    },
  };
}

function operationsOf(channels: readonly Channel[], events: readonly EventDefinition[]): JsonObject {
  const operations = channels.flatMap((channel) =>
    (['in', 'out'] as const).flatMap((direction) => {
      const names = events
        .filter((event) => event.direction === direction && event.channels.includes(channel))
        .map(componentName);
      if (names.length === 0) return [];
      const action = direction === 'in' ? 'receive' : 'send';
      const operation = {
        action,
        channel: { $ref: `#/channels/${channel}` },
        messages: names.map((name) => ({ $ref: `#/channels/${channel}/messages/${name}` })),
      };
      return [[`${action}-${channel}`, operation] as const];
    }),
  );
  return Object.fromEntries(operations);
}

function messageObject(event: EventDefinition): JsonObject {
  return {
    name: eventType(event.name, event.version),
    title: event.data.meta()?.title ?? event.name,
    summary: event.meaning,
    contentType: 'application/json',
    headers: jsonSchema(
      z.object({
        'content-type': z.string().meta({ examples: ['application/json; charset=utf-8'] }),
        ce_specversion: z.literal('1.0'),
        ce_id: eventIdSchema,
        ce_source: eventSourceSchema,
        ce_type: z.literal(eventType(event.name, event.version)),
        ce_time: z.iso.datetime({ offset: true }).optional().describe('Wanneer het event is vastgelegd'),
        ce_subject: z.string().optional().describe('Id waar het over gaat; een pseudoniem'),
        ce_sequence: sequenceSchema.optional(),
      }),
    ),
    payload: { $ref: `#/components/schemas/${componentName(event)}` },
    bindings: { kafka: { key: jsonSchema(eventKeySchema), bindingVersion: '0.5.0' } },
  };
}

function schemaOf(event: EventDefinition): JsonObject {
  return jsonSchema(event.data);
}

/** JSON Schema in the dialect AsyncAPI takes, without the keywords that belong to a whole document. */
function jsonSchema(schema: z.ZodType): JsonObject {
  const {
    $schema: _schema,
    id: _id,
    ...rest
  } = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema: part }) => {
      delete part.id;
    },
  }) as Record<string, unknown>;
  return rest;
}

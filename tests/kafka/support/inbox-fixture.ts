import { encodeEvent } from '../../../domain/events/encode-event';
import { eventType } from '../../../domain/events/names';
import type { InboundName } from '../../../domain/events/names';
import { createKafka } from '../../../services/adapters/kafka/connect';
import { superviseConsumer } from '../../../services/adapters/kafka/supervise-consumer';
import type { SupervisedConsumer } from '../../../services/adapters/kafka/supervise-consumer';
import { createHandlers } from '../../../services/inbox/create-handlers';
import { handleEvents } from '../../../services/inbox/handle-events';
import type { EventHandling } from '../../../services/inbox/handle-events';
import type { EventHandler } from '../../../services/inbox/handler';
import { createPartnerFinder } from '../../../services/inbox/partners';
import { takeMessages } from '../../../services/inbox/take-messages';
import type { ServiceContext } from '../../../services/shared/context';
import { newId } from '../../../services/shared/ids';
import { DEMO } from '../../../prisma/seed/demonstration';
import { createTestServices } from '../../support/services';
import type { TestServices } from '../../support/services';
import { kafkaBrokers, uniqueName } from '../../support/servers';
import { keepingLog, makeTopics, testKafka } from './kafka-tools';

export interface SendOptions {
  readonly id?: string;
  readonly key?: string;
  readonly source?: string;
  readonly topic?: string;
  readonly sequence?: string;
}

/** The demonstration employer as a partner with topics of its own, and the parts of a gateway that take events in. */
export interface InboxWorld extends TestServices {
  readonly brokers: string;
  readonly partner: string;
  readonly topic: string;
  readonly replies: string;
  readonly groupId: string;
  readonly log: ReturnType<typeof keepingLog>;
  readonly testContext: ServiceContext;
  consume(options?: {
    brokers?: string;
    checkMs?: number;
    stuckMs?: number;
    onFatal?: () => void;
  }): SupervisedConsumer;
  handle(handlers?: ReadonlyMap<string, EventHandler>, stopMs?: number): EventHandling;
  send(name: InboundName, data: unknown, options?: SendOptions): Promise<void>;
  sendRaw(messages: readonly RawMessage[]): Promise<void>;
  stop(): Promise<void>;
}

export interface RawMessage {
  readonly key?: string | null;
  readonly value: string | Buffer | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly topic?: string;
}

export const SOURCE = `urn:nld:kvknr:${DEMO.employerKvk}:systeem:personeel`;

/** The data of a notice event with so many people. */
export function noticeData(reference: string, people: number, from = 1): Record<string, unknown> {
  return {
    melding: {
      kenmerk: reference,
      besluit: 'definitief',
      werkgemeente: 'Meierijstad',
      reden: { grond: 'a-grond' },
    },
    werkgever: { kvkNummer: DEMO.employerKvk },
    werknemers: Array.from({ length: people }, (_, index) => ({
      personeelsnummer: `P-${String(from + index).padStart(4, '0')}`,
      woongemeente: 'Meierijstad',
      functie: 'Cateringmedewerker',
      contractsoort: 'vast',
      urenPerWeek: 24,
      einddatum: '2027-03-31',
    })),
  };
}

export async function openInboxWorld(): Promise<InboxWorld> {
  const services = await createTestServices();
  const brokers = await kafkaBrokers();
  const partner = uniqueName('hc');
  const topic = `vwnw.meldingen.${partner}`;
  const replies = `vwnw.melding-reacties.${partner}`;
  await makeTopics(brokers, [topic, replies]);
  await services.behind.query('UPDATE organisation SET partner_code = $2, event_source = $3 WHERE id = $1', [
    DEMO.organisations.employer,
    partner,
    SOURCE,
  ]);
  const log = keepingLog();
  const testContext = { ...services.context, log };
  const groupId = uniqueName('inbox');
  const findPartner = createPartnerFinder(testContext);
  const stops: (() => Promise<void>)[] = [];
  const producer = testKafka(brokers).producer();
  await producer.connect();
  stops.push(() => producer.disconnect());
  let handling: EventHandling | null = null;

  const sendRaw: InboxWorld['sendRaw'] = async (messages) => {
    for (const { topic: to, key = 'REORG-1', value, headers = {} } of messages)
      await producer.send({ topic: to ?? topic, messages: [{ key, value, headers: { ...headers } }] });
  };
  return {
    ...services,
    ...{ brokers, partner, topic, replies, groupId, log, testContext, sendRaw },
    consume: (options = {}) => {
      const consumer = superviseConsumer({
        kafka: createKafka({ brokers: options.brokers ?? brokers, clientId: 'inbox-test' }, log),
        groupId,
        log,
        onFatal: options.onFatal ?? (() => undefined),
        findTopics: () => Promise.resolve([topic]),
        take: async (messages, breathe) => {
          await takeMessages(testContext, findPartner, messages, breathe);
          handling?.wake();
        },
        ...(options.checkMs === undefined ? {} : { checkMs: options.checkMs }),
        ...(options.stuckMs === undefined ? {} : { stuckMs: options.stuckMs }),
      });
      stops.push(() => consumer.stop());
      return consumer;
    },
    handle: (handlers = createHandlers(), stopMs = 300) => {
      handling = handleEvents({ context: testContext, findPartner, handlers, pollMs: 100, stopMs });
      const started = handling;
      stops.push(() => started.stop());
      return started;
    },
    send: (name, data, options = {}) => {
      const reference = (data as { melding?: { kenmerk?: string } }).melding?.kenmerk;
      const key = options.key ?? reference ?? 'REORG-1';
      const event = {
        id: options.id ?? newId(),
        source: options.source ?? SOURCE,
        type: eventType(name),
        time: '2026-11-24T08:59:00.000Z',
        data,
        ...(options.sequence === undefined ? {} : { sequence: options.sequence }),
      };
      const message = encodeEvent(event, key);
      return sendRaw([{ ...message, ...(options.topic === undefined ? {} : { topic: options.topic }) }]);
    },
    stop: async () => {
      for (const stop of stops.toReversed()) await stop();
      await services.close();
    },
  };
}

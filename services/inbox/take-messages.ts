import type { KafkaMessage } from '../../domain/events/kafka-message';
import type { ServiceContext } from '../shared/context';
import { faultCode, hitsEverybody } from './fault';
import type { FindPartner } from './partners';
import { sortMessage } from './sort-message';
import type { AcceptedMessage, DeadMessage, MessagePlace } from './sort-message';
import { storeMessages } from './store-messages';

/** A message as the consumer hands it over. */
export type ReceivedMessage = MessagePlace & KafkaMessage;

/**
 * Takes messages in: sorts and stores them, and returns only when all of them are stored, so that the caller may
 * commit their offsets. While the database is away it keeps trying. A message that alone cannot be stored becomes
 * a dead letter, so that it does not stop the partition.
 * @param breathe called between tries; it throws when the partition was given to somebody else or we stop
 * @throws what `breathe` throws
 */
export async function takeMessages(
  context: ServiceContext,
  findPartner: FindPartner,
  messages: readonly ReceivedMessage[],
  breathe: () => Promise<void>,
): Promise<void> {
  try {
    await storeAll(context, findPartner, messages);
    return;
  } catch (error) {
    context.log.error({ reason: faultCode(error), messages: messages.length }, 'inbox-store-failed');
  }
  // One by one: either the database is away for all of them, or one of them is the trouble.
  for (const message of messages) await storeOne(context, findPartner, message, breathe);
}

async function storeAll(
  context: ServiceContext,
  findPartner: FindPartner,
  messages: readonly ReceivedMessage[],
): Promise<void> {
  const now = context.now().toISOString();
  const sorted: (AcceptedMessage | DeadMessage)[] = [];
  for (const message of messages) {
    const { topic, partition, offset } = message;
    sorted.push(await sortMessage({ topic, partition, offset }, message, findPartner, now));
  }
  const counts = await storeMessages(context, sorted);
  context.log.info({ ...counts }, 'inbox-stored');
}

const OWN_FAULTS = 3;

async function storeOne(
  context: ServiceContext,
  findPartner: FindPartner,
  message: ReceivedMessage,
  breathe: () => Promise<void>,
): Promise<void> {
  for (let ownFaults = 0; ;) {
    try {
      if (ownFaults < OWN_FAULTS) await storeAll(context, findPartner, [message]);
      else await storeMessages(context, [await asDead(context, message, findPartner)]);
      return;
    } catch (error) {
      if (!hitsEverybody(error)) ownFaults += 1;
      if (ownFaults > OWN_FAULTS + 1) throw error;
      await breathe();
    }
  }
}

async function asDead(
  context: ServiceContext,
  message: ReceivedMessage,
  findPartner: FindPartner,
): Promise<DeadMessage> {
  const { topic, partition, offset } = message;
  const sorted = await sortMessage(
    { topic, partition, offset },
    message,
    findPartner,
    context.now().toISOString(),
  );
  const { place, partnerCode, rawHash, raw } = sorted;
  return {
    kind: 'dead',
    place,
    partnerCode,
    problem: 'not_storable',
    source: null,
    eventId: null,
    rawHash,
    raw,
  };
}

import type { Channel } from './names';

/** Where events that cannot be handled are reported; it has no partner and no region. */
export const UNPROCESSABLE_TOPIC = 'vwnw.onverwerkbaar';

/** Codes of partners and regions as they stand at the end of a topic's name. */
const CODE_SHAPE = /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62}[A-Za-z0-9])?$/;
const TOPIC_SHAPE = /^vwnw\.(meldingen|melding-reacties|voortgang)\.([A-Za-z0-9_-]+)$/;

/** True when a partner's or region's code can end the name of a topic. */
export function isTopicCode(code: string): boolean {
  return CODE_SHAPE.test(code);
}

/**
 * The topic of one partner or region. Topics end in the partner's code, so that a broker can authorise by topic.
 * @throws {Error} when the code cannot be part of a topic's name
 */
export function topicOf(channel: Exclude<Channel, 'onverwerkbaar'>, code: string): string {
  if (!isTopicCode(code)) throw new Error('A topic needs a code of letters, digits and hyphens.');
  return `vwnw.${channel}.${code}`;
}

/** The channel and the code of a topic's name, or null when it is not one of ours. */
export function parseTopic(topic: string): { channel: Channel; code: string } | null {
  if (topic === UNPROCESSABLE_TOPIC) return { channel: 'onverwerkbaar', code: '' };
  const match = TOPIC_SHAPE.exec(topic);
  if (match?.[1] === undefined || match[2] === undefined) return null;
  return { channel: match[1] as Channel, code: match[2] };
}

export interface TopicSettings {
  readonly partitions: number;
  /** How long the broker keeps an event. */
  readonly retentionMs: number;
  /** The largest message the broker takes; the contract itself stops at 64 KB. */
  readonly maxMessageBytes: number;
}

const DAY_MS = 86_400_000;

/** The checked-in settings of each kind of topic. Notices are kept for seven days only (design mechanism 7). */
export const TOPIC_SETTINGS: Readonly<Record<Channel, TopicSettings>> = {
  meldingen: { partitions: 3, retentionMs: 7 * DAY_MS, maxMessageBytes: 1_048_576 },
  'melding-reacties': { partitions: 3, retentionMs: 30 * DAY_MS, maxMessageBytes: 131_072 },
  voortgang: { partitions: 3, retentionMs: 30 * DAY_MS, maxMessageBytes: 131_072 },
  onverwerkbaar: { partitions: 1, retentionMs: 90 * DAY_MS, maxMessageBytes: 131_072 },
};

import type { EncodedMessage } from '../../domain/events/encode-event';

/** Where the broker put a message. */
export interface Placement {
  readonly partition: number;
  readonly offset: bigint;
}

/** How events leave. One transport per shard, one `send` at a time. */
export interface EventTransport {
  /**
   * Sends messages of one topic in order and waits until all in-sync replicas have them.
   * @returns the place of each message, in the order given
   * @throws {SendFailed} `message` when one of them or the topic is refused, `transport` for everything else;
   * some of them may have arrived all the same
   */
  send(topic: string, messages: readonly EncodedMessage[]): Promise<readonly Placement[]>;
  /** Drops the line, so that the next `send` makes a new one. */
  reset(): void;
  close(): Promise<void>;
}

/**
 * Sending failed. `message`: because of this message or topic. `transport`: because of the line or the broker,
 * so that every message would fail; the message may have arrived all the same.
 */
export class SendFailed extends Error {
  constructor(
    readonly kind: 'message' | 'transport',
    readonly code: string,
  ) {
    super(code);
  }
}

import type { Partner } from '../../domain/events/check-sender';
import type { Transaction } from '../access/with-viewer';
import type { Viewer } from '../access/viewer';
import type { ServiceContext } from '../shared/context';
import type { InboxRow } from './inbox-row';
import type { Reply, ReplyProblem } from './reply';

/** How handling an event ended. */
export type Handled =
  | { readonly kind: 'done'; readonly note?: string; readonly reply?: Reply }
  | { readonly kind: 'refused'; readonly problems: readonly ReplyProblem[] }
  /** The notice it is about is not here yet; it may still come. */
  | { readonly kind: 'awaits_notice' };

/** The part that writes; it runs in the transaction that also marks the event as handled. */
export type Apply = (tx: Transaction) => Promise<Handled>;

export interface HandlerCall {
  readonly context: ServiceContext;
  /** The sender's system, for whom the effect is written. */
  readonly viewer: Viewer;
  readonly partner: Partner;
  readonly row: InboxRow;
  /**
   * Ends the event in a transaction that has its effect: answer and mark. For handlers whose effect is written by
   * a use case with a transaction of its own.
   * @throws {TakenOver} when another worker has the event now, so that the whole transaction is undone
   */
  readonly finish: (tx: Transaction, handled: Handled) => Promise<void>;
}

/** Another worker has this event. */
export class TakenOver extends Error {}

/**
 * Handles one type of event. Looks up what it needs before the transaction and returns the part that writes, or
 * null when it has ended the event itself by `finish`. A permanent no is an answer; whatever it throws counts as a
 * fault of this event and is tried again, so what it did by then must be harmless to repeat.
 */
export type EventHandler = (call: HandlerCall) => Promise<Apply | null>;

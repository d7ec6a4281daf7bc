import type { Partner } from '../../domain/events/check-sender';
import type { Transaction } from '../access/with-viewer';
import type { Viewer } from '../access/viewer';
import type { ServiceContext } from '../shared/context';
import type { InboxRow } from './inbox-row';
import type { ReplyProblem } from './reply';

/** How handling an event ended. */
export type Handled =
  | { readonly kind: 'done'; readonly note?: string }
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
}

/**
 * Handles one type of event. Looks up what it needs before the transaction and returns the part that writes.
 * A permanent no is an answer; whatever it throws counts as a fault of this event and is tried again.
 */
export type EventHandler = (call: HandlerCall) => Promise<Apply>;

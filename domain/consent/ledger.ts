import type { Instant, PlainDate } from '../shared/dates';
import { amsterdamDate, compareInstants } from '../shared/dates';
import { dateInWords } from '../shared/date-in-words';
import type { Result } from '../shared/result';
import { ok, refuse } from '../shared/result';
import type { TaskRole } from '../task/roles';
import type { ConsentItem, ConsentPurpose, Receiver, ReceiverKind } from './vocabulary';
import {
  CONSENT_ASKERS,
  ITEM_LABELS,
  PURPOSE_LABELS,
  RECEIVER_KINDS,
  RECEIVER_LABELS,
  SHARING,
} from './vocabulary';

/** One line of the ledger: this item, for this purpose, to this receiver, up to and including this day. */
export type ConsentLine = {
  readonly item: ConsentItem;
  readonly purpose: ConsentPurpose;
  /** As written by `receiverKey`. */
  readonly receiver: string;
  readonly givenAt: Instant;
  readonly validUntil: PlainDate;
  readonly withdrawnAt: Instant | null;
};

export type ConsentRequest = {
  readonly item: ConsentItem;
  readonly receiver: Receiver;
  readonly until: PlainDate | null;
};

/** The receiver as one text for storage: `matching_team`, or `provider/<id>` for one organisation. */
export function receiverKey(receiver: Receiver): string {
  return receiver.organisationId === null ? receiver.kind : `${receiver.kind}/${receiver.organisationId}`;
}

/** Reads a stored receiver back; null when its kind is unknown. */
export function parseReceiver(key: string): Receiver | null {
  const [head, organisationId] = key.split('/', 2);
  const kind = RECEIVER_KINDS.find((candidate): candidate is ReceiverKind => candidate === head);
  return kind === undefined ? null : { kind, organisationId: organisationId ?? null };
}

/**
 * Tells whether this may be shared with this receiver at this moment. Silence is no consent: only a line with
 * exactly this item, purpose and receiver counts, from the moment it was given, up to and including its last day,
 * and not from the moment it was withdrawn.
 */
export function isConsented(
  ledger: readonly ConsentLine[],
  item: ConsentItem,
  purpose: ConsentPurpose,
  receiver: Receiver,
  at: Instant,
): boolean {
  const key = receiverKey(receiver);
  return ledger.some(
    (line) => line.item === item && line.purpose === purpose && line.receiver === key && isInForce(line, at),
  );
}

/** Tells whether one line holds at a moment. */
export function isInForce(line: ConsentLine, at: Instant): boolean {
  return (
    compareInstants(line.givenAt, at) <= 0 &&
    amsterdamDate(at) <= line.validUntil &&
    (line.withdrawnAt === null || compareInstants(at, line.withdrawnAt) < 0)
  );
}

/**
 * Makes the line for a consent that a person gives now.
 * Refuses when this role may not ask, when the receiver may never have this item, when a receiver of this kind
 * must be named and is not, and when there is no end or the end has passed.
 */
export function giveConsent(request: ConsentRequest, askedBy: TaskRole, at: Instant): Result<ConsentLine> {
  const { item, receiver, until } = request;
  if (!CONSENT_ASKERS.includes(askedBy)) return refuse('consent_asker_not_allowed', { role: askedBy });
  const sharing = SHARING[receiver.kind];
  const named = receiver.organisationId !== null;
  if (!sharing.items.includes(item) || (sharing.namesOrganisation && !named)) {
    return refuse('consent_item_not_for_receiver', { item, receiver: receiver.kind });
  }
  if (until === null) return refuse('consent_until_missing');
  if (until < amsterdamDate(at)) return refuse('consent_until_in_past', { until });
  return ok({
    item,
    purpose: sharing.purpose,
    receiver: receiverKey(receiver),
    givenAt: at,
    validUntil: until,
    withdrawnAt: null,
  });
}

/**
 * Withdraws every line in force that matches: one item or all, for one receiver or all.
 * @returns the new ledger, the lines that ended, and the receivers to tell; they are told that the consent ended,
 *   never why. Refuses with `consent_not_given` when nothing matches.
 */
export function withdrawConsent(
  ledger: readonly ConsentLine[],
  which: { readonly item: ConsentItem | null; readonly receiver: Receiver | null },
  at: Instant,
): Result<{
  readonly ledger: readonly ConsentLine[];
  readonly withdrawn: readonly ConsentLine[];
  readonly tell: readonly string[];
}> {
  const key = which.receiver === null ? null : receiverKey(which.receiver);
  const ends = (line: ConsentLine): boolean =>
    isInForce(line, at) &&
    (which.item ?? line.item) === line.item &&
    (key ?? line.receiver) === line.receiver;
  const withdrawn = ledger.filter(ends).map((line) => ({ ...line, withdrawnAt: at }));
  if (withdrawn.length === 0) return refuse('consent_not_given');
  return ok({
    ledger: ledger.map((line) => (ends(line) ? { ...line, withdrawnAt: at } : line)),
    withdrawn,
    tell: [...new Set(withdrawn.map((line) => line.receiver))],
  });
}

/**
 * The sentence a person agrees to, stored with the consent.
 * @param organisationName shown when the consent names one organisation
 */
export function consentSentence(
  line: Pick<ConsentLine, 'item' | 'purpose' | 'receiver' | 'validUntil'>,
  organisationName: string | null,
): string {
  const kind = parseReceiver(line.receiver)?.kind;
  const who = organisationName ?? (kind === undefined ? 'deze ontvanger' : RECEIVER_LABELS[kind]);
  return (
    `Ik vind het goed dat ${who} ${ITEM_LABELS[line.item]} krijgt ${PURPOSE_LABELS[line.purpose]}, ` +
    `tot en met ${dateInWords(line.validUntil)}. Ik kan dit altijd weer intrekken. Nee zeggen heeft geen gevolgen.`
  );
}

import type { Refusal } from '../../domain/shared/refusal';
import { REFUSAL_TEXT } from '../../domain/shared/refusal-text';
import type { Problem } from '../../domain/notice/problem';
import { eventType } from '../../domain/events/names';
import type { OutboundName } from '../../domain/events/names';
import { topicOf } from '../../domain/events/topics';
import { MOST_REPORTED_PROBLEMS } from '../../domain/events/types/melding-geweigerd.v1';
import type { Transaction } from '../access/with-viewer';
import { insertEvents, nextVersion } from '../outbox/write-events';
import type { ServiceContext } from '../shared/context';
import type { InboxRow } from './inbox-row';

/** An answer other than a refusal. */
export interface Reply {
  readonly name: OutboundName;
  /** The id it is about. */
  readonly subject: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** One thing that is wrong, as the sender's system reads it. */
export interface ReplyProblem {
  readonly plaats: string;
  readonly code: string;
  readonly uitleg: string;
}

/** What is wrong with a notice, without a word of what was filled in: an unknown field can be a name. */
export function fromProblem({ location, code, detail }: Problem): ReplyProblem {
  if (code !== 'unknown_field') return { plaats: location, code, uitleg: detail };
  return {
    plaats: location.slice(0, Math.max(0, location.lastIndexOf('.'))),
    code,
    uitleg: 'Hier staat een veld dat wij niet kennen. Haal het weg of verbeter de naam.',
  };
}

export function fromRefusal(refusal: Refusal): ReplyProblem {
  return { plaats: '', code: refusal.code, uitleg: REFUSAL_TEXT[refusal.code] };
}

/**
 * Answers the sender on his own topic, in order per reference. What the same transaction already wrote about the
 * subject (that a draaiboek started) comes after it.
 */
export async function writeReply(
  tx: Transaction,
  context: Pick<ServiceContext, 'newId' | 'wake' | 'now'>,
  to: Pick<InboxRow, 'partnerCode' | 'key'>,
  { name, subject, data }: Reply,
): Promise<void> {
  const topic = topicOf('melding-reacties', to.partnerCode);
  const version =
    (await versionOfSubject(tx, topic, to.key, subject)) ?? (await nextVersion(tx, topic, to.key));
  const event = { topic, key: to.key, version, ordinal: 0, type: eventType(name), subject, data };
  await insertEvents(tx, context, [event], context.now());
}

/** Tells the sender everything that is wrong at once. */
export async function writeRefusal(
  tx: Transaction,
  context: Pick<ServiceContext, 'newId' | 'wake' | 'now'>,
  to: Pick<InboxRow, 'partnerCode' | 'key'> & { readonly eventId?: string },
  problems: readonly ReplyProblem[],
): Promise<void> {
  const data = {
    kenmerk: to.key,
    ...(to.eventId === undefined ? {} : { eventId: to.eventId }),
    geweigerdOp: context.now().toISOString(),
    aantalFouten: problems.length,
    fouten: problems.slice(0, MOST_REPORTED_PROBLEMS),
  };
  await writeReply(tx, context, to, { name: 'melding-geweigerd', subject: null, data });
}

/** The version that this transaction gave to an event of the subject whose place 0 is still free. */
async function versionOfSubject(
  tx: Transaction,
  topic: string,
  key: string,
  subject: string | null,
): Promise<number | null> {
  const { rows } = await tx.query<{ version: number }>(
    `SELECT o.version FROM outbox_event o WHERE o.topic = $1 AND o.key = $2 AND o.ordinal = 1
       AND o.data->>'meldingId' = $3 AND o.xmin = pg_current_xact_id()::xid AND NOT EXISTS (
         SELECT 1 FROM outbox_event f WHERE f.topic = $1 AND f.key = $2 AND f.version = o.version AND f.ordinal = 0)`,
    [topic, key, subject],
  );
  return rows[0]?.version ?? null;
}

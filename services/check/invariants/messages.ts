import { sequenceOf } from '../../../domain/events/cloud-event';
import { messageIdOf } from '../../mail/message-id';
import type { Invariant } from '../invariant';
import { finding, findingOf, withoutStore } from '../invariant';
import type { TopicMessage } from '../stores';

/** How long a message may wait before it counts as lost. */
const MUST_LEAVE_WITHIN = '15 minutes';

/** 4. At most one mail per key in the sink, and what is called sent is there. */
export const noMailTwice: Invariant = {
  name: 'no_mail_twice',
  text: 'Geen mail komt twee keer aan; wat verzonden heet, is aangekomen.',
  check: async (tx, { mails }) => {
    // Only the local sink can be read: with a real mail server there is nothing to check here.
    if (mails === null) return finding(0, []);
    const arrived = await mails.arrived();
    const count = new Map<string, number>();
    for (const { messageId } of arrived) count.set(messageId, (count.get(messageId) ?? 0) + 1);
    const twice = [...count].filter(([, times]) => times > 1);
    const first = arrived.map((mail) => mail.receivedAt).sort()[0];
    const { rows } = await tx.query<{ id: string; key: string }>(
      // Mails that were collected have the Message-ID of their overview; the sink may have been emptied before.
      `SELECT id, key FROM mail WHERE state = 'sent' AND coalesce(params->>'digest', 'false') <> 'true'
         AND sent_at >= $1::timestamptz`,
      [first ?? 'infinity'],
    );
    const lost = rows.filter((mail) => !count.has(messageIdOf(mail.key, mails.domain)));
    return finding(arrived.length + rows.length, [
      ...twice.map(([id, times]) => `bericht ${id}: ${times} keer aangekomen`),
      ...lost.map((mail) => `mail ${mail.id}: heet verzonden en is niet aangekomen`),
    ]);
  },
};

/** 5. Each mail has a committed cause: a link of its case's history from the same transaction. */
export const mailHasCause: Invariant = {
  name: 'mail_has_cause',
  text: 'Elke mail heeft een oorzaak die is vastgelegd.',
  check: (tx) =>
    findingOf(
      tx,
      'mail WHERE subject_id IS NOT NULL',
      `SELECT 'mail ' || m.id || ': van de oorzaak is niets vastgelegd' AS text FROM mail m
       WHERE m.subject_id IS NOT NULL AND NOT EXISTS (
         SELECT 1 FROM audit_entry a WHERE a.subject_id = m.subject_id AND a.at = m.created_at)
       ORDER BY m.id`,
    ),
};

/** 6. Every event that has to leave has left with a receipt, or is visibly parked or skipped; the topic holds it. */
export const outboxComplete: Invariant = {
  name: 'outbox_complete',
  text: 'Elk uitgaand bericht is verzonden met een ontvangstbewijs, of staat zichtbaar apart.',
  check: async (tx, { topics, context }) => {
    const waiting = await findingOf(
      tx,
      'outbox_event',
      `SELECT 'bericht ' || id || CASE WHEN sent_at IS NOT NULL THEN ': heet verzonden zonder ontvangstbewijs'
           ELSE ': wacht al meer dan een kwartier' END AS text
       FROM outbox_event
       WHERE (sent_at IS NOT NULL AND receipt IS NULL)
          OR (sent_at IS NULL AND parked_at IS NULL AND skipped_at IS NULL
              AND next_at < $1::timestamptz - interval '${MUST_LEAVE_WITHIN}'
              AND NOT EXISTS (SELECT 1 FROM outbox_event p WHERE p.topic = outbox_event.topic
                AND p.key = outbox_event.key AND p.parked_at IS NOT NULL AND p.sent_at IS NULL AND p.skipped_at IS NULL))
       ORDER BY id`,
      [context.now()],
    );
    if (topics === null) {
      return finding(waiting.checked, [...waiting.violations, ...withoutStore('Kafka').violations]);
    }
    const { rows } = await tx.query<{ id: string; topic: string; partition: number; offset: string }>(
      `SELECT id, topic, (receipt->>'partition')::int AS partition, receipt->>'offset' AS "offset"
       FROM outbox_event WHERE sent_at IS NOT NULL AND receipt IS NOT NULL`,
    );
    const seen = new Set<string>();
    const lowest = new Map<string, bigint>();
    const existing = await topics.names();
    await topics.read(
      [...new Set(rows.map((row) => row.topic))].filter((topic) => existing.includes(topic)),
      (message) => {
        if (message.eventId !== null) seen.add(message.eventId);
        const place = `${message.topic}/${message.partition}`;
        const low = lowest.get(place);
        if (low === undefined || message.offset < low) lowest.set(place, message.offset);
      },
    );
    // What the broker has thrown away after its term cannot be looked for any more.
    const lost = rows.filter((row) => {
      const low = lowest.get(`${row.topic}/${row.partition}`);
      return !seen.has(row.id) && low !== undefined && BigInt(row.offset) >= low;
    });
    return finding(waiting.checked + rows.length, [
      ...waiting.violations,
      ...lost.map((row) => `bericht ${row.id}: heet verzonden en staat niet op ${row.topic}`),
    ]);
  },
};

/** 7. Every event that came in is handled once, refused, parked or a dead letter; its payload is emptied after. */
export const inboxOnce: Invariant = {
  name: 'inbox_once',
  text: 'Elk inkomend bericht is één keer verwerkt, of staat zichtbaar apart.',
  check: (tx, { context }) =>
    findingOf(
      tx,
      'inbox_event',
      `SELECT 'inkomend bericht ' || source || ' ' || event_id || CASE
           WHEN state NOT IN ('received', 'parked', 'done', 'refused') THEN ': heeft een onbekende stand'
           WHEN state = 'received' THEN ': wacht al meer dan een kwartier'
           WHEN done_at IS NULL THEN ': heet verwerkt zonder tijdstip'
           ELSE ': de inhoud is na verwerking niet geleegd' END AS text
       FROM inbox_event
       WHERE state NOT IN ('received', 'parked', 'done', 'refused')
          OR (state = 'received' AND error IS NULL
              AND next_at < $1::timestamptz - interval '${MUST_LEAVE_WITHIN}'
              AND NOT EXISTS (SELECT 1 FROM inbox_event p WHERE p.partner_code = inbox_event.partner_code
                AND p.key = inbox_event.key AND p.state = 'parked'))
          OR (state IN ('done', 'refused') AND (done_at IS NULL OR payload IS NOT NULL))
       ORDER BY 1`,
      [context.now()],
    ),
};

/** 8. Per key events left, and lie on the topic, in the order in which they were decided. */
export const eventOrder: Invariant = {
  name: 'event_order',
  text: 'Berichten over één zaak staan in de volgorde waarin ze zijn besloten.',
  check: async (tx, { topics }) => {
    const sent = await findingOf(
      tx,
      `outbox_event WHERE sent_at IS NOT NULL`,
      `SELECT 'bericht ' || later.id || ': verzonden voor een eerder bericht over dezelfde zaak' AS text
       FROM outbox_event later JOIN outbox_event earlier ON earlier.topic = later.topic AND earlier.key = later.key
         AND (earlier.version, earlier.ordinal) < (later.version, later.ordinal)
       WHERE later.sent_at IS NOT NULL AND earlier.sent_at IS NULL AND earlier.skipped_at IS NULL ORDER BY 1`,
    );
    if (topics === null)
      return finding(sent.checked, [...sent.violations, ...withoutStore('Kafka').violations]);
    const { rows } = await tx.query<{ id: string; topic: string; version: number; ordinal: number }>(
      'SELECT id, topic, version, ordinal FROM outbox_event WHERE sent_at IS NOT NULL',
    );
    const expected = new Map(rows.map((row) => [row.id, sequenceOf(row.version, row.ordinal)]));
    const existing = await topics.names();
    const wanted = [...new Set(rows.map((row) => row.topic))].filter((topic) => existing.includes(topic));
    const last = new Map<string, string>();
    const first = new Set<string>();
    const violations: string[] = [];
    await topics.read(wanted, (message) => {
      violations.push(...orderFaults(message, expected, last, first));
    });
    return finding(sent.checked + first.size, [...sent.violations, ...violations]);
  },
};

/** A repeated event is a duplicate that receivers drop by its id; what counts is the order of first arrivals. */
function orderFaults(
  message: TopicMessage,
  expected: ReadonlyMap<string, string>,
  last: Map<string, string>,
  first: Set<string>,
): string[] {
  const { eventId, sequence } = message;
  if (eventId === null || !expected.has(eventId) || first.has(eventId)) return [];
  first.add(eventId);
  const place = `${message.topic}/${message.partition}/${message.key}`;
  const before = last.get(place);
  const own = expected.get(eventId) ?? '';
  last.set(place, own);
  return [
    ...(sequence === own ? [] : [`bericht ${eventId}: heeft op het topic een ander volgnummer`]),
    ...(before !== undefined && own < before
      ? [`bericht ${eventId}: staat na een later bericht op het topic`]
      : []),
  ];
}

import type { Pool } from 'pg';
import { systemViewer } from '../../../services/access/viewer';
import { withViewer } from '../../../services/access/with-viewer';
import { createKafka } from '../../../services/adapters/kafka/connect';
import { createTransport } from '../../../services/adapters/kafka/create-transport';
import { startRelay } from '../../../services/outbox/relay-events';
import type { Relay } from '../../../services/outbox/relay-events';
import { insertEvents } from '../../../services/outbox/write-events';
import type { OutboxEventRow } from '../../../services/outbox/write-events';
import type { ServiceContext } from '../../../services/shared/context';
import { createPool } from '../../../services/shared/database';
import { newId } from '../../../services/shared/ids';
import { createWake } from '../../../services/shared/wake';
import { keepingLog } from './kafka-tools';

export const IDENTITY = {
  source: 'urn:nld:oin:00000000000000000001:systeem:overstap',
  asyncApiUrl: 'https://overstap.example.nl/api/v1/asyncapi.json',
};

export interface Outbox {
  readonly context: ServiceContext & { readonly log: ReturnType<typeof keepingLog> };
  readonly pool: Pool;
  write(events: readonly OutboxEventRow[]): Promise<void>;
  /** Starts a relay to these brokers; the caller stops it. */
  relay(brokers: string, deadlineMs?: number): Relay;
  unsent(): Promise<number>;
  close(): Promise<void>;
}

/** The tools a relay test needs, on the test's own database. */
export function openOutbox(appUrl: string): Outbox {
  const pool = createPool(appUrl, 5);
  const log = keepingLog();
  const context = { pool, log, newId, now: () => new Date(), wake: createWake(pool) };
  return {
    context,
    pool,
    write: (events) =>
      withViewer(context, systemViewer('test'), (tx) => insertEvents(tx, context, events, new Date())),
    relay: (brokers, deadlineMs) => {
      const kafka = createKafka({ brokers, clientId: 'overstap-relay-test' }, log);
      return startRelay({
        context,
        connectionString: appUrl,
        identity: IDENTITY,
        createTransport: () => createTransport(kafka, deadlineMs),
        pollMs: 200,
        longestPauseMs: 500,
      });
    },
    unsent: async () => {
      const { rows } = await pool.query<{ count: number }>(
        'SELECT count(*) AS count FROM outbox_event WHERE sent_at IS NULL AND skipped_at IS NULL',
      );
      return rows[0]?.count ?? -1;
    },
    close: () => pool.end(),
  };
}

/** A `fase-gewijzigd` of one invented trajectory. */
export function phaseEvent(topic: string, key: string, version: number, ordinal = 0): OutboxEventRow {
  return {
    topic,
    key,
    version,
    ordinal,
    type: 'nl.vanwerknaarwerk.fase-gewijzigd.v1',
    subject: key,
    data: {
      trajectId: key,
      regio: 'AM21',
      van: 'aangemeld',
      naar: 'ingeschreven',
      op: '2026-11-25T10:15:00.000Z',
    },
  };
}

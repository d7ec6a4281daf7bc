import { Kafka, logLevel } from 'kafkajs';
import type { KafkaConfig, LogEntry, SASLOptions } from 'kafkajs';
import type { ServiceLog } from '../../shared/context';

/** How to reach the brokers. */
export interface KafkaSettings {
  /** `host:port`, separated by commas. */
  readonly brokers: string;
  readonly clientId: string;
  readonly ssl?: boolean;
  readonly username?: string;
  readonly password?: string;
}

/** How long one request may take before the line is given up, in milliseconds. */
export const REQUEST_TIMEOUT_MS = 8000;

/**
 * A client for the brokers. It never retries by itself: relay and supervisor decide what happens after a
 * fault, with their own deadline and counter.
 */
export function createKafka(settings: KafkaSettings, log: ServiceLog): Kafka {
  const sasl: SASLOptions | undefined =
    settings.username === undefined || settings.password === undefined
      ? undefined
      : { mechanism: 'scram-sha-512', username: settings.username, password: settings.password };
  const config: KafkaConfig = {
    clientId: settings.clientId,
    brokers: settings.brokers.split(',').map((broker) => broker.trim()),
    connectionTimeout: 3000,
    requestTimeout: REQUEST_TIMEOUT_MS,
    enforceRequestTimeout: true,
    retry: { retries: 0 },
    ssl: settings.ssl ?? false,
    logLevel: logLevel.ERROR,
    // Texts of the library may hold anything; only where it came from is logged.
    logCreator: () => (entry: LogEntry) => {
      log.warn({ part: entry.namespace }, 'kafka-client');
    },
    ...(sasl === undefined ? {} : { sasl }),
  };
  return new Kafka(config);
}

import type { Kafka } from 'kafkajs';
import type { WantedTopic } from '../../outbox/wanted-topics';

/**
 * Makes the topics that are not there yet. Topics that exist are left as they are: on a cluster they may be
 * managed by somebody else. Replication follows the broker's default.
 * @returns the names of the topics that were made
 * @throws when the brokers cannot be reached or refuse
 */
export async function ensureTopics(kafka: Kafka, wanted: readonly WantedTopic[]): Promise<string[]> {
  const admin = kafka.admin({ retry: { retries: 0 } });
  await admin.connect();
  try {
    const existing = new Set(await admin.listTopics());
    const missing = wanted.filter(({ topic }) => !existing.has(topic));
    if (missing.length === 0) return [];
    await admin.createTopics({
      waitForLeaders: true,
      timeout: 10_000,
      topics: missing.map(({ topic, settings }) => ({
        topic,
        numPartitions: settings.partitions,
        configEntries: [
          { name: 'cleanup.policy', value: 'delete' },
          { name: 'retention.ms', value: String(settings.retentionMs) },
          { name: 'max.message.bytes', value: String(settings.maxMessageBytes) },
        ],
      })),
    });
    return missing.map(({ topic }) => topic);
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}

import type { Kafka } from 'kafkajs';

export interface GroupPosition {
  /** Messages that are not committed yet, over all partitions. */
  readonly lag: bigint;
  /** Sum of the committed offsets: it rises when the group gets on. */
  readonly committed: bigint;
}

/** Asks the broker how far a group is. What the consumer itself says is not asked: it may be silently dead. */
export async function measureLag(
  kafka: Kafka,
  groupId: string,
  topics: readonly string[],
): Promise<GroupPosition> {
  const admin = kafka.admin({ retry: { retries: 1 } });
  await admin.connect();
  try {
    // First the topics: the library looks for the group's coordinator only among brokers it already knows.
    const ends = new Map<string, Awaited<ReturnType<typeof admin.fetchTopicOffsets>>>();
    for (const topic of topics) ends.set(topic, await admin.fetchTopicOffsets(topic));
    const groups = await admin.fetchOffsets({ groupId, topics: [...topics] });
    let lag = 0n;
    let committed = 0n;
    for (const [topic, partitions] of ends) {
      const ours = new Map(
        (groups.find((group) => group.topic === topic)?.partitions ?? []).map(({ partition, offset }) => [
          partition,
          BigInt(offset),
        ]),
      );
      for (const { partition, high, low } of partitions) {
        const at = ours.get(partition) ?? -1n;
        const from = at < BigInt(low) ? BigInt(low) : at;
        committed += from;
        lag += BigInt(high) - from;
      }
    }
    return { lag, committed };
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}

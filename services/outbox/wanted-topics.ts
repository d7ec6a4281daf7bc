import {
  parseTopic,
  TOPIC_SETTINGS,
  topicOf,
  UNPROCESSABLE_TOPIC,
  isTopicCode,
} from '../../domain/events/topics';
import type { TopicSettings } from '../../domain/events/topics';
import type { ServiceContext } from '../shared/context';

export interface WantedTopic {
  readonly topic: string;
  readonly settings: TopicSettings;
}

/**
 * Every topic this installation needs: those of each partner and each served region, the one for events that
 * cannot be handled, and those of events that already wait to be sent (a case can move to another region).
 */
export async function findWantedTopics(context: Pick<ServiceContext, 'pool'>): Promise<WantedTopic[]> {
  const { rows } = await context.pool.query<{ kind: 'partner' | 'region' | 'topic'; code: string }>(
    `SELECT 'partner' AS kind, partner_code AS code FROM organisation WHERE partner_code IS NOT NULL AND kind = 'employer'
     UNION SELECT 'region', code FROM region WHERE served
     UNION SELECT 'topic', topic FROM outbox_event WHERE sent_at IS NULL AND skipped_at IS NULL`,
  );
  const names = new Set([UNPROCESSABLE_TOPIC]);
  for (const { kind, code } of rows) {
    if (kind === 'topic') names.add(code);
    else if (!isTopicCode(code)) continue;
    else if (kind === 'region') names.add(topicOf('voortgang', code));
    else names.add(topicOf('meldingen', code)).add(topicOf('melding-reacties', code));
  }
  return [...names].flatMap((topic) => {
    const parsed = parseTopic(topic);
    return parsed === null ? [] : [{ topic, settings: TOPIC_SETTINGS[parsed.channel] }];
  });
}

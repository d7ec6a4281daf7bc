import type { KafkaSettings } from '../../services/adapters/kafka/connect';
import type { Settings } from '../config';

/** How a command reaches the brokers. */
export function kafkaSettingsOf(settings: Settings): KafkaSettings {
  return {
    brokers: settings.KAFKA_BROKERS,
    clientId: 'overstap-command',
    ssl: settings.KAFKA_TLS,
    ...(settings.KAFKA_USERNAME === undefined ? {} : { username: settings.KAFKA_USERNAME }),
    ...(settings.KAFKA_PASSWORD === undefined ? {} : { password: settings.KAFKA_PASSWORD }),
  };
}

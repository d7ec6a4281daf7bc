import { startHealthServer } from './health-server';
import { runProcess } from './run-process';
import type { ProcessParts, Running } from './run-process';
import { startGateway } from './start-gateway';

/** The process that sends and receives events and sends mails. Several may run side by side. */
async function start({ settings, logger, context }: ProcessParts): Promise<Running> {
  const gateway = startGateway({
    context,
    databaseUrl: settings.DATABASE_URL,
    kafka: {
      brokers: settings.KAFKA_BROKERS,
      ssl: settings.KAFKA_TLS,
      ...(settings.KAFKA_USERNAME === undefined ? {} : { username: settings.KAFKA_USERNAME }),
      ...(settings.KAFKA_PASSWORD === undefined ? {} : { password: settings.KAFKA_PASSWORD }),
    },
    groupId: settings.KAFKA_GROUP_ID,
    eventSource: settings.EVENT_SOURCE,
    smtpUrl: settings.SMTP_URL,
    mailFrom: settings.MAIL_FROM,
    baseUrl: settings.BASE_URL.replace(/\/$/, ''),
    onFatal: () => {
      logger.fatal({ code: 'gateway-gives-up' });
      process.exit(1);
    },
  });
  const health = await startHealthServer(settings.HOST, settings.HEALTH_PORT, () =>
    Promise.resolve(gateway.health()),
  );
  logger.info({ code: 'health-port', port: health.port });
  return {
    stop: async () => {
      await gateway.stop();
      await health.stop();
    },
  };
}

runProcess('gateway', start);

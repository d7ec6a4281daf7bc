import { topicOf } from '../domain/events/topics';
import { taskTypeOf } from '../domain/task/task-types';
import { createKafka } from '../services/adapters/kafka/connect';
import { createTransport } from '../services/adapters/kafka/create-transport';
import { ensureTopics } from '../services/adapters/kafka/ensure-topics';
import { superviseConsumer } from '../services/adapters/kafka/supervise-consumer';
import { createMailSender, parseFrom } from '../services/adapters/mail/create-mail-sender';
import { createHandlers } from '../services/inbox/create-handlers';
import { handleEvents } from '../services/inbox/handle-events';
import { createPartnerFinder, findPartnerCodes } from '../services/inbox/partners';
import { takeMessages } from '../services/inbox/take-messages';
import { runMailLane } from '../services/mail/run-mail-lane';
import { cleanMessages } from '../services/outbox/clean-messages';
import { startRelay } from '../services/outbox/relay-events';
import { findWantedTopics } from '../services/outbox/wanted-topics';
import type { ServiceContext } from '../services/shared/context';
import { apiBase, paths } from '../web/paths';

export interface GatewayOptions {
  readonly context: ServiceContext;
  readonly databaseUrl: string;
  readonly kafka: {
    readonly brokers: string;
    readonly ssl?: boolean;
    readonly username?: string;
    readonly password?: string;
  };
  readonly groupId: string;
  /** Our CloudEvents source. */
  readonly eventSource: string;
  readonly smtpUrl: string;
  readonly mailFrom: string;
  /** Where people find the pages. */
  readonly baseUrl: string;
  /** The process must end with a failure, so that it is started anew. */
  readonly onFatal: () => void;
}

export interface Gateway {
  /** Each part with its state; a part is fine when it gets on, not when it merely runs. */
  health(): { readonly ready: boolean; readonly parts: Readonly<Record<string, string>> };
  stop(): Promise<void>;
}

const TOPICS_EVERY_MS = 30_000;
const CLEAN_EVERY_MS = 3_600_000;

/**
 * Joins the event gateway: events out (relay), events in (inbox) and mails, each in a loop of its own, so that
 * none waits for another. Several gateways may run side by side.
 */
export function startGateway(options: GatewayOptions): Gateway {
  const { context } = options;
  const kafka = createKafka({ clientId: 'overstap-gateway', ...options.kafka }, context.log);
  const relay = startRelay({
    context,
    connectionString: options.databaseUrl,
    identity: { source: options.eventSource, asyncApiUrl: `${options.baseUrl}${apiBase}/asyncapi.json` },
    createTransport: () => createTransport(kafka),
  });
  const findPartner = createPartnerFinder(context);
  const handling = handleEvents({ context, findPartner, handlers: createHandlers() });
  const inbox = superviseConsumer({
    kafka,
    groupId: `${options.groupId}-inbox`,
    log: context.log,
    onFatal: options.onFatal,
    findTopics: async () => {
      const codes = await findPartnerCodes(context);
      if (codes.length > 0) await makeTopics();
      return codes.map((code) => topicOf('meldingen', code));
    },
    take: async (messages, breathe) => {
      await takeMessages(context, findPartner, messages, breathe);
      handling.wake();
    },
  });
  const mail = runMailLane({
    context,
    connectionString: options.databaseUrl,
    sender: createMailSender({ url: options.smtpUrl, from: options.mailFrom }),
    links: linksTo(options.baseUrl),
    titleOf: (key) => taskTypeOf(key)?.title ?? null,
    domain: parseFrom(options.mailFrom).address.split('@')[1] ?? 'localhost.localdomain',
  });
  const makeTopics = async (): Promise<void> => {
    const made = await ensureTopics(kafka, await findWantedTopics(context));
    if (made.length > 0) context.log.info({ topics: made.length }, 'topics-made');
  };
  const topics = repeat(makeTopics, TOPICS_EVERY_MS);
  const cleaning = repeat(async () => {
    const cleaned = await cleanMessages(context);
    context.log.info({ ...cleaned }, 'messages-cleaned');
  }, CLEAN_EVERY_MS);

  return {
    health: () => {
      const parts = {
        uitgaand: WORDS[relay.progress().state],
        inkomend: WORDS[inbox.progress().state],
        verwerking: WORDS[handling.progress().state],
        post: WORDS[mail.progress().state],
      };
      return { ready: Object.values(parts).every((state) => state === 'goed'), parts };
    },
    stop: async () => {
      topics.stop();
      cleaning.stop();
      // First nothing comes in any more; what is stored stays for the next one.
      await inbox.stop();
      await Promise.all([handling.stop(), relay.stop(), mail.stop()]);
    },
  };
}

/** A relay without shards stands by for another: that is fine. */
const WORDS = {
  ok: 'goed',
  standby: 'goed',
  starting: 'stil',
  stuck: 'stil',
  stopped: 'stil',
  away: 'onbereikbaar',
} as const;

function linksTo(baseUrl: string) {
  return {
    task: (id: string) => `${baseUrl}${paths.task.to({ id })}`,
    tasks: () => `${baseUrl}${paths.tasks.to()}`,
    run: (id: string) => `${baseUrl}${paths.run.to({ id })}`,
    notice: (id: string) => `${baseUrl}${paths.notice.to({ id })}`,
    start: () => `${baseUrl}${paths.start.to()}`,
  };
}

/** Does something now and then, one at a time; a failure waits for the next turn. */
function repeat(work: () => Promise<void>, everyMs: number): { stop: () => void } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const turn = async (): Promise<void> => {
    await work().catch(() => undefined);
    if (!stopped) timer = setTimeout(() => void turn(), everyMs);
  };
  void turn();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

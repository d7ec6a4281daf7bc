import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { Kafka, logLevel } from 'kafkajs';
import { fetchedParts } from '../fetched';
import { freePort } from '../ports';
import type { RunningProcess } from '../processes';
import { startProcess, waitUntilReady } from '../processes';

export interface KafkaOptions {
  dataDir: string;
  logFile: string;
  preferredPort?: number;
}

export interface KafkaServer {
  /** `127.0.0.1:PORT`, as KAFKA_BROKERS wants it. */
  brokers: string;
  port: number;
  process: RunningProcess;
  stop: () => Promise<void>;
}

/**
 * Starts a real Kafka 4.1 broker (KRaft, one node) on 127.0.0.1. Topics are never made by themselves.
 *
 * @throws {Error} with one sentence when it cannot be had or does not start
 */
export async function startKafka(options: KafkaOptions): Promise<KafkaServer> {
  const { kafka: jars, java } = await fetchedParts('kafka', 'java');
  mkdirSync(options.dataDir, { recursive: true });
  const port = await freePort(options.preferredPort);
  const config = path.join(options.dataDir, 'server.properties');
  const logDir = path.join(options.dataDir, 'log');
  writeFileSync(config, brokerSettings(port, await freePort(), logDir));
  const jvm = (heap: string): string[] => [
    ...[`-Xmx${heap}`, `-Xms${heap}`, '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'],
    ...['-Dorg.slf4j.simpleLogger.defaultLogLevel=warn', '-cp', path.join(jars, '*')],
  ];
  if (!existsSync(path.join(logDir, 'meta.properties'))) {
    const format = ['kafka.tools.StorageTool', 'format', '-t', 'T3ZlcnN0YXAtbG9jYWw0MQ', '-c', config];
    await promisify(execFile)(java, [...jvm('128m'), ...format]);
  }
  const spec = {
    name: 'Kafka',
    command: java,
    args: [...jvm('256m'), 'kafka.Kafka', config],
    logFile: options.logFile,
  };
  const server = await startProcess(spec);
  await waitUntilReady(server, spec, () => answers(port));
  return { brokers: `127.0.0.1:${port}`, port, process: server, stop: () => server.stop() };
}

function brokerSettings(port: number, controllerPort: number, logDir: string): string {
  return [
    'process.roles=broker,controller',
    'node.id=1',
    `controller.quorum.voters=1@127.0.0.1:${controllerPort}`,
    'controller.listener.names=CONTROLLER',
    `listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    `advertised.listeners=PLAINTEXT://127.0.0.1:${port}`,
    'listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    `log.dirs=${logDir}`,
    'auto.create.topics.enable=false',
    'group.initial.rebalance.delay.ms=0',
    'offsets.topic.replication.factor=1',
    'offsets.topic.num.partitions=4',
    'transaction.state.log.replication.factor=1',
    'transaction.state.log.min.isr=1',
    'share.coordinator.state.topic.replication.factor=1',
    'share.coordinator.state.topic.min.isr=1',
    '',
  ].join('\n');
}

async function answers(port: number): Promise<boolean> {
  const admin = new Kafka({
    clientId: 'overstap-stack',
    brokers: [`127.0.0.1:${port}`],
    logLevel: logLevel.NOTHING,
    connectionTimeout: 1_000,
    retry: { retries: 0 },
  }).admin();
  try {
    await admin.connect();
    return (await admin.describeCluster()).brokers.length === 1;
  } finally {
    await admin.disconnect();
  }
}

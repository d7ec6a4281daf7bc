import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { parseTopic } from '../../domain/events/topics';
import { createKafka } from '../../services/adapters/kafka/connect';
import { createTopicReader } from '../../services/adapters/kafka/read-topics';
import { parseFrom } from '../../services/adapters/mail/create-mail-sender';
import { createSinkReader } from '../../services/adapters/mail/read-sink';
import { createTemporalClient } from '../../services/adapters/temporal/connect';
import { createCaseReader } from '../../services/adapters/temporal/read-cases';
import { INVARIANTS, runCheck } from '../../services/check/run-check';
import type { CheckReport } from '../../services/check/run-check';
import { kafkaSettingsOf } from './kafka-settings';
import { projectRoot } from '../../services/shared/project-root';
import { bytesOf, print, progress, withServices } from './with-services';
import type { CommandTools } from './with-services';

interface CheckOptions {
  readonly json?: boolean;
  readonly names?: string;
}

/** `check`: all invariants on the running system; exit code 1 when one is violated. */
export function addCheckCommand(program: Command): void {
  program
    .command('check')
    .description('controleert op het lopende systeem of alle afspraken over de gegevens kloppen')
    .option('--json', 'het verslag als JSON')
    .option(
      '--names <bestand>',
      'tekstbestand met namen, één per regel, die alleen in de database mogen staan',
    )
    .action((options: CheckOptions) => withServices((tools) => check(tools, options)));
}

async function check(tools: CommandTools, options: CheckOptions): Promise<void> {
  const { settings, context, mailSink } = tools;
  const temporal = createTemporalClient({
    address: settings.TEMPORAL_ADDRESS,
    namespace: settings.TEMPORAL_NAMESPACE,
    tls: settings.TEMPORAL_TLS,
    apiKey: settings.TEMPORAL_API_KEY ?? null,
  });
  const domain = parseFrom(settings.MAIL_FROM).address.split('@')[1] ?? 'localhost.localdomain';
  const stores = {
    context,
    cases: createCaseReader(temporal.client),
    topics: createTopicReader(
      createKafka(kafkaSettingsOf(settings), context.log),
      (topic) => parseTopic(topic) !== null,
    ),
    mails: mailSink === null ? null : createSinkReader(mailSink, domain),
    planted: options.names === undefined ? [] : await namesOf(options.names),
    logFiles: logFilesOf(logDirOf(process.env)),
  };
  try {
    const report = await runCheck(stores, ({ text }) => {
      if (options.json !== true) progress(text);
    });
    print(options.json === true ? JSON.stringify(report) : textOf(report));
    if (!report.ok) process.exitCode = 1;
  } finally {
    await temporal.close().catch(() => undefined);
  }
}

function textOf(report: CheckReport): string {
  const lines = report.invariants.flatMap(({ name, checked, violations }) => {
    const text = INVARIANTS.find((invariant) => invariant.name === name)?.text ?? name;
    const looked = checked === 0 ? 'niets gevonden om te controleren' : `${checked} gecontroleerd`;
    const word = violations.length === 0 ? 'goed' : 'FOUT';
    return [`${word}  ${text} (${looked})`, ...violations.map((violation) => `      ${violation}`)];
  });
  return [...lines, '', report.ok ? 'Alles klopt.' : 'Niet alles klopt.'].join('\n');
}

async function namesOf(file: string): Promise<string[]> {
  const text = (await bytesOf(file)).toString('utf8');
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Where `npm start` keeps the logs of its processes: beside its data. */
function logDirOf(env: Readonly<Record<string, string | undefined>>): string {
  const data = path.resolve(env['OVERSTAP_DATA_DIR'] ?? path.join(projectRoot(), '.overstap', 'data'));
  return path.join(path.dirname(data), 'logs');
}

function logFilesOf(dir: string): string[] {
  try {
    return readdirSync(dir)
      .filter((name) => name.endsWith('.log'))
      .map((name) => path.join(dir, name));
  } catch {
    // No local logs: the processes run somewhere else.
    return [];
  }
}

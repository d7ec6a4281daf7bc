import path from 'node:path';
import { projectRoot } from '../services/shared/project-root';
import type { RememberedPorts } from './remembered-ports';
import type { RunningProcess } from './processes';
import { startProcess, waitUntilReady } from './processes';
import { startKafka } from './servers/kafka';
import { startMailSink } from './servers/mail-sink';
import type { PostgresServer } from './servers/postgres';
import { createDatabase, databaseExists, startPostgres } from './servers/postgres';
import { startTemporal, temporalNamespace } from './servers/temporal';

/** What was started here, and how the product's processes reach everything. */
export interface LocalServers {
  /** Settings that point the processes at the servers, given ones included. */
  settings: Record<string, string>;
  /** Where the mails can be read; null when a mail server was given. */
  mailPage: string | null;
  /** Temporal's own pages; null when a server was given. */
  temporalPage: string | null;
  /** True when the local sign-in with invented people is used. */
  localSignIn: boolean;
  /** True when Temporal began without its earlier data. */
  temporalIsNew: boolean;
  processes: RunningProcess[];
  /** Stops everything that was started here. */
  stop: () => Promise<void>;
}

interface Place {
  dataDir: string;
  logDir: string;
  ports: RememberedPorts;
  /** Address of the web application, to which the sign-in sends people back. */
  origin: string;
  say: (line: string) => void;
}

const database = 'overstap';

/**
 * Starts every server for which the environment gives no address, side by side.
 *
 * @throws {Error} the first failure, after the others have been stopped again
 */
export async function startLocalServers(
  given: Readonly<Record<string, string | undefined>>,
  place: Place,
): Promise<LocalServers> {
  const result: LocalServers = {
    settings: {},
    mailPage: null,
    temporalPage: null,
    localSignIn: false,
    temporalIsNew: false,
    processes: [],
    stop: async () => {
      await Promise.all(stops.map((stop) => stop()));
    },
  };
  const stops: (() => Promise<void>)[] = [];
  const dirs = (name: string): { dataDir: string; logFile: string } => ({
    dataDir: path.join(place.dataDir, name),
    logFile: path.join(place.logDir, `${name}.log`),
  });
  const started = Date.now();
  const ready = (what: string): void => {
    place.say(`  ${what}: klaar na ${((Date.now() - started) / 1000).toFixed(1)} s`);
  };

  const postgres = async (): Promise<void> => {
    if (given['DATABASE_URL']) return;
    const server = await startPostgres({
      ...dirs('postgres'),
      preferredPort: await place.ports.for('postgres'),
    });
    stops.push(server.stop);
    result.processes.push(server.process);
    await ensureDatabase(server);
    result.settings['DATABASE_URL'] = server.url('app', database);
    result.settings['DATABASE_OWNER_URL'] = server.url('owner', database);
    ready('PostgreSQL');
  };
  const temporal = async (): Promise<void> => {
    if (given['TEMPORAL_ADDRESS']) return;
    const server = await startTemporal({
      ...dirs('temporal'),
      preferredPort: await place.ports.for('temporal'),
      preferredUiPort: await place.ports.for('temporal-ui'),
    });
    stops.push(server.stop);
    result.processes.push(server.process);
    result.temporalIsNew = server.isNew;
    result.temporalPage = `http://127.0.0.1:${server.uiPort}/namespaces/${temporalNamespace}/workflows`;
    result.settings['TEMPORAL_ADDRESS'] = server.address;
    result.settings['TEMPORAL_UI_URL'] = `http://127.0.0.1:${server.uiPort}`;
    ready('Temporal');
  };
  const kafka = async (): Promise<void> => {
    if (given['KAFKA_BROKERS']) return;
    const server = await startKafka({ ...dirs('kafka'), preferredPort: await place.ports.for('kafka') });
    stops.push(server.stop);
    result.processes.push(server.process);
    result.settings['KAFKA_BROKERS'] = server.brokers;
    ready('Kafka');
  };
  const mail = async (): Promise<void> => {
    if (given['SMTP_URL']) return;
    const sink = await startMailSink({
      dataDir: dirs('mail').dataDir,
      smtpPort: await place.ports.for('smtp'),
      webPort: await place.ports.for('mail-web'),
    });
    stops.push(sink.stop);
    result.mailPage = sink.webUrl;
    result.settings['SMTP_URL'] = sink.smtpUrl;
    ready('Postvanger');
  };
  const signIn = async (): Promise<void> => {
    if (given['OIDC_ISSUER']) return;
    const port = await place.ports.for('sign-in');
    const issuer = `http://127.0.0.1:${port}`;
    const { dataDir, logFile } = dirs('sign-in');
    const spec = {
      name: 'Aanmelden',
      command: process.execPath,
      args: [
        path.join(projectRoot(), 'dist', 'stack', 'oidc', 'main.js'),
        ...['--port', String(port), '--web', place.origin, '--keys', path.join(dataDir, 'keys.json')],
      ],
      logFile,
    };
    const server = await startProcess(spec);
    stops.push(() => server.stop());
    result.processes.push(server);
    await waitUntilReady(server, spec, async () => {
      return (await fetch(`${issuer}/.well-known/openid-configuration`)).ok;
    });
    result.localSignIn = true;
    result.settings['OIDC_ISSUER'] = issuer;
    ready('Aanmelden');
  };

  const outcomes = await Promise.allSettled([postgres(), temporal(), kafka(), mail(), signIn()]);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) {
    await result.stop();
    throw failed.reason instanceof Error ? failed.reason : new Error(String(failed.reason));
  }
  return result;
}

async function ensureDatabase(server: PostgresServer): Promise<void> {
  if (!(await databaseExists(server, database))) await createDatabase(server, database);
}

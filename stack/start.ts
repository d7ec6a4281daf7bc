import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { migrate } from '../prisma/migrate';
import { seed } from '../prisma/seed';
import { rebuildWorkflows } from '../services/course/rebuild';
import { createContext } from '../services/shared/create-context';
import { createPool } from '../services/shared/database';
import { settingNames } from '../workers/config';
import type { LocalServers } from './local-servers';
import { startLocalServers } from './local-servers';
import { projectRoot } from '../services/shared/project-root';
import { freePort } from './ports';
import type { ProductProcess } from './product-process';
import { keepRunning } from './product-process';
import { RememberedPorts } from './remembered-ports';
import { takeRunLock } from './run-lock';
import { removePostgresData } from './servers/postgres-binaries';

const say = (line: string): void => console.error(line);

/** `npm start`, after the set-up: servers, database, processes, and then the addresses for people. */
async function main(): Promise<void> {
  const started = Date.now();
  const home = path.join(projectRoot(), '.overstap');
  const dataDir = path.resolve(process.env['OVERSTAP_DATA_DIR'] ?? path.join(home, 'data'));
  const logDir = path.join(path.dirname(dataDir), 'logs');
  const stops: (() => Promise<void> | void)[] = [takeRunLock(dataDir)];

  let stopping: Promise<void> | null = null;
  const stop = (code: number): Promise<void> => {
    stopping ??= (async () => {
      say('Overstap stopt.');
      for (const step of stops.toReversed()) await step();
      say('Alles is gestopt.');
      process.exit(code);
    })();
    return stopping;
  };
  // Ctrl-C, an orderly end, or the program above us gone: in each case nothing may be left behind.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
  process.on('disconnect', () => void stop(1));

  try {
    if (process.argv.includes('--reset')) resetData(dataDir);
    const port = await webPort();
    const baseUrl = process.env['BASE_URL'] ?? `http://127.0.0.1:${port}`;
    say('Servers starten.');
    const ports = new RememberedPorts(dataDir);
    const servers = await startLocalServers(process.env, { dataDir, logDir, ports, origin: baseUrl, say });
    stops.push(servers.stop);
    for (const server of servers.processes) {
      void server.ended.then((end) => {
        if (stopping !== null) return;
        say(`${server.name} stopte onverwacht (${end}).`);
        void stop(1);
      });
    }
    await prepareDatabase(servers);

    say('Overstap starten.');
    const settings = productSettings(servers, port, baseUrl);
    stops.push(publishSettings(dataDir, { ...settings, MAIL_PAGE: servers.mailPage ?? '' }));
    const products = await startProducts({
      settings,
      port,
      ports,
      logDir,
      giveUp: (reason) => {
        say(reason);
        void stop(1);
      },
    });
    stops.push(() => Promise.all(products.map((product) => product.stop())).then(() => undefined));
    await Promise.all(
      products.map((product) => product.ready(120_000).then(() => say(`  ${product.name}: gereed`))),
    );
    say(summary({ servers, baseUrl, logDir, seconds: (Date.now() - started) / 1000 }));
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    await stop(1);
  }
}

function resetData(dataDir: string): void {
  removePostgresData(path.join(dataDir, 'postgres'));
  for (const name of ['postgres', 'temporal', 'kafka', 'mail', 'sign-in', 'poorten.json']) {
    rmSync(path.join(dataDir, name), { recursive: true, force: true });
  }
  say('De gegevens zijn gewist.');
}

/** A port that was asked for must be had; without one, the first free one from 3000 is taken. */
async function webPort(): Promise<number> {
  const asked = process.env['PORT'];
  if (asked) {
    const port = Number(asked);
    if ((await freePort(port)) === port) return port;
    throw new Error(`Poort ${asked} (PORT) is al in gebruik; stop wat daar draait of kies een andere poort.`);
  }
  for (let port = 3000; port < 3050; port += 1) {
    if ((await freePort(port)) !== port) continue;
    if (port !== 3000) say(`Poort 3000 is in gebruik; Overstap komt op poort ${port}.`);
    return port;
  }
  return freePort();
}

/** Brings the schema up to date and fills in the reference data and, with the local sign-in, the demonstration. */
async function prepareDatabase(servers: LocalServers): Promise<void> {
  const owner = servers.settings['DATABASE_OWNER_URL'] ?? process.env['DATABASE_OWNER_URL'];
  if (!owner) return;
  const applied = await migrate(owner, path.join(projectRoot(), 'prisma', 'migrations'));
  if (applied.length > 0) say(`  Database: ${applied.length} migraties toegepast`);
  const pool = createPool(owner, 2, '-c app.system=on');
  try {
    await seed(pool, { demonstration: servers.localSignIn });
    // A Temporal without its earlier data (first start, or another version of it) gets all running cases again.
    if (servers.temporalIsNew) {
      const silent = (): void => undefined;
      const cases = await rebuildWorkflows(
        createContext(pool, { info: silent, warn: silent, error: silent }),
      );
      if (cases > 0) say(`  Temporal: ${cases} lopende zaken worden opnieuw bezorgd`);
    }
  } finally {
    await pool.end();
  }
}

interface ProductPlan {
  settings: Record<string, string>;
  port: number;
  ports: RememberedPorts;
  logDir: string;
  giveUp: (reason: string) => void;
}

/** The settings that every process of this run gets. */
function productSettings(servers: LocalServers, port: number, baseUrl: string): Record<string, string> {
  const given = settingNames.flatMap((name) => {
    const value = process.env[name];
    return value ? [[name, value]] : [];
  });
  return {
    ...(Object.fromEntries(given) as Record<string, string>),
    ...servers.settings,
    BASE_URL: baseUrl,
    PORT: String(port),
    DEMONSTRATION: process.env['DEMONSTRATION'] ?? (servers.localSignIn ? 'ja' : 'nee'),
  };
}

/**
 * Leaves the settings where other commands of this folder (`npm run check`, …) find the running system. They hold
 * passwords of the local servers, so only we may read the file.
 *
 * @returns takes the file away again
 */
function publishSettings(dataDir: string, settings: Record<string, string>): () => void {
  const file = path.join(dataDir, 'instellingen.json');
  writeFileSync(file, JSON.stringify(settings, null, 2), { mode: 0o600 });
  return () => rmSync(file, { force: true });
}

async function startProducts(plan: ProductPlan): Promise<ProductProcess[]> {
  const kinds = [
    { key: 'web', name: 'Webtoepassing', healthPort: plan.port },
    {
      key: 'temporal-worker',
      name: 'Bewaker van looptijden',
      healthPort: await plan.ports.for('temporal-worker'),
    },
    { key: 'gateway', name: 'Berichtenverkeer', healthPort: await plan.ports.for('gateway') },
  ];
  return Promise.all(
    kinds.map(({ key, name, healthPort }) =>
      keepRunning({
        name,
        program: `dist/workers/${key}.js`,
        env: { ...plan.settings, HEALTH_PORT: String(healthPort) },
        healthPort,
        logFile: path.join(plan.logDir, `${key}.log`),
        say,
        giveUp: plan.giveUp,
      }),
    ),
  );
}

function summary(facts: { servers: LocalServers; baseUrl: string; logDir: string; seconds: number }): string {
  const { servers, baseUrl, logDir } = facts;
  return [
    '',
    `Overstap is gereed (na ${facts.seconds.toFixed(0)} s).`,
    '',
    `  Overstap          ${baseUrl}`,
    ...(servers.mailPage ? [`  Opgevangen post   ${servers.mailPage}`] : []),
    ...(servers.temporalPage ? [`  Temporal          ${servers.temporalPage}`] : []),
    `  Verslagen         ${logDir}`,
    '',
    servers.localSignIn
      ? 'Aanmelden: open het eerste adres, kies Aanmelden en klik op een van de verzonnen mensen.'
      : 'Aanmelden: bij de aanmelddienst van OIDC_ISSUER.',
    'Stoppen: Ctrl-C. De gegevens blijven bewaard.',
    '',
  ].join('\n');
}

main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  process.exit(1);
});

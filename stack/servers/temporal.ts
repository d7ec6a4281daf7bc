import { execFile } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { Connection } from '@temporalio/client';
import { fetchedParts } from '../fetched';
import { freePort } from '../ports';
import type { RunningProcess } from '../processes';
import { startProcess, waitUntilReady } from '../processes';

export interface TemporalOptions {
  /** Folder for the database file; without it the server keeps everything in memory. */
  dataDir?: string;
  logFile: string;
  preferredPort?: number;
  preferredUiPort?: number;
}

export interface TemporalServer {
  /** `127.0.0.1:PORT`, as TEMPORAL_ADDRESS wants it. */
  address: string;
  port: number;
  uiPort: number;
  /** True when this start began with an empty database file: workflows must be rebuilt from PostgreSQL. */
  isNew: boolean;
  process: RunningProcess;
  stop: () => Promise<void>;
}

export const temporalNamespace = 'overstap';

/** What an operator can search by; ids and codes only (design.md 3.7). */
const searchAttributes = ['OverstapNotice', 'OverstapRegion', 'OverstapStage', 'OverstapKind'];

/** Version of the server program; its database file may not survive a change of version, so it is in the name. */
const version = '1.9.1';

/**
 * Starts a real Temporal server with web page on 127.0.0.1, with our namespace and search attributes.
 *
 * @throws {Error} with one sentence when it cannot be had or does not start
 */
export async function startTemporal(options: TemporalOptions): Promise<TemporalServer> {
  const { temporal } = await fetchedParts('temporal');
  const port = await freePort(options.preferredPort);
  const uiPort = await freePort(options.preferredUiPort);
  const file = options.dataDir ? path.join(options.dataDir, `temporal-${version}.db`) : null;
  if (options.dataDir) mkdirSync(options.dataDir, { recursive: true });
  const isNew = file === null || !existsSync(file);
  const spec = {
    name: 'Temporal',
    command: temporal,
    args: [
      ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--ui-port', String(uiPort)],
      ...['--namespace', temporalNamespace, '--log-level', 'warn', '--log-format', 'json'],
      ...searchAttributes.flatMap((name) => ['--search-attribute', `${name}=Keyword`]),
      ...(file ? ['--db-filename', file] : []),
    ],
    logFile: options.logFile,
  };
  const server = await startProcess(spec);
  const address = `127.0.0.1:${port}`;
  await waitUntilReady(server, spec, () => namespaceExists(address));
  // Closed histories are kept for 30 days; without a word the server would choose for itself.
  await promisify(execFile)(temporal, [
    ...['operator', 'namespace', 'update', '--address', address, '--namespace', temporalNamespace],
    ...['--retention', '720h'],
  ]);
  return { address, port, uiPort, isNew, process: server, stop: () => server.stop() };
}

async function namespaceExists(address: string): Promise<boolean> {
  const connection = await Connection.connect({ address, connectTimeout: 1_000 });
  try {
    await connection.workflowService.describeNamespace({ namespace: temporalNamespace });
    return true;
  } finally {
    await connection.close();
  }
}

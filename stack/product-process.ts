import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../services/shared/project-root';
import type { RunningProcess } from './processes';
import { startProcess } from './processes';

/** One of the product's own processes, kept running: it is started again when it falls over. */
export interface ProductProcess {
  name: string;
  /** Where it says how it is. */
  healthUrl: string;
  /** Waits until it says that it can do its work. */
  ready: (timeoutMs: number) => Promise<void>;
  stop: () => Promise<void>;
}

export interface ProductSpec {
  /** For people. */
  name: string;
  /** Compiled program, from the project's folder: `dist/workers/web.js`. */
  program: string;
  env: Record<string, string>;
  /** Port on which it answers /gezondheid. */
  healthPort: number;
  logFile: string;
  say: (line: string) => void;
  /** Called when it has fallen over too often. */
  giveUp: (reason: string) => void;
}

const restartsPerMinute = 5;

/** Starts a process and starts it again whenever it stops by itself, at most five times a minute. */
export async function keepRunning(spec: ProductSpec): Promise<ProductProcess> {
  let stopping = false;
  let restarts: number[] = [];
  let current = await start(spec);
  const watch = async (): Promise<void> => {
    for (;;) {
      const end = await current.ended;
      if (stopping) return;
      restarts = [...restarts.filter((at) => Date.now() - at < 60_000), Date.now()];
      if (restarts.length > restartsPerMinute) {
        return spec.giveUp(`${spec.name} stopt steeds (verslag: ${spec.logFile}):\n${current.lastLines()}`);
      }
      spec.say(`  ${spec.name} stopte (${end}) en wordt opnieuw gestart.`);
      await new Promise((resolve) => setTimeout(resolve, 500 * restarts.length));
      if (stopping) return;
      current = await start(spec);
    }
  };
  watch().catch((error: unknown) => spec.giveUp(String(error)));
  const healthUrl = `http://127.0.0.1:${spec.healthPort}/gezondheid/gereed`;
  return {
    name: spec.name,
    healthUrl,
    ready: (timeoutMs) => untilReady(spec, healthUrl, timeoutMs),
    stop: async () => {
      stopping = true;
      await current.stop();
    },
  };
}

function start(spec: ProductSpec): Promise<RunningProcess> {
  return startProcess({
    name: spec.name,
    command: process.execPath,
    args: ['--enable-source-maps', path.join(projectRoot(), spec.program)],
    cwd: projectRoot(),
    env: spec.env,
    logFile: spec.logFile,
    graceMs: 45_000,
    usesServers: true,
  });
}

async function untilReady(spec: ProductSpec, healthUrl: string, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    const response = await fetch(healthUrl, { signal: AbortSignal.timeout(3_000) }).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const lines = readFileSync(spec.logFile, 'utf8').trimEnd().split('\n').slice(-8).join('\n');
  throw new Error(
    `${spec.name} was na ${timeoutMs / 1000} s nog niet gereed (verslag: ${spec.logFile}):\n${lines}`,
  );
}

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../services/shared/project-root';
import { freePort } from '../../stack/ports';
import type { RunningProcess } from '../../stack/processes';
import { startProcess } from '../../stack/processes';
import { waitFor } from './wait-for';

/** The processes of the product, by the name of their program. */
export type ProductKind = 'web' | 'temporal-worker' | 'gateway';

export interface StartOptions {
  /** False to start without waiting for `/gezondheid/gereed`. */
  readonly untilReady?: boolean;
  /** How far its clock runs beside the real one; negative is back. */
  readonly clockShiftMs?: number;
}

/** One running process of the product. */
export interface ProductProcess {
  readonly kind: ProductKind;
  readonly pid: number;
  isRunning(): boolean;
  /** Waits until it says that it can do its work. */
  ready(): Promise<void>;
  /** What `/gezondheid/gereed` says now, or null when it does not answer. */
  health(): Promise<{ status: number; body: string } | null>;
  /** kill -9: no chance to say goodbye. Does nothing to a process that has ended. */
  kill(): Promise<void>;
  /** SIGTERM. @returns exit code or signal, and how many seconds it took */
  stop(): Promise<{ end: number | NodeJS.Signals; seconds: number }>;
  /** SIGSTOP: it holds all its connections and does nothing. */
  freeze(): void;
  thaw(): void;
  /** Everything it printed. */
  log(): string;
}

/** Longer than the forty seconds that a process gives itself. */
const GRACE_MS = 45_000;

/** Starts `dist/workers/<kind>.js` as `npm start` does. */
export async function startProductProcess(
  kind: ProductKind,
  options: StartOptions & {
    readonly settings: Readonly<Record<string, string>>;
    readonly webPort: number;
    readonly logFile: string;
  },
): Promise<ProductProcess> {
  const port = kind === 'web' ? options.webPort : await freePort();
  const shift = options.clockShiftMs ?? 0;
  const preload =
    shift === 0 ? [] : ['--require', path.join(projectRoot(), 'tests', 'support', 'clock-shift.cjs')];
  const running: RunningProcess = await startProcess({
    name: kind,
    command: process.execPath,
    args: ['--enable-source-maps', ...preload, path.join(projectRoot(), 'dist', 'workers', `${kind}.js`)],
    cwd: projectRoot(),
    env: {
      ...options.settings,
      PORT: String(options.webPort),
      HEALTH_PORT: String(port),
      OVERSTAP_TEST_CLOCK_SHIFT_MS: String(shift),
    },
    logFile: options.logFile,
    graceMs: GRACE_MS,
  });
  const health = async (): Promise<{ status: number; body: string } | null> => {
    const response = await fetch(`http://127.0.0.1:${port}/gezondheid/gereed`, {
      signal: AbortSignal.timeout(3_000),
    }).catch(() => null);
    return response === null ? null : { status: response.status, body: await response.text() };
  };
  const log = (): string => (existsSync(options.logFile) ? readFileSync(options.logFile, 'utf8') : '');
  return {
    kind,
    pid: running.pid,
    isRunning: running.isRunning,
    health,
    log,
    ready: async () => {
      await waitFor(
        `${kind} to be ready`,
        async () => {
          if (!running.isRunning()) return 'ended';
          return (await health())?.status === 200 && 'ready';
        },
        60_000,
      ).then((state) => {
        if (state === 'ended') throw new Error(`${kind} ended at its start:\n${log()}`);
      });
    },
    kill: async () => {
      if (!running.isRunning()) return;
      running.kill('SIGKILL');
      await running.ended;
    },
    stop: async () => {
      const since = Date.now();
      running.kill('SIGTERM');
      const end = await running.ended;
      return { end, seconds: (Date.now() - since) / 1000 };
    },
    freeze: () => {
      running.kill('SIGSTOP');
    },
    thaw: () => {
      running.kill('SIGCONT');
    },
  };
}

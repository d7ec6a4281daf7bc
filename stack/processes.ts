import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import path from 'node:path';
import { projectRoot } from '../services/shared/project-root';

/** What to start. The process gets a group of its own, so that a Ctrl-C in the terminal reaches only us. */
export interface ProcessSpec {
  /** Short name for messages, for example `Kafka`. */
  name: string;
  command: string;
  args: string[];
  cwd?: string;
  /** Added to our own environment. */
  env?: Record<string, string>;
  /** User and group to run as; only possible for root. */
  user?: { uid: number; gid: number };
  /** File that receives everything the process prints; it is emptied at each start. */
  logFile: string;
  /** The signal that asks the process to stop; default SIGTERM. */
  stopSignal?: NodeJS.Signals;
  /** How long it may take to stop before it is ended by force, in milliseconds; default 15,000. */
  graceMs?: number;
  /** True for a program that uses our servers: after a crash of ours it is stopped before they are. */
  usesServers?: boolean;
}

export interface RunningProcess {
  name: string;
  pid: number;
  /** Resolves with the exit code, or the name of the signal, once the process has ended. */
  ended: Promise<number | NodeJS.Signals>;
  /** True until the process has ended. */
  isRunning: () => boolean;
  /** Sends a signal to the process itself; used by tests that kill or freeze it. */
  kill: (signal: NodeJS.Signals) => void;
  /** Asks the process to stop, waits, and ends it by force when it takes too long. Safe to call twice. */
  stop: () => Promise<void>;
  /** The last lines that it printed. */
  lastLines: (count?: number) => string;
}

/**
 * Starts a process that cannot outlive us: when this program dies, even by kill -9, the guard stops it.
 *
 * @throws {Error} when the program cannot be started at all
 */
export async function startProcess(spec: ProcessSpec): Promise<RunningProcess> {
  mkdirSync(path.dirname(spec.logFile), { recursive: true });
  const log = openSync(spec.logFile, 'w');
  const child = spawn(spec.command, spec.args, {
    ...(spec.cwd === undefined ? {} : { cwd: spec.cwd }),
    ...(spec.user ?? {}),
    env: { ...process.env, ...spec.env },
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const signal = spec.stopSignal ?? 'SIGTERM';
  const grace = spec.graceMs ?? 15_000;
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('exit', (code, by) => resolve(by ?? code ?? 0));
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) => {
      reject(new Error(`${spec.name} is niet te starten: ${error.message}.`));
    });
  });
  const pid = child.pid ?? 0;
  let running = true;
  guard(`add ${pid} ${signal} ${grace} ${spec.usesServers ? 1 : 2}`, 1);
  void ended.then(() => {
    running = false;
    guard(`remove ${pid}`, -1);
  });
  child.unref();

  return {
    name: spec.name,
    pid,
    ended,
    isRunning: () => running,
    kill: (by) => {
      if (running) process.kill(pid, by);
    },
    stop: async () => {
      if (!running) return;
      process.kill(pid, signal);
      const force = setTimeout(() => {
        if (running) process.kill(-pid, 'SIGKILL');
      }, grace);
      await ended;
      clearTimeout(force);
    },
    lastLines: (count = 12) =>
      readFileSync(spec.logFile, 'utf8').trimEnd().split('\n').slice(-count).join('\n'),
  };
}

/**
 * Waits until `ready` answers true, and gives up when the process ends first or the time is over.
 *
 * @throws {Error} with the name of the process, the reason and the place of its log
 */
export async function waitUntilReady(
  server: RunningProcess,
  spec: { logFile: string },
  ready: () => Promise<boolean>,
  timeoutMs = 60_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    if (!server.isRunning()) {
      throw new Error(
        `${server.name} stopte bij het starten (verslag: ${spec.logFile}):\n${server.lastLines()}`,
      );
    }
    if (await ready().catch(() => false)) return;
    if (Date.now() > deadline) {
      await server.stop();
      throw new Error(
        `${server.name} was na ${timeoutMs / 1000} s nog niet klaar (verslag: ${spec.logFile}).`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
}

let watcher: ChildProcess | null = null;
let watched = 0;

/** One guard per program, alive as long as there is something to watch. */
function guard(line: string, change: 1 | -1): void {
  if (watcher === null) {
    watcher = spawn(process.execPath, [path.join(projectRoot(), 'stack', 'guard.mjs')], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    watcher.unref();
    watcher.stdin?.on('error', () => undefined);
    // An open pipe alone may not keep our own program alive.
    if (watcher.stdin instanceof Socket) watcher.stdin.unref();
  }
  watcher.stdin?.write(`${line}\n`);
  watched += change;
  if (watched === 0) {
    watcher.stdin?.end();
    watcher = null;
  }
}

import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../services/shared/project-root';
import { waitFor } from './wait-for';

/** A whole Overstap as `npm start` starts it: servers, processes, demonstration region. */
export interface RunningSystem {
  /** The program that `npm start` hands over to; everything else is below it. */
  child: ChildProcess;
  /** The settings of its processes, such as DATABASE_URL and BASE_URL, and MAIL_PAGE. */
  settings: Record<string, string>;
  /** Everything it has printed. */
  output: () => string;
}

/**
 * Starts everything in a data folder of its own and waits until it says that it is ready. The code must have been
 * built (`npm run build`; `npm test` does that).
 *
 * @param dataDir an existing folder for its data; a second start with the same folder finds them again
 */
export async function startSystem(dataDir: string, ...args: string[]): Promise<RunningSystem> {
  const program = path.join(projectRoot(), 'dist', 'stack', 'start.js');
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, OVERSTAP_DATA_DIR: dataDir, NODE_ENV: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += String(chunk)));
  child.stderr.on('data', (chunk: Buffer) => (text += String(chunk)));
  await waitFor(
    'npm start',
    () => {
      if (child.exitCode !== null) throw new Error(`It stopped: ${text}`);
      return text.includes('Overstap is gereed');
    },
    80_000,
  );
  const file = path.join(dataDir, 'instellingen.json');
  const settings = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  return { child, settings, output: () => text };
}

/** Waits for the end of the program; resolves with its exit code, or the signal that ended it. */
export function endOf(child: ChildProcess): Promise<number | string> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  if (child.signalCode !== null) return Promise.resolve(child.signalCode);
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code ?? 0)));
}

import { spawn } from 'node:child_process';
import path from 'node:path';
import { waitFor } from '../../support/wait-for';

/** A gateway as its own process, as it runs in production, but read from source. */
export interface GatewayProcess {
  readonly pid: number;
  /** Everything it printed so far. */
  output(): string;
  ready(): Promise<{ gereed: boolean; onderdelen: Record<string, string> }>;
  live(): Promise<number>;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<number | NodeJS.Signals>;
}

const ROOT = path.join(__dirname, '..', '..', '..');

/** Starts `workers/gateway.ts` and waits until it answers. */
export async function startGatewayProcess(env: Readonly<Record<string, string>>): Promise<GatewayProcess> {
  const reader = path.join(ROOT, 'tests', 'support', 'read-typescript.cjs');
  const child = spawn(process.execPath, ['-r', reader, path.join(ROOT, 'workers', 'gateway.ts')], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'] ?? '',
      ENVIRONMENT: 'test',
      TEMPORAL_ADDRESS: '127.0.0.1:1',
      OIDC_ISSUER: 'http://127.0.0.1:1',
      BASE_URL: 'https://overstap.example.nl',
      MAIL_FROM: 'Overstap <post@overstap.example.nl>',
      HEALTH_PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
    });
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('exit', (code, signal) => {
      resolve(signal ?? code ?? 0);
    });
  });
  const port = await waitFor(
    'the gateway to say its port',
    () => {
      if (child.exitCode !== null) throw new Error(`the gateway ended: ${text}`);
      return /"port":(\d+),"code":"health-port"|"code":"health-port","port":(\d+)/
        .exec(text)
        ?.slice(1)
        .find(Boolean);
    },
    60_000,
  );
  const ask = (where: string) => fetch(`http://127.0.0.1:${port}/gezondheid/${where}`);
  return {
    pid: child.pid ?? 0,
    output: () => text,
    ready: async () =>
      (await ask('gereed')).json() as Promise<{ gereed: boolean; onderdelen: Record<string, string> }>,
    live: async () => (await ask('live')).status,
    kill: (signal) => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    },
    ended,
  };
}

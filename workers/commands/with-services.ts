import { readFile } from 'node:fs/promises';
import { amsterdamDate } from '../../domain/shared/dates';
import { MEMBER_ROLES, systemViewer } from '../../services/access/viewer';
import type { Viewer } from '../../services/access/viewer';
import { findAccountBySubject, findMemberships } from '../../services/session/find-account';
import type { ServiceContext } from '../../services/shared/context';
import { createContext } from '../../services/shared/create-context';
import { createPool } from '../../services/shared/database';
import { readSettings } from '../config';
import type { Settings } from '../config';
import { createLogger, serviceLog } from '../logger';
import { CommandError } from './command-error';

/** What a command works with. */
export interface CommandTools {
  readonly settings: Settings;
  readonly context: ServiceContext;
  /** Address of the local mail sink, when `npm start` runs one. */
  readonly mailSink: string | null;
}

/**
 * Runs a command against the servers of the environment (`npm run …` gives those of a running `npm start`), and
 * closes everything after it.
 * @throws {CommandError} when there is no database
 */
export async function withServices<T>(work: (tools: CommandTools) => Promise<T>): Promise<T> {
  const env = process.env;
  if (!env['DATABASE_URL']?.trim()) {
    throw new CommandError(
      'Overstap draait hier niet. Start het met npm start, of geef de adressen in de omgeving.',
    );
  }
  const settings = readSettings(env);
  const pool = createPool(settings.DATABASE_URL, 4);
  const context = createContext(pool, serviceLog(createLogger('command', 'silent')));
  try {
    return await work({ settings, context, mailSink: env['MAIL_PAGE']?.trim() || null });
  } finally {
    await pool.end();
  }
}

/**
 * Who a command acts for: the account with this sign-in name, else the operator of this machine.
 * @throws {CommandError} when nobody has that name
 */
export async function viewerOf(context: ServiceContext, subject: string | undefined): Promise<Viewer> {
  if (subject === undefined) return systemViewer('command');
  const accountId = await findAccountBySubject(context.pool, subject);
  if (accountId === null) {
    throw new CommandError(`Er is geen actief account met de aanmeldnaam "${subject}".`);
  }
  const today = amsterdamDate(context.now().toISOString());
  const memberships = await findMemberships(context.pool, accountId, today);
  return {
    kind: 'account',
    accountId,
    memberships: memberships.flatMap(({ role, organisationId, regionCode }) => {
      const known = MEMBER_ROLES.find((one) => one === role);
      return known === undefined ? [] : [{ role: known, organisationId, regionCode }];
    }),
  };
}

/** Reads a file that somebody named. @throws {CommandError} when it cannot be read */
export async function bytesOf(file: string): Promise<Buffer> {
  return readFile(file).catch(() => {
    throw new CommandError(`Het bestand ${file} is niet te lezen.`);
  });
}

/** Reads a file with one JSON object in it. @throws {CommandError} when it is something else */
export async function jsonOf(file: string): Promise<Record<string, unknown>> {
  const text = (await bytesOf(file)).toString('utf8');
  const wrong = new CommandError(`Het bestand ${file} is geen JSON-object.`);
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong;
    return value as Record<string, unknown>;
  } catch {
    throw wrong;
  }
}

/** Tells on the error stream how far long work is, so that the answer itself can be piped on. */
export function progress(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Prints the answer of a command. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

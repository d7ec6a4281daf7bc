import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder of package.json, seen from the sources as well as from `dist/`.
 *
 * @returns an absolute path
 * @throws Error when no package.json stands above this file
 */
export function projectRoot(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('No package.json found above the web folder.');
    folder = parent;
  }
  return folder;
}

import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The folder with package.json, whether this file runs from the sources (jest) or from `dist/` (node).
 *
 * @returns an absolute path
 * @throws {Error} when no package.json stands above this file
 */
export function projectRoot(): string {
  let dir = __dirname;
  while (!existsSync(path.join(dir, 'package.json'))) {
    if (path.dirname(dir) === dir) throw new Error('No package.json stands above the program.');
    dir = path.dirname(dir);
  }
  return dir;
}

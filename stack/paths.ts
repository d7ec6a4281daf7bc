import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder with package.json, whether this file runs from `stack/` (jest) or from `dist/stack/` (node). */
export function projectRoot(): string {
  let dir = __dirname;
  while (!existsSync(path.join(dir, 'package.json'))) dir = path.dirname(dir);
  return dir;
}

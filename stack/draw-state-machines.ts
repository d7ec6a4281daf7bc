import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { drawStateMachines } from './state-machine-drawings';

/** Writes docs/state-machines anew; run it after a change of a chart (`npm run draw`). */
function main(): void {
  const folder = path.join(process.cwd(), 'docs', 'state-machines');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(drawStateMachines())) {
    writeFileSync(path.join(folder, name), text);
    console.log(`docs/state-machines/${name}`);
  }
}

main();

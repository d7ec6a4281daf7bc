import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { projectRoot } from '../services/shared/project-root';

/**
 * The last step of the build: all workflows in one file, `dist/workflow-bundle.js`, so that a worker starts at
 * once. The bundle is kept and used again as long as nothing that goes into it has changed.
 */
async function main(): Promise<void> {
  const dist = path.join(projectRoot(), 'dist');
  const target = path.join(dist, 'workflow-bundle.js');
  const kept = path.join(projectRoot(), '.overstap', 'bundles', `${await hashOfInput(dist)}.js`);
  if (!existsSync(kept)) {
    const { code } = await bundleWorkflowCode({
      workflowsPath: path.join(dist, 'workflows', 'index.js'),
      logger: new DefaultLogger('WARN'),
    });
    await rm(path.dirname(kept), { recursive: true, force: true });
    await mkdir(path.dirname(kept), { recursive: true });
    await writeFile(kept, code);
  }
  await copyFile(kept, target);
}

/** Over everything a workflow may import (see the arrows), and the lock file for the packages. */
async function hashOfInput(dist: string): Promise<string> {
  const hash = createHash('sha256').update(await readFile(path.join(projectRoot(), 'package-lock.json')));
  for (const folder of ['workflows', path.join('domain', 'course')]) {
    const names = (await readdir(path.join(dist, folder), { recursive: true })).filter((name) =>
      /\.js$/.test(name),
    );
    for (const name of names.sort()) hash.update(name).update(await readFile(path.join(dist, folder, name)));
  }
  return hash.digest('hex').slice(0, 24);
}

main().catch((error: unknown) => {
  process.stderr.write(
    `De workflows zijn niet te bundelen: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
});

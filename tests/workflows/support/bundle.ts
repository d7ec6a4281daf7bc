import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';

const root = path.join(__dirname, '..', '..', '..');

/**
 * The bundle of our workflows, made once and kept until one of its sources changes: bundling takes longer than
 * most of the tests that need it.
 *
 * @param workflowsPath another entry than our own, for a workflow that was changed on purpose
 */
export async function workflowBundle(
  workflowsPath = path.join(root, 'workflows', 'index.ts'),
): Promise<{ code: string }> {
  const dir = path.join(root, '.overstap', 'test-bundles');
  const file = path.join(dir, `${fingerprint(workflowsPath)}.js`);
  if (existsSync(file)) return { code: readFileSync(file, 'utf8') };
  const quiet = { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} };
  const { code } = await bundleWorkflowCode({ workflowsPath, logger: quiet });
  mkdirSync(dir, { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, code);
  renameSync(unfinished, file);
  return { code };
}

function fingerprint(entry: string): string {
  const hash = createHash('sha256').update(entry);
  hash.update(readFileSync(path.join(root, 'node_modules/@temporalio/worker/package.json')));
  for (const folder of ['workflows', 'domain/course', path.relative(root, path.dirname(entry))]) {
    const names = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).sort();
    for (const name of names.filter((each) => each.endsWith('.ts')))
      hash.update(name).update(readFileSync(path.join(root, folder, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

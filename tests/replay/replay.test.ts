/**
 * Promise: the workflows of today go on with the histories of before. Every recorded history is replayed; a
 * workflow that was changed on purpose fails on every one of them, so the replay does look.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { Runtime, Worker } from '@temporalio/worker';
import { workflowBundle } from '../workflows/support/bundle';
import { HISTORIES, readHistory } from './support/record-histories';

const silent = (): void => undefined;
const logger = { log: silent, trace: silent, debug: silent, info: silent, warn: silent, error: silent };
const names = readdirSync(HISTORIES, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json'))
  .sort();

// Each replay starts a worker of its own.
jest.setTimeout(60_000);

beforeAll(() => {
  Runtime.install({ logger });
});
afterAll(() => Runtime.instance().shutdown());

function* histories() {
  for (const name of names) {
    yield { workflowId: name, history: readHistory(name) };
  }
}

async function replay(bundle: { code: string }): Promise<Record<string, string>> {
  const outcomes: Record<string, string> = {};
  for await (const { workflowId, error } of Worker.runReplayHistories(
    { workflowBundle: bundle },
    histories(),
  ))
    outcomes[workflowId] = error === undefined ? 'same' : error.name;
  return outcomes;
}

it('has histories of both kinds, of continuing as new, of parked moments and of a stepped clock', () => {
  expect(names.length).toBeGreaterThanOrEqual(15);
  const all = names.join(' ');
  for (const word of ['keeps-a-run', 'continues-as-new', 'parks-a-moment', 'clock-steps', 'stage-to-stage'])
    expect(all).toContain(word);
});

it('replays every recorded history', async () => {
  expect(await replay(await workflowBundle())).toEqual(
    Object.fromEntries(names.map((name) => [name, 'same'])),
  );
});

it('notices a changed workflow on every recorded history', async () => {
  const bundle = await workflowBundle(path.join(__dirname, 'mutant', 'workflows.ts'));
  const outcomes = await replay(bundle);
  expect(outcomes).toEqual(Object.fromEntries(names.map((name) => [name, 'DeterminismViolationError'])));
});

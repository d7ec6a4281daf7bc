import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Client } from '@temporalio/client';
import { temporal } from '@temporalio/proto';

const { History } = temporal.api.history.v1;
type History = temporal.api.history.v1.IHistory;
const MOST_RUNS = 20;

export const HISTORIES = path.join(__dirname, '..', 'histories');

/**
 * Keeps the history of every run of a workflow, named for the version of the product and the test that made it.
 * Used when the workflow tests run with OVERSTAP_RECORD_HISTORIES set; see the README beside the histories.
 */
export async function recordHistories(client: Client, workflowId: string): Promise<void> {
  const root = path.join(__dirname, '..', '..', '..', 'package.json');
  const { version } = JSON.parse(readFileSync(root, 'utf8')) as { version: string };
  const dir = path.join(HISTORIES, version);
  mkdirSync(dir, { recursive: true });
  const name = (expect.getState().currentTestName ?? 'unnamed').replace(/[^a-z0-9]+/gi, '-').toLowerCase();
  let runId: string | null | undefined = (await client.workflow.getHandle(workflowId).describe()).runId;
  for (let run = 0; runId && run < MOST_RUNS; run += 1) {
    const history: History = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    const file = run === 0 ? `${name}.json` : `${name}.${run}-earlier.json`;
    writeFileSync(path.join(dir, file), `${JSON.stringify(toPlain(history))}\n`);
    runId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId;
  }
}

/** A kept history. @param name file below the folder of histories */
export function readHistory(name: string): History {
  return History.fromObject(JSON.parse(readFileSync(path.join(HISTORIES, name), 'utf8')) as object);
}

/** Stack traces and names of machines say nothing to a replay. */
function toPlain(history: History): unknown {
  const plain: unknown = History.toObject(History.fromObject(history), {
    longs: String,
    bytes: String,
    enums: String,
  });
  return withoutTraces(plain);
}

function withoutTraces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTraces);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !['stackTrace', 'identity'].includes(key));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutTraces(inner)]));
}

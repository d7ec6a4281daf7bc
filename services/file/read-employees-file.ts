import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Refusal } from '../../domain/shared/refusal';
import { err, ok } from '../../domain/shared/result';
import type { Result } from '../../domain/shared/result';
import type { FileAnswer, FileJob } from './file-worker';
import { FILE_LIMITS } from './limits';
import type { FilePreview, ReadOptions } from './preview';

/** Turns at reading: a few at once, a short queue, the rest is asked to come back. */
let reading = 0;
const queue: (() => void)[] = [];

/**
 * Reads a file with employees (CSV or XLSX, told by content) in a thread of its own with bounded memory and
 * time, so that a heavy or hostile file hurts nobody else. Returns what to show before anything is sent, or why
 * the file cannot be used. The file name is not believed and not kept.
 */
export async function readEmployeesFile(
  bytes: Uint8Array,
  _fileName: string,
  options: ReadOptions,
): Promise<Result<FilePreview>> {
  if (bytes.length > FILE_LIMITS.bytes) return err({ code: 'file_too_big' });
  if (!(await takeTurn())) return err({ code: 'file_reader_busy' });
  try {
    const answer = await readInThread({ bytes, options });
    return answer.ok ? ok(answer.value) : err(answer.error);
  } finally {
    reading -= 1;
    queue.shift()?.();
  }
}

async function takeTurn(): Promise<boolean> {
  if (reading >= FILE_LIMITS.atOnce) {
    if (queue.length >= FILE_LIMITS.waiting) return false;
    await new Promise<void>((resolve) => queue.push(resolve));
  }
  reading += 1;
  return true;
}

function readInThread(job: FileJob): Promise<FileAnswer> {
  return new Promise((resolve) => {
    const worker = new Worker(path.join(__dirname, `file-worker${EXTENSION}`), {
      workerData: job,
      env: {},
      execArgv: EXTENSION === '.ts' ? ['--require', FROM_SOURCE] : [],
      resourceLimits: { maxOldGenerationSizeMb: FILE_LIMITS.heapMegabytes, maxYoungGenerationSizeMb: 32 },
    });
    const tooHeavy: Refusal = { code: 'file_too_heavy' };
    const finish = (answer: FileAnswer): void => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(answer);
    };
    const timer = setTimeout(() => finish({ ok: false, error: tooHeavy }), FILE_LIMITS.milliseconds);
    worker.once('message', (answer: FileAnswer) => finish(answer));
    // Out of memory ends the thread with an error, never this process.
    worker.once('error', () => finish({ ok: false, error: tooHeavy }));
    worker.once('exit', () => finish({ ok: false, error: tooHeavy }));
  });
}

/** Built code runs as it is; run from source (tests), the thread first needs the hook that reads TypeScript. */
const EXTENSION = path.extname(__filename);
const FROM_SOURCE = path.join(__dirname, '../../tests/support/read-typescript.cjs');

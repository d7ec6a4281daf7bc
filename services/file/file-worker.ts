import { parentPort, workerData } from 'node:worker_threads';
import type { Refusal } from '../../domain/shared/refusal';
import { FileError } from './file-error';
import type { FilePreview, ReadOptions } from './preview';
import { readFile } from './read-file';

/** What the thread is started with, and its one answer. */
export type FileJob = { readonly bytes: Uint8Array; readonly options: ReadOptions };
export type FileAnswer =
  { readonly ok: true; readonly value: FilePreview } | { readonly ok: false; readonly error: Refusal };

/** Anything unforeseen is a file that cannot be read; its content is in no message. */
function refusalOf(error: unknown): Refusal {
  if (!(error instanceof FileError)) return { code: 'file_not_readable' };
  return error.details === undefined ? { code: error.code } : { code: error.code, details: error.details };
}

async function answer({ bytes, options }: FileJob): Promise<FileAnswer> {
  try {
    return { ok: true, value: await readFile(bytes, options) };
  } catch (error) {
    return { ok: false, error: refusalOf(error) };
  }
}

// csv-parse makes an error object for every row of another length; their stack traces cost seconds.
Error.stackTraceLimit = 0;

void answer(workerData as FileJob).then((message) => parentPort?.postMessage(message));

import { buildPreview } from './build-preview';
import { FileError } from './file-error';
import { FILE_LIMITS } from './limits';
import type { FilePreview, ReadOptions } from './preview';
import { readCsv } from './read-csv';
import { readXlsx } from './read-xlsx';
import { sniffType } from './sniff-type';

/** Reads a file in this thread; throws a FileError. Use `readEmployeesFile`, which keeps it away from others. */
export async function readFile(bytes: Uint8Array, options: ReadOptions): Promise<FilePreview> {
  if (bytes.length > FILE_LIMITS.bytes) throw new FileError('file_too_big');
  const raw = sniffType(bytes) === 'zip' ? await readXlsx(bytes) : readCsv(bytes);
  return buildPreview(raw, options);
}

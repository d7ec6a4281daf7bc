import { REFUSAL_TEXT } from '../../domain/shared/refusal-text';
import { ok } from '../../domain/shared/result';
import type { Result } from '../../domain/shared/result';
import type { FilePreview, ReadOptions } from '../../services/file/preview';
import { readFile } from '../../services/file/read-file';
import { readEmployeesFile } from '../../services/file/read-employees-file';
import { CSV_FILES } from './csv-files';
import { describeRows, TODAY } from './corpus-file';
import type { CorpusFile } from './corpus-file';
import { HOSTILE_FILES } from './hostile-files';
import { XLSX_FILES } from './xlsx-files';

/*
 * Promise: a file as people really have it is read as a person would read it; a hostile or wrong one is refused
 * or made harmless with one clear sentence. The hostile ones go through the real door, thread and limits
 * included; the others are read by the same code in this thread, which is faster.
 */
jest.setTimeout(60_000);

type Reader = (bytes: Uint8Array, options: ReadOptions) => Promise<Result<FilePreview>>;
const here: Reader = async (bytes, options) => ok(await readFile(bytes, options));
const door: Reader = (bytes, options) => readEmployeesFile(bytes, 'mensen.dat', options);

describe.each<[string, readonly CorpusFile[], Reader]>([
  ['CSV', CSV_FILES, here],
  ['XLSX', XLSX_FILES, here],
  ['hostile', HOSTILE_FILES, door],
])('%s', (_, files, read) => {
  test.each(files.map((file) => [file.name, file] as const))('%s', async (_name, file) => {
    const result = await read(file.bytes(), { today: TODAY, ...file.options });
    if ('refused' in file.expect) {
      expect(result.ok ? describeRows(result.value) : result.error.code).toBe(file.expect.refused);
      return;
    }
    if (!result.ok) throw new Error(`refused: ${REFUSAL_TEXT[result.error.code]}`);
    expect(describeRows(result.value)).toEqual(file.expect);
    if (file.warnings !== undefined)
      expect(result.value.warnings.map((one) => one.code)).toEqual(file.warnings);
    if (file.skipped !== undefined)
      expect(result.value.skipped.map((one) => `${one.rowNumber} ${one.reason}`)).toEqual(file.skipped);
    // Whatever was in the file, no number that can be a BSN is shown.
    expect(JSON.stringify(result.value)).not.toMatch(/111.?222.?333|123456782/);
  });
});

test('the corpus is big enough to mean something', () => {
  expect(CSV_FILES.length + XLSX_FILES.length + HOSTILE_FILES.length).toBeGreaterThanOrEqual(40);
});

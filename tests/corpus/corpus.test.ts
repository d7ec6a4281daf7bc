import { REFUSAL_TEXT } from '../../domain/shared/refusal-text';
import { readEmployeesFile } from '../../services/file/read-employees-file';
import { CSV_FILES } from './csv-files';
import { describeRows, TODAY } from './corpus-file';
import type { CorpusFile } from './corpus-file';
import { HOSTILE_FILES } from './hostile-files';
import { XLSX_FILES } from './xlsx-files';

/*
 * Promise: a file as people really have it is read as a person would read it; a hostile or wrong one is refused
 * or made harmless with one clear sentence. Every file goes through the real door, thread and limits included.
 */
describe.each([
  ['CSV', CSV_FILES],
  ['XLSX', XLSX_FILES],
  ['hostile', HOSTILE_FILES],
])('%s', (_, files: readonly CorpusFile[]) => {
  test.each(files.map((file) => [file.name, file] as const))('%s', async (name, file) => {
    const result = await readEmployeesFile(file.bytes(), `${name}.dat`, { today: TODAY, ...file.options });
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

import type * as Limits from '../../../services/file/limits';
import { readEmployeesFile } from '../../../services/file/read-employees-file';

/*
 * Promise: see thread-limits. Here the thread may use so little memory that an ordinary file does not fit.
 */
jest.mock('../../../services/file/limits', () => {
  const real = jest.requireActual<typeof Limits>('../../../services/file/limits');
  return { FILE_LIMITS: { ...real.FILE_LIMITS, heapMegabytes: 6 } };
});

test('out of memory', async () => {
  const row = '1;Jan Bos;Oss;Kok;31-12-2026\n';
  const file = Buffer.from(`Nr;Naam;Gemeente;Functie;Einddatum\n${row.repeat(4000)}`);
  expect(await readEmployeesFile(file, 'x.csv', { today: '2026-11-24' })).toEqual({
    ok: false,
    error: { code: 'file_too_heavy' },
  });
});

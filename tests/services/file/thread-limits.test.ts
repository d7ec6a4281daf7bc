import type * as Limits from '../../../services/file/limits';
import { readEmployeesFile } from '../../../services/file/read-employees-file';

/*
 * Promise: a file that eats memory or time ends its own thread and nothing else. The limits are made small here,
 * so that an ordinary file goes over them; that proves the thread is really stopped by them.
 */
jest.mock('../../../services/file/limits', () => {
  const real = jest.requireActual<typeof Limits>('../../../services/file/limits');
  return { FILE_LIMITS: { ...real.FILE_LIMITS, milliseconds: 1, heapMegabytes: 256 } };
});

test('out of time', async () => {
  const file = Buffer.from('Nr;Naam;Gemeente;Functie;Einddatum\n1;Jan Bos;Oss;Kok;31-12-2026\n');
  expect(await readEmployeesFile(file, 'x.csv', { today: '2026-11-24' })).toEqual({
    ok: false,
    error: { code: 'file_too_heavy' },
  });
});

/**
 * What the log keeps of a fault nobody foresaw: its name and the places in the code, and not a word of its text, which
 * can hold what somebody typed (PostgreSQL repeats a value it cannot read).
 */
import { Writable } from 'node:stream';
import pino from 'pino';
import { appFor, fakeServices, personWith } from './support';

it('keeps the text of a fault out of the log', async () => {
  const lines: string[] = [];
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString());
      done();
    },
  });
  const { app, cookies } = await appFor(personWith('casemanager'), {
    logger: pino({}, sink),
    services: fakeServices({
      findTasks: () => Promise.reject(new Error('invalid input syntax for type uuid: "Quispelmaaker"')),
    }),
  });
  const answer = await app.inject({ url: '/taken', cookies });
  await app.close();
  expect(answer.statusCode).toBe(500);
  const log = lines.join('');
  expect(log).toContain('"code":"unexpected"');
  expect(log).toContain('error-log.test.ts');
  expect(log).not.toContain('Quispelmaaker');
  expect(answer.body).not.toContain('Quispelmaaker');
});

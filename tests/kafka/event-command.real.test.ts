/**
 * Promise: a person can send an event by hand as a partner's system would, hears where it went, and a mistake shows at
 * once instead of as a dead letter.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runCommandLine } from '../../workers/cli';
import { waitFor } from '../support/wait-for';
import { noticeData, openInboxWorld } from './support/inbox-fixture';
import type { InboxWorld } from './support/inbox-fixture';

let world: InboxWorld;
const dir = mkdtempSync(path.join(os.tmpdir(), 'overstap-event-'));
const before = { ...process.env };

beforeAll(async () => {
  world = await openInboxWorld();
  // The command lives in real time, and an event from the future is set aside.
  world.setNow(new Date().toISOString());
  Object.assign(process.env, {
    DATABASE_URL: world.database.appUrl,
    KAFKA_BROKERS: world.brokers,
    TEMPORAL_ADDRESS: '127.0.0.1:1',
    SMTP_URL: 'smtp://127.0.0.1:1',
    OIDC_ISSUER: 'http://127.0.0.1:1',
    BASE_URL: 'http://127.0.0.1:1',
  });
});
afterAll(async () => {
  process.env = before;
  await world.stop();
});

async function send(data: unknown, ...options: string[]): Promise<{ code: number; text: string }> {
  const place = path.join(dir, 'event.json');
  writeFileSync(place, JSON.stringify(data));
  let text = '';
  const keep = (chunk: string | Uint8Array): boolean => {
    text += String(chunk);
    return true;
  };
  const streams = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockImplementation(keep),
  );
  try {
    const code = await runCommandLine(['event', 'send', place, '--partner', world.partner, ...options]);
    return { code, text };
  } finally {
    for (const stream of streams) stream.mockRestore();
  }
}

test('an event sent twice with one id is handled once', async () => {
  world.consume();
  world.handle();
  const binary = await send(noticeData('HAND-1', 2), '--id', 'hand-1', '--sequence', '3');
  expect(binary).toMatchObject({ code: 0 });
  expect(binary.text).toContain(`Verstuurd naar vwnw.meldingen.${world.partner}: bericht hand-1`);
  expect(await send(noticeData('HAND-1', 2), '--id', 'hand-1')).toMatchObject({ code: 0 });
  await waitFor('handled', async () => {
    const { rows } = await world.behind.query("SELECT 1 FROM inbox_event WHERE state = 'done'");
    return rows.length === 1;
  });
});

test.each([
  [{ werknemers: [] }, [], 'In het bestand ontbreekt melding.kenmerk.'],
  [noticeData('HAND-1', 1), ['--id', 'Jansen'], 'Dit bericht is niet goed; het is niet verstuurd.'],
  [noticeData('Jansen', 1), [], 'Dit bericht is niet goed; het is niet verstuurd.'],
  [noticeData('HAND-1', 1), ['--partner', 'niemand-77'], 'Er is geen partner met de code "niemand-77".'],
])('%#: one clear sentence', async (data, options, sentence) => {
  const answer = await send(data, ...options);
  expect(answer.code).toBe(1);
  expect(answer.text).toContain(sentence);
});

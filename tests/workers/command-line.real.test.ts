/**
 * Promise: an operator at the command line has the same rules as every other door, gets one clear Dutch sentence and a
 * non-zero code when something cannot be done, and help for every command.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { seed } from '../../prisma/seed';
import { DEMO } from '../../prisma/seed/demonstration';
import { createPool } from '../../services/shared/database';
import { runCommandLine } from '../../workers/cli';
import { createTestDatabase } from '../support/servers';
import type { TestDatabase } from '../support/servers';

let database: TestDatabase;
const dir = mkdtempSync(path.join(os.tmpdir(), 'overstap-command-'));
const before = { ...process.env };

beforeAll(async () => {
  database = await createTestDatabase();
  const owner = createPool(database.ownerUrl, 1, '-c app.system=on');
  await seed(owner, { demonstration: true });
  await owner.end();
  Object.assign(process.env, {
    DATABASE_URL: database.appUrl,
    TEMPORAL_ADDRESS: '127.0.0.1:1',
    KAFKA_BROKERS: '127.0.0.1:1',
    SMTP_URL: 'smtp://127.0.0.1:1',
    OIDC_ISSUER: 'http://127.0.0.1:1',
    BASE_URL: 'http://127.0.0.1:1',
  });
});
afterAll(async () => {
  process.env = before;
  await database.drop();
});

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(...args: string[]): Promise<Outcome> {
  const text = { out: '', err: '' };
  const to = (stream: 'out' | 'err') => (chunk: string | Uint8Array) => {
    text[stream] += String(chunk);
    return true;
  };
  const out = jest.spyOn(process.stdout, 'write').mockImplementation(to('out'));
  const err = jest.spyOn(process.stderr, 'write').mockImplementation(to('err'));
  try {
    const code = await runCommandLine(args);
    return { code, ...text };
  } finally {
    out.mockRestore();
    err.mockRestore();
    process.exitCode = 0;
  }
}

function file(name: string, content: unknown): string {
  const place = path.join(dir, name);
  writeFileSync(place, typeof content === 'string' ? content : JSON.stringify(content));
  return place;
}

const facts = (kenmerk: string) => ({
  melding: { kenmerk, besluit: 'definitief', werkgemeente: 'Meierijstad' },
  werkgever: { kvkNummer: DEMO.employerKvk },
});
const person = { personeelsnummer: 'P1', woongemeente: 'Oss', functie: 'kok', einddatum: '2027-03-31' };

test('every command has help in Dutch', async () => {
  const commands = [
    [],
    ['playbook'],
    ...['list', 'import', 'export', 'activate'].map((name) => ['playbook', name]),
    ['notice'],
    ...['send', 'file'].map((name) => ['notice', name]),
    ['check'],
    ['event'],
    ['event', 'send'],
    ['outbox'],
    ['inbox'],
    ...['list', 'retry', 'refuse', 'settle'].map((name) => ['inbox', name]),
    ...['list', 'resend', 'skip'].map((name) => ['outbox', name]),
  ];
  for (const command of commands) {
    const { code, out } = await run(...command, '--help');
    expect([command, code]).toEqual([command, 0]);
    expect(out).toMatch(/^Gebruik: overstap[\s\S]*--help +deze uitleg/);
  }
});

test('a wrong command is told in one sentence and ends with 1', async () => {
  for (const args of [['meld'], ['notice', 'send'], ['outbox', 'list'], ['check', '--snel']]) {
    const { code, err } = await run(...args);
    expect([args, code]).toEqual([args, 1]);
    expect(err).toMatch(/^[A-Z][^\n]*Kijk met --help hoe het moet\.\n$/);
  }
});

test('a notice from a JSON file is accepted by the same rules, once', async () => {
  const good = file('melding.json', { ...facts('CLI-JSON'), werknemers: [person] });
  const sent = await run('notice', 'send', good, '--json');
  expect([sent.code, JSON.parse(sent.out)]).toMatchObject([0, { employeeCount: 1, repeated: false }]);
  expect((await run('notice', 'send', good)).out).toMatch(
    /^Melding OV-\d{6}-\d is aanvaard op .* al eerder aanvaard\.\n$/,
  );
  const bad = file('fout.json', { ...facts('CLI-FOUT'), werknemers: [{ ...person, einddatum: 'morgen' }] });
  const refused = await run('notice', 'send', bad);
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toMatch(
    /^De melding is niet aanvaard; er is niets opgeslagen\.\n {2}werknemers\[0\]\.einddatum: /,
  );
  const stranger = await run('notice', 'send', good, '--as', 'demo-beheerder');
  expect(stranger).toMatchObject({ code: 1, out: '' });
  expect((await run('notice', 'send', path.join(dir, 'nergens.json'))).err).toMatch(/is niet te lezen\.\n$/);
});

test('a file with wrong rows sends nothing, unless only the good rows are wanted', async () => {
  const rows = [
    'Personeelsnummer;Naam;Woonplaats;Functie;Contract;Uren;Einddatum',
    'P1;Roos van der Linden;Veghel;kok;vast;24,5;31-03-2027',
    'P2;Jan Jansen;Nergenshuizen;kok;vast;24,5;31-03-2027',
  ];
  const csv = file('mensen.csv', rows.join('\n'));
  const about = file('feiten.json', facts('CLI-BESTAND'));
  const refused = await run('notice', 'file', csv, '--facts', about);
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toMatch(/Niet alle rijen zijn goed; er is niets verstuurd\.\n {2}rij 3: /);
  const looked = await run('notice', 'file', csv, '--facts', about, '--good-rows', '--dry-run');
  expect(looked).toMatchObject({ code: 0, out: 'Er zijn 1 goede rijen. Er is niets verstuurd.\n' });
  const sent = await run('notice', 'file', csv, '--facts', about, '--good-rows', '--json');
  expect([sent.code, JSON.parse(sent.out)]).toMatchObject([0, { employeeCount: 1 }]);
});

test('draaiboeken are listed, exported, imported as a new version and activated', async () => {
  expect((await run('playbook', 'list')).out).toContain('noordoost-brabant/iedere-werkgever@1: actief');
  const yaml = path.join(dir, 'draaiboek.yaml');
  expect((await run('playbook', 'export', 'noordoost-brabant/iedere-werkgever', '--out', yaml)).code).toBe(0);
  expect(await run('playbook', 'import', yaml)).toMatchObject({
    code: 0,
    out: 'Ingelezen als concept: noordoost-brabant/iedere-werkgever@2.\n',
  });
  expect((await run('playbook', 'activate', 'noordoost-brabant/iedere-werkgever')).err).toMatch(
    /^Schrijf het draaiboek als/,
  );
  expect(await run('playbook', 'activate', 'noordoost-brabant/iedere-werkgever@2')).toMatchObject({
    code: 0,
    out: 'Actief: noordoost-brabant/iedere-werkgever versie 2.\n',
  });
  const wrong = await run('playbook', 'import', file('leeg.yaml', 'key: x\n'));
  expect(wrong.code).toBe(1);
  expect(wrong.err).toMatch(/^Dit draaiboek is niet ingelezen\.\n(?: {2}[^\n]+\n){3,}$/);
});

test('stuck messages are for an administrator by name', async () => {
  expect(await run('outbox', 'list', '--as', 'demo-beheerder')).toMatchObject({
    code: 0,
    out: 'Er staat niets apart.\n',
  });
  expect((await run('outbox', 'list', '--as', 'demo-coordinator')).code).toBe(1);
  expect((await run('outbox', 'skip', DEMO.accounts.employer, '--as', 'niemand')).err).toMatch(
    /^Er is geen actief account met de aanmeldnaam "niemand"\.\n$/,
  );
});

test('an event that Overstap could not read, or of a partner nobody knows, is not sent', async () => {
  const data = file('bericht.json', { melding: { kenmerk: 'CLI-EVENT-1' } });
  expect((await run('event', 'send', data, '--partner', 'niemand')).err).toBe(
    'Er is geen partner met de code "niemand".\n',
  );
  const wrong = await run(
    'event',
    'send',
    data,
    '--partner',
    DEMO.employerPartnerCode,
    '--id',
    'met spatie\n',
  );
  expect(wrong.err).toMatch(/^Dit bericht is niet goed; het is niet verstuurd\.\n/);
  const away = await run('event', 'send', data, '--partner', DEMO.employerPartnerCode);
  expect(away).toMatchObject({ code: 1, out: '' });
  expect(away.err).toMatch(/^Kafka neemt het bericht niet aan\.\n/);
}, 60_000);

test('the check says which store it could not read, and gives exactly the agreed JSON', async () => {
  const { code, out } = await run('check', '--json');
  expect(code).toBe(1);
  const report = JSON.parse(out) as { ok: boolean; invariants: { name: string; violations: string[] }[] };
  expect(Object.keys(report)).toEqual(['ok', 'invariants']);
  expect(report.invariants.every((one) => Object.keys(one).join() === 'name,checked,violations')).toBe(true);
  const broken = report.invariants.filter((one) => one.violations.length > 0).map((one) => one.name);
  expect(broken).toEqual(expect.arrayContaining(['task_and_workflow_agree', 'outbox_complete']));
  expect(broken).not.toContain('audit_chain');
}, 120_000);

test('without anything running there is one sentence', async () => {
  delete process.env['DATABASE_URL'];
  expect(await run('playbook', 'list')).toMatchObject({
    code: 1,
    err: 'Overstap draait hier niet. Start het met npm start, of geef de adressen in de omgeving.\n',
  });
});

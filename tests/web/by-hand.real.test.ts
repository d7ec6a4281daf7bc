/**
 * The work done by hand, on a real database: an employer files a notice on the page, everybody is on the list of a
 * casemanager at once, who takes the first task and completes it; and the same with a file of which one row is wrong.
 */
import type { FastifyInstance } from 'fastify';
import { DEMO } from '../../prisma/seed/demonstration';
import { browserOf, realApp } from './real-app';
import { createTestServices } from '../support/services';
import type { TestServices } from '../support/services';

let services: TestServices;
let app: FastifyInstance;
const at = (accountId: string) => browserOf(app, services, accountId);

beforeAll(async () => {
  services = await createTestServices();
  app = await realApp(services);
});
afterAll(async () => {
  await app.close();
  await services.close();
});

const facts = {
  'werkgever.kvkNummer': DEMO.employerKvk,
  'melding.besluit': 'definitief',
  'melding.werkgemeente': 'Meierijstad',
  'melding.reden.grond': 'a-grond',
};

describe('a notice on the page', () => {
  const notice = {
    ...facts,
    _sleutel: 'sleutel-van-het-formulier-1',
    'werknemers.0.personeelsnummer': 'P-1',
    'werknemers.0.roepnaam': 'Roos',
    'werknemers.0.achternaam': 'Linden',
    'werknemers.0.email': 'roos@voorbeeld.nl',
    'werknemers.0.woongemeente': 'Meierijstad',
    'werknemers.0.functie': 'Kok',
    'werknemers.0.urenPerWeek': '24,5',
    'werknemers.0.einddatum': '2027-03-31',
    'werknemers.1.personeelsnummer': 'P-2',
    'werknemers.1.woongemeente': 'Oss',
    'werknemers.1.functie': 'Cateringmedewerker',
    'werknemers.1.einddatum': '2027-04-30',
  };

  it('tells everything that is wrong at once and keeps what was typed', async () => {
    const employer = await at(DEMO.accounts.employer);
    const page = await employer.send('/meldingen/nieuw', {
      ...notice,
      'werknemers.0.einddatum': '',
      'werknemers.1.woongemeente': 'Osss',
      'melding.werkgemeente': '',
    });
    expect(page.statusCode).toBe(400);
    expect(page.body).toContain('href="#veld-werknemers-0-einddatum"');
    expect(page.body).toContain('href="#veld-melding-werkgemeente"');
    expect(page.body).toContain('value="24,5"');
  });

  it('gives a receipt; sent twice it is one notice', async () => {
    const employer = await at(DEMO.accounts.employer);
    const first = await employer.send('/meldingen/nieuw', notice);
    expect(first.statusCode).toBe(303);
    const again = await employer.send('/meldingen/nieuw', notice);
    expect(again.headers.location).toBe(first.headers.location);
    const receipt = await employer.get(first.headers.location ?? '');
    expect(receipt.body).toContain('Uw melding is ontvangen');
    expect(receipt.body).toMatch(/Nummer OV-\d{6}-\d, ontvangen op 24-11-2026 10:00/);
    const list = await employer.get('/meldingen');
    expect(list.body.match(/OV-\d{6}-\d<\/a>/g)).toHaveLength(1);
  });

  it('puts everybody on the list of the casemanager, who takes a task and completes it', async () => {
    const casemanager = await at(DEMO.accounts.casemanagerUwv);
    const list = await casemanager.get('/taken?lijst=alles');
    expect(list.statusCode).toBe(200);
    expect(list.body).toContain('Roos Linden');
    expect(list.body).toContain('personeelsnummer P-2');
    const taskId =
      /\/taken\/([0-9a-f-]{36})"[^>]*>[^<]*<\/a><\/td><td[^>]*>personeelsnummer P-2/.exec(list.body)?.[1] ??
      '';
    const taken = await casemanager.send(`/taken/${taskId}/oppakken`, {});
    expect(taken.statusCode).toBe(303);
    const page = await casemanager.get(`/taken/${taskId}`);
    expect(page.body).toContain('Sanne Vermeer');
    expect(page.body).toContain('Cateringmedewerker');
    const version = /name="_versie" value="(\d+)"/.exec(page.body)?.[1] ?? '';
    const refused = await casemanager.send(`/taken/${taskId}`, { _versie: version, meedoen: 'ja' });
    expect(refused.statusCode).toBe(400);
    expect(refused.body).toContain('Controleer eerst of duidelijk is wat meedoen betekent.');
    const done = await casemanager.send(`/taken/${taskId}`, {
      _versie: version,
      meedoen: 'ja',
      weetDatHetVrijwilligIs: 'ja',
      weetWatErGevraagdWordt: 'ja',
      weetWieGegevensZiet: 'ja',
    });
    expect(done.statusCode).toBe(303);
    const after = await casemanager.get(done.headers.location ?? '');
    expect(after.body).toContain('De taak is afgerond.');
    expect(after.body).toContain('Afgerond door Sanne Vermeer');
    const colleague = await at(DEMO.accounts.casemanagerMunicipality);
    const late = await colleague.send(`/taken/${taskId}`, {
      _versie: version,
      meedoen: 'nee',
      reden: 'anders',
    });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Sanne Vermeer heeft deze taak op 24-11-2026 10:00 afgerond.');
  });

  it('shows the coordinator everyone in it, and the employer no person', async () => {
    const coordinator = await at(DEMO.accounts.coordinator);
    const runs = await coordinator.get('/draaiboeken/lopend');
    const run = /\/draaiboeken\/lopend\/[0-9a-f-]{36}/.exec(runs.body)?.[0] ?? '';
    const page = await coordinator.get(run);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Roos Linden');
    expect(page.body).toContain('personeelsnummer P-2');
    const employer = await at(DEMO.accounts.employer);
    expect((await employer.get(run)).statusCode).toBe(403);
    expect((await employer.get('/taken')).body).not.toContain('Linden');
  });
});

describe('a notice with a file', () => {
  const rows = [
    'Personeelsnummer;Achternaam;Woonplaats;Functie;Einddatum',
    'F-1;Jansen;Meierijstad;Kok;31-03-2027',
    'F-2;Pieters;Meierijstad;Kok;31-02-2027',
    'F-3;Willems;Oss;Kok;30-04-2027',
  ].join('\r\n');

  it('shows every row, sends the good ones and keeps the rest', async () => {
    const employer = await at(DEMO.accounts.employer);
    const kept = await employer.upload('/meldingen/bestand', facts, 'lijst.csv', rows);
    expect(kept.statusCode).toBe(303);
    const draft = kept.headers.location ?? '';
    const preview = await employer.get(draft);
    expect(preview.body).toContain('2 rijen zijn goed. 1 rij heeft nog iets nodig.');
    expect(preview.body).toContain('Pieters');
    expect(preview.body).toContain('De 2 goede rijen versturen, de rest bewaren');
    const coordinator = await at(DEMO.accounts.coordinator);
    expect((await coordinator.get(draft)).statusCode).toBe(404);
    const sent = await employer.send(`${draft}/versturen`, {});
    expect(sent.statusCode).toBe(303);
    expect((await employer.get(sent.headers.location ?? '')).body).toContain('Uw melding is ontvangen');
    const rest = await employer.get(draft);
    expect(rest.body).toContain('0 rijen zijn goed. 1 rij heeft nog iets nodig.');
    expect(rest.body).not.toContain('Jansen');
    expect((await employer.send(`${draft}/versturen`, {})).statusCode).toBe(400);
    expect((await coordinator.get('/taken?lijst=alles')).body).toContain('Willems');
  });

  it('lets a held row be mended in the page and sent with the same notice', async () => {
    const employer = await at(DEMO.accounts.employer);
    const kept = await employer.upload('/meldingen/bestand', facts, 'lijst.csv', rows.replaceAll('F-', 'H-'));
    const draft = kept.headers.location ?? '';
    const sent = await employer.send(`${draft}/versturen`, {});
    expect((await employer.get(draft)).body).toContain('Rij 3 verbeteren');
    const form = await employer.get(`${draft}/rijen/3`);
    expect(form.body).toContain('Einddatum contract: 31-02-2027');
    expect(form.body).toContain('value="Pieters"');
    const answer = {
      personeelsnummer: 'H-2',
      achternaam: 'Pieters',
      woongemeente: 'Meierijstad',
      functie: 'Kok',
    };
    const wrong = await employer.send(`${draft}/rijen/3`, { ...answer, einddatum: '2027-02-31' });
    expect(wrong.statusCode).toBe(400);
    expect(wrong.body).toContain('value="Pieters"');
    const mended = await employer.send(`${draft}/rijen/3`, { ...answer, einddatum: '2027-02-28' });
    expect(mended.headers.location).toBe(draft);
    expect((await employer.get(draft)).body).toContain('De verbeterde rij versturen');
    const rest = await employer.send(`${draft}/rest-versturen`, {});
    expect(rest.headers.location).toBe(
      `${(sent.headers.location ?? '').split('?')[0]}?gedaan=erbij&aantal=1`,
    );
    expect((await employer.get(draft)).statusCode).toBe(404);
    const { rows: people } = await services.behind.query(
      `SELECT count(*)::int AS n FROM trajectory t JOIN person p ON p.id = t.person_id
       WHERE p.personnel_reference LIKE 'H-%'`,
    );
    expect(people).toEqual([{ n: 3 }]);
  });

  it('sends nothing when the employer wants nothing sent', async () => {
    const employer = await at(DEMO.accounts.employer);
    const kept = await employer.upload('/meldingen/bestand', facts, 'lijst.csv', rows.replaceAll('F-', 'G-'));
    const draft = kept.headers.location ?? '';
    const thrown = await employer.send(`${draft}/weggooien`, {});
    expect(thrown.headers.location).toBe('/meldingen?gedaan=weggegooid');
    expect((await employer.get(draft)).statusCode).toBe(404);
  });

  it('says in one sentence why a file cannot be used, and keeps the facts', async () => {
    const employer = await at(DEMO.accounts.employer);
    const page = await employer.upload('/meldingen/bestand', facts, 'lijst.pdf', '%PDF-1.7 niets');
    expect(page.statusCode).toBe(400);
    expect(page.body).toContain('Dit is een pdf.');
    expect(page.body).toContain(`value="${DEMO.employerKvk}"`);
  });
});

describe('sessions', () => {
  it('end after half an hour without use, after eight hours, and at once when the account is ended', async () => {
    const idle = await at(DEMO.accounts.coordinator);
    services.setNow('2026-11-24T09:31:00.000Z');
    expect((await idle.get('/')).statusCode).toBe(303);
    const busy = await at(DEMO.accounts.coordinator);
    for (let hour = 9; hour < 17; hour += 1) {
      for (const minute of ['45', '59']) {
        services.setNow(`2026-11-24T${String(hour).padStart(2, '0')}:${minute}:00.000Z`);
        expect((await busy.get('/')).statusCode).toBe(200);
      }
      services.setNow(`2026-11-24T${String(hour + 1).padStart(2, '0')}:20:00.000Z`);
      await busy.get('/');
    }
    services.setNow('2026-11-24T17:32:00.000Z');
    expect((await busy.get('/')).statusCode).toBe(303);
    const gone = await at(DEMO.accounts.coordinator);
    await services.behind.query('UPDATE account SET active = false WHERE id = $1', [
      DEMO.accounts.coordinator,
    ]);
    expect((await gone.get('/')).statusCode).toBe(303);
    const stored = await services.behind.query('SELECT id_hash FROM session');
    expect(stored.rows.map((row: { id_hash: string }) => row.id_hash)).not.toContain(gone.secret);
  });
});

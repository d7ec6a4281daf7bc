/**
 * Changes by hand, on a real database: a notice gets one person more and one less, other end dates, and is taken back,
 * each time with what would happen shown first; a person's file is worked on, and a wrong completion is undone.
 */
import type { FastifyInstance } from 'fastify';
import { DEMO } from '../../prisma/seed/demonstration';
import { acceptNotice } from '../../services/notice/accept-notice';
import { employees, notice } from '../support/notices';
import { createTestServices, VIEWERS } from '../support/services';
import type { TestServices } from '../support/services';
import { browserOf, realApp } from './real-app';

let services: TestServices;
let app: FastifyInstance;
let noticeUrl: string;
const at = (accountId: string) => browserOf(app, services, accountId);

beforeAll(async () => {
  services = await createTestServices();
  app = await realApp(services);
  const accepted = await acceptNotice(services.context, VIEWERS.employer, notice(employees(3)), {
    door: 'page',
  });
  if (!accepted.ok) throw new Error('the notice was refused');
  noticeUrl = `/meldingen/${accepted.value.noticeId}`;
});
afterAll(async () => {
  await app.close();
  await services.close();
});

async function trajectoryIds(): Promise<string[]> {
  const { rows } = await services.behind.query<{ id: string }>(
    `SELECT t.id FROM trajectory t JOIN person p ON p.id = t.person_id ORDER BY p.personnel_reference`,
  );
  return rows.map((row) => row.id);
}

describe('end dates', () => {
  it('are changed after the consequences were shown, and only then', async () => {
    const employer = await at(DEMO.accounts.employer);
    const [first = ''] = await trajectoryIds();
    const name = `einddatum.${first}`;
    const page = await employer.get(`${noticeUrl}/wijzigen`);
    expect(page.body).toContain(`name="${name}" value="2027-03-31"`);
    const nothing = await employer.send(`${noticeUrl}/wijzigen`, { [name]: '2027-03-31' });
    expect(nothing.body).toContain('U heeft niets veranderd.');
    const shown = await employer.send(`${noticeUrl}/wijzigen`, { [name]: '2027-05-31' });
    expect(shown.statusCode).toBe(200);
    expect(shown.body).toContain('van 31-03-2027 naar 31-05-2027.');
    expect((await employer.get(`${noticeUrl}/wijzigen`)).body).toContain(`name="${name}" value="2027-03-31"`);
    const done = await employer.send(`${noticeUrl}/wijzigen`, { [name]: '2027-05-31', _gezien: 'ja' });
    expect(done.headers.location).toBe(`${noticeUrl}?gedaan=gewijzigd&aantal=1`);
    expect((await employer.get(done.headers.location ?? '')).body).toContain('1 einddatum is gewijzigd.');
    expect((await employer.get(`${noticeUrl}/wijzigen`)).body).toContain(`name="${name}" value="2027-05-31"`);
  });
});

describe('people', () => {
  it('one more: the same rules, the same start', async () => {
    const employer = await at(DEMO.accounts.employer);
    const wrong = await employer.send(`${noticeUrl}/werknemer-erbij`, { personeelsnummer: 'P-9' });
    expect(wrong.statusCode).toBe(400);
    expect(wrong.body).toContain('href="#veld-woongemeente"');
    const twice = await employer.send(`${noticeUrl}/werknemer-erbij`, {
      personeelsnummer: 'P-0001',
      woongemeente: 'Oss',
      functie: 'Kok',
      einddatum: '2027-04-30',
    });
    expect(twice.statusCode).toBe(400);
    const added = await employer.send(`${noticeUrl}/werknemer-erbij`, {
      personeelsnummer: 'P-9',
      woongemeente: 'Oss',
      functie: 'Kok',
      einddatum: '2027-04-30',
    });
    expect(added.headers.location).toBe(`${noticeUrl}?gedaan=erbij`);
    const casemanager = await at(DEMO.accounts.casemanagerUwv);
    expect((await casemanager.get('/taken?lijst=alles')).body).toContain('personeelsnummer P-9');
  });

  it('one less: consequences first, then out of the lists', async () => {
    const employer = await at(DEMO.accounts.employer);
    const ids = await trajectoryIds();
    const address = `${noticeUrl}/werknemers/${ids[3] ?? ''}/eruit`;
    const shown = await employer.get(address);
    expect(shown.body).toContain('1 open taak vervalt.');
    const done = await employer.send(address, {});
    expect(done.headers.location).toBe(`${noticeUrl}?gedaan=eruit`);
    const casemanager = await at(DEMO.accounts.casemanagerUwv);
    expect((await casemanager.get('/taken?lijst=alles')).body).not.toContain('personeelsnummer P-9');
  });

  it('are nobody’s business but the employer’s and the region’s', async () => {
    const casemanager = await at(DEMO.accounts.casemanagerUwv);
    expect((await casemanager.get(`${noticeUrl}/wijzigen`)).statusCode).toBe(403);
  });
});

describe('a person’s file', () => {
  it('shows facts, clock and history, and records contact and pauses', async () => {
    const casemanager = await at(DEMO.accounts.casemanagerUwv);
    const [first = ''] = await trajectoryIds();
    const url = `/trajecten/${first}`;
    const file = await casemanager.get(url);
    expect(file.statusCode).toBe(200);
    expect(file.body).toContain('Dossier van Roos van der Linden');
    expect(file.body).toContain('Alle datums zijn een indicatie.');
    expect(file.body).toContain('WW aanvragen uiterlijk op');
    const empty = await casemanager.send(`${url}/contact`, {});
    expect(empty.statusCode).toBe(400);
    expect(empty.body).toContain('href="#veld-contact-gesproken"');
    const kept = await casemanager.send(`${url}/contact`, {
      gesproken: 'nee',
      op: '2026-11-23',
      vorm: 'telefoon',
      notitie: 'Geen gehoor',
    });
    expect(kept.headers.location).toBe(`${url}?gedaan`);
    expect((await casemanager.get(url)).body).toContain('telefoon (poging, geen contact)');
    expect((await casemanager.send(`${url}/pauze`, { reden: 'holiday', tot: '2026-12-11' })).statusCode).toBe(
      303,
    );
    expect((await casemanager.get(url)).body).toContain('gepauzeerd');
    const twice = await casemanager.send(`${url}/pauze`, { reden: 'holiday' });
    expect(twice.statusCode).toBe(400);
    expect((await casemanager.send(`${url}/hervatten`, {})).statusCode).toBe(303);
    const assigned = await casemanager.send(`${url}/casemanager`, { wie: DEMO.accounts.casemanagerUwv });
    expect(assigned.statusCode).toBe(303);
    expect((await casemanager.get(url)).body).toContain('<dd>Sanne Vermeer</dd>');
    expect((await casemanager.send(`${url}/verzonnen`, {})).statusCode).toBe(404);
  });

  it('does not exist for an employer', async () => {
    const employer = await at(DEMO.accounts.employer);
    const [first = ''] = await trajectoryIds();
    expect((await employer.get(`/trajecten/${first}`)).statusCode).toBe(403);
  });
});

describe('from invitation to triage', () => {
  const understood = {
    meedoen: 'ja',
    weetDatHetVrijwilligIs: 'ja',
    weetWatErGevraagdWordt: 'ja',
    weetWieGegevensZiet: 'ja',
  };

  async function taskOf(trajectory: string, type: string): Promise<{ id: string; version: string }> {
    const { rows } = await services.behind.query<{ id: string; version: number }>(
      `SELECT id, version FROM task WHERE trajectory_id = $1 AND type = $2 AND state = 'open'`,
      [trajectory, type],
    );
    return { id: rows[0]?.id ?? '', version: String(rows[0]?.version ?? '') };
  }

  it('keeps an intake half done, and undoes a wrong completion with a reason', async () => {
    const casemanager = await at(DEMO.accounts.casemanagerUwv);
    const [, second = ''] = await trajectoryIds();
    const invitation = await taskOf(second, 'enrol.answer');
    const done = await casemanager.send(`/taken/${invitation.id}`, {
      _versie: invitation.version,
      ...understood,
    });
    expect(done.statusCode).toBe(303);
    const talk = await taskOf(second, 'intake.talk');
    const page = await casemanager.get(`/taken/${talk.id}?stap=werk`);
    expect(page.body).toContain('Tussentijds bewaren');
    const name = /name="(werk\.[a-zA-Z]+)"[^>]*type="text"/.exec(page.body)?.[1] ?? '';
    const kept = await casemanager.send(`/taken/${talk.id}`, {
      _versie: talk.version,
      _stap: 'werk',
      _bewaren: 'ja',
      [name]: 'Catering op kantoren',
    });
    expect(kept.headers.location).toBe(`/taken/${talk.id}?gedaan=bewaard&stap=werk`);
    expect((await casemanager.get(`/taken/${talk.id}?stap=werk`)).body).toContain(
      'value="Catering op kantoren"',
    );

    const preview = await casemanager.get(`/taken/${invitation.id}/herstellen`);
    expect(preview.body).toContain('Deze open taken verdwijnen:');
    expect((await casemanager.send(`/taken/${invitation.id}/herstellen`, {})).statusCode).toBe(400);
    const corrected = await casemanager.send(`/taken/${invitation.id}/herstellen`, { reden: 'wrong_person' });
    expect(corrected.statusCode).toBe(303);
    expect((await taskOf(second, 'enrol.answer')).id).not.toBe('');
    expect((await taskOf(second, 'intake.talk')).id).toBe('');
  });

  it('appoints people with a suggestion by caseload', async () => {
    const coordinator = await at(DEMO.accounts.coordinator);
    const { rows } = await services.behind.query<{ id: string; version: number }>(
      `SELECT id, version FROM task WHERE type = 'playbook.appoint' AND state = 'open'`,
    );
    const page = await coordinator.get(`/taken/${rows[0]?.id ?? ''}`);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Ahmed Bouali');
    expect(page.body).toMatch(/name="casemanagers" value="[0-9a-f-]+" checked/);
  });
});

describe('withdrawing a notice', () => {
  it('shows the consequences, then closes everything', async () => {
    const employer = await at(DEMO.accounts.employer);
    const shown = await employer.get(`${noticeUrl}/intrekken`);
    expect(shown.body).toContain('3 trajecten worden afgesloten');
    const done = await employer.send(`${noticeUrl}/intrekken`, { reden: 'De opdracht is toch verlengd.' });
    expect(done.headers.location).toBe(`${noticeUrl}?gedaan=ingetrokken`);
    const page = await employer.get(done.headers.location ?? '');
    expect(page.body).toContain('De melding is ingetrokken.');
    expect(page.body).not.toContain('Melding wijzigen');
    const casemanager = await at(DEMO.accounts.casemanagerUwv);
    expect((await casemanager.get('/taken?lijst=alles')).body).not.toContain('van der Linden');
  });
});

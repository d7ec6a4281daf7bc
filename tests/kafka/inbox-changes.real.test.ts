/**
 * Promise: a notice that came by event is changed and withdrawn by event, by what the event says: before its notice
 * it waits, twice it acts once, an outdated change is refused, and everything that is wrong comes back at once.
 */
import { DEMO } from '../../prisma/seed/demonstration';
import { waitFor } from '../support/wait-for';
import { noticeData, openInboxWorld } from './support/inbox-fixture';
import type { InboxWorld } from './support/inbox-fixture';

let world: InboxWorld;
beforeEach(async () => {
  world = await openInboxWorld();
  world.consume();
  world.handle();
});
afterEach(() => world.stop());

const count = async (from: string): Promise<number> => {
  const { rows } = await world.behind.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`);
  return rows[0]?.n ?? -1;
};
const settled = (n: number) => async (): Promise<boolean> =>
  (await count("inbox_event WHERE state IN ('done', 'refused')")) === n;
const answers = async (): Promise<Record<string, unknown>[]> => {
  const { rows } = await world.behind.query<{ data: Record<string, unknown> }>(
    `SELECT data FROM outbox_event WHERE topic = $1 AND type NOT LIKE '%draaiboek%' ORDER BY created_at, version, ordinal`,
    [world.replies],
  );
  return rows.map(({ data }) => data);
};
const head = { melding: { kenmerk: 'REORG-1' }, werkgever: { kvkNummer: DEMO.employerKvk } };
const withdrawal = { ...head, reden: 'ontslag-gaat-niet-door' };
const person = (reference: string) => ({
  personeelsnummer: reference,
  woongemeente: 'Meierijstad',
  functie: 'Kok',
  einddatum: '2027-05-31',
});

test('one more, one less, another date: all in one event, once', async () => {
  await world.send('melding-ingediend', noticeData('REORG-1', 3));
  await waitFor('the notice', settled(1));
  const change = {
    ...head,
    toegevoegd: [person('P-0099')],
    vervallen: [{ personeelsnummer: 'p-0002' }],
    gewijzigd: [{ personeelsnummer: 'P-0001', einddatum: '2027-06-30' }],
  };
  await world.send('melding-gewijzigd', change, { id: 'c-1' });
  await world.send('melding-gewijzigd', change, { id: 'c-1' });
  await waitFor('the change', settled(2));
  const { rows } = await world.behind.query(
    `SELECT p.personnel_reference AS who, t.stage, t.end_date::text AS until FROM trajectory t
     JOIN person p ON p.id = t.person_id ORDER BY 1`,
  );
  expect(rows).toEqual([
    { who: 'P-0001', stage: 'registered', until: '2027-06-30' },
    { who: 'P-0002', stage: 'closed', until: '2027-03-31' },
    { who: 'P-0003', stage: 'registered', until: '2027-03-31' },
    { who: 'P-0099', stage: 'registered', until: '2027-05-31' },
  ]);
  expect((await answers()).map(({ gevolg, aantalWerknemers }) => [gevolg, aantalWerknemers])).toEqual([
    ['ingediend', 3],
    ['gewijzigd', 3],
  ]);
});

test('a change and a withdrawal that come before their notice wait for it', async () => {
  await world.send('melding-gewijzigd', { ...head, vervallen: [{ personeelsnummer: 'P-0001' }] });
  await waitFor('waiting', async () => (await count("inbox_event WHERE error = 'awaits_notice'")) === 1);
  await world.send('melding-ingetrokken', withdrawal);
  await waitFor('both waiting', async () => (await count("inbox_event WHERE error = 'awaits_notice'")) === 2);
  expect(await answers()).toEqual([]);
  await world.send('melding-ingediend', noticeData('REORG-1', 3));
  await waitFor('all three', settled(3));
  expect((await answers()).map(({ gevolg }) => gevolg)).toEqual(['ingediend', 'gewijzigd', 'ingetrokken']);
  await waitFor('everybody closed', async () => (await count("trajectory WHERE stage <> 'closed'")) === 0);
});

test('a notice that stays away for a day: the sender hears that it is missing', async () => {
  await world.send('melding-ingetrokken', withdrawal);
  await waitFor('waiting', async () => (await count("inbox_event WHERE error = 'awaits_notice'")) === 1);
  world.setNow('2026-11-25T09:00:01.000Z');
  await waitFor('refused', settled(1));
  expect(await answers()).toMatchObject([{ kenmerk: 'REORG-1', fouten: [{ code: 'notice_unknown' }] }]);
});

test('withdrawing closes everybody in the transaction of the event; again is known; changing it then is refused', async () => {
  await world.send('melding-ingediend', noticeData('REORG-1', 4));
  await world.send('melding-ingetrokken', withdrawal);
  await world.send('melding-ingetrokken', withdrawal);
  await world.send('melding-gewijzigd', { ...head, toegevoegd: [person('P-0099')] });
  await waitFor('all four', settled(4));
  expect(
    await count("notice WHERE state = 'withdrawn' AND withdrawn_reason = 'ontslag-gaat-niet-door'"),
  ).toBe(1);
  await waitFor('everybody closed', async () => (await count("trajectory WHERE stage <> 'closed'")) === 0);
  expect(await count("task WHERE state = 'open'")).toBe(0);
  expect(
    (await answers()).map((data) => data['gevolg'] ?? (data['fouten'] as { code: string }[])[0]?.code),
  ).toEqual(['ingediend', 'ingetrokken', 'al-bekend', 'notice_withdrawn']);
});

test('everything that is wrong with a change at once; an outdated one is refused', async () => {
  await world.send('melding-ingediend', noticeData('REORG-1', 2), { sequence: '1' });
  await world.send(
    'melding-gewijzigd',
    {
      ...head,
      toegevoegd: [{ ...person('P-0099'), einddatum: undefined }, person('P-0098')],
      vervallen: [{ personeelsnummer: 'P-7777' }],
      gewijzigd: [{ personeelsnummer: 'P-8888', einddatum: '2027-06-30' }],
    },
    { sequence: '2' },
  );
  await waitFor('refused', settled(2));
  const wrong = (await answers())[1]?.['fouten'] as { plaats: string; code: string }[];
  expect(wrong.map(({ plaats, code }) => `${plaats} ${code}`).sort()).toEqual([
    'gewijzigd[0].personeelsnummer person_unknown',
    'toegevoegd[0].einddatum end_date_missing',
    'vervallen[0].personeelsnummer person_unknown',
  ]);
  expect(await count('trajectory')).toBe(2);

  const later = { ...head, gewijzigd: [{ personeelsnummer: 'P-0001', einddatum: '2027-07-31' }] };
  const earlier = { ...head, gewijzigd: [{ personeelsnummer: 'P-0001', einddatum: '2027-04-30' }] };
  await world.send('melding-gewijzigd', later, { sequence: '9' });
  await waitFor('the later one', settled(3));
  await world.send('melding-gewijzigd', earlier, { sequence: '8' });
  await waitFor('the earlier one', settled(4));
  const { rows } = await world.behind.query('SELECT max(end_date)::text AS until FROM trajectory');
  expect(rows).toEqual([{ until: '2027-07-31' }]);
  expect((await answers()).at(-1)).toMatchObject({ fouten: [{ code: 'outdated' }] });
});

test('an uncertain notice becomes definite by event', async () => {
  const uncertain = noticeData('REORG-1', 2);
  await world.send('melding-ingediend', {
    ...uncertain,
    melding: { ...(uncertain['melding'] as object), besluit: 'onzeker', herzieningsdatum: '2027-01-15' },
  });
  await waitFor('accepted', settled(1));
  expect(await count("task WHERE type = 'enrol.answer'")).toBe(0);
  await world.send('melding-gewijzigd', {
    melding: { kenmerk: 'REORG-1', besluit: 'definitief' },
    werkgever: { kvkNummer: DEMO.employerKvk },
  });
  await waitFor('confirmed', settled(2));
  expect(await count("notice WHERE certainty = 'definite'")).toBe(1);
  expect(await count("task WHERE type = 'enrol.answer' AND state = 'open'")).toBe(2);
  const { rows } = await world.behind.query(
    `SELECT type FROM outbox_event WHERE topic = $1 ORDER BY version, ordinal`,
    [world.replies],
  );
  expect(rows).toEqual([
    { type: 'nl.vanwerknaarwerk.melding-aanvaard.v1' },
    { type: 'nl.vanwerknaarwerk.draaiboek-gestart.v1' },
    { type: 'nl.vanwerknaarwerk.melding-aanvaard.v1' },
  ]);
});

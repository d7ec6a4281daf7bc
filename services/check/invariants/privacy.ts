import { readFile } from 'node:fs/promises';
import type { Transaction } from '../../access/with-viewer';
import type { CheckStores, Invariant } from '../invariant';
import { finding } from '../invariant';

/** Tables with personal data; each must be locked twice. */
const LOCKED_TABLES = [
  ...['notice', 'sealed_person', 'notice_draft', 'person', 'trajectory', 'task'],
  ...['contact_moment', 'appointment', 'consent', 'intake', 'plan'],
] as const;

/** 12. Who does not say who he is sees nothing, and the application's role cannot step around that. */
export const nothingWithoutViewer: Invariant = {
  name: 'nothing_without_viewer',
  text: 'Wie niet zegt wie hij is, ziet geen enkele rij met persoonsgegevens.',
  check: async (_tx, { context }) => {
    const violations: string[] = [];
    for (const table of LOCKED_TABLES) {
      // Straight from the pool: no transaction of a viewer, so no setting that says who looks.
      const { rows } = await context.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
      const seen = rows[0]?.n ?? 0;
      if (seen > 0) violations.push(`tabel ${table}: ${seen} rijen zichtbaar zonder kijker`);
    }
    const { rows: open } = await context.pool.query<{ relname: string }>(
      `SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
         AND relname = ANY ($1::text[]) AND NOT (relrowsecurity AND relforcerowsecurity)`,
      [LOCKED_TABLES],
    );
    const { rows: role } = await context.pool.query<{ strong: boolean }>(
      `SELECT rolsuper OR rolbypassrls OR EXISTS (
         SELECT 1 FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user) AS strong
       FROM pg_roles WHERE rolname = current_user`,
    );
    if (role[0]?.strong !== false) violations.push('de rol van de toepassing kan om de rijbeveiliging heen');
    return finding(LOCKED_TABLES.length, [
      ...violations,
      ...open.map(({ relname }) => `tabel ${relname}: de rijbeveiliging staat niet aan`),
    ]);
  },
};

/** Shorter texts would be found everywhere by chance. */
const LEAST_LENGTH = 5;
const MOST_HISTORIES = 500;

/**
 * 13. No name, address or number of a person stands outside PostgreSQL and mail. Looked for are the planted texts
 * and a sample of the real addresses of people; a violation names the place and never the text.
 */
export const noPersonalDataOutside: Invariant = {
  name: 'no_personal_data_outside',
  text: 'Geen naam of adres van een persoon staat in Temporal, Kafka, de wachtrij of een logboek.',
  check: async (tx, stores) => {
    const wanted = [...stores.planted, ...(await sampleOfAddresses(tx))].filter(
      (text) => text.length >= LEAST_LENGTH,
    );
    if (wanted.length === 0) return finding(0, []);
    const sought = [...new Set(wanted.map((text) => text.toLowerCase()))];
    const hit = (text: string): boolean => {
      const low = text.toLowerCase();
      return sought.some((one) => low.includes(one));
    };
    const violations: string[] = [];
    const look = (place: string, text: string): void => {
      if (hit(text)) violations.push(`${place}: bevat een gegeven van een persoon`);
    };
    let checked = await lookInTables(tx, look);
    checked += await lookInTopics(stores, look);
    checked += await lookInHistories(stores, look);
    for (const file of stores.logFiles) {
      const text = await readFile(file, 'utf8').catch(() => '');
      look(`logboek ${file.split('/').at(-1) ?? ''}`, text);
      checked += 1;
    }
    return finding(checked, [...new Set(violations)]);
  },
};

async function sampleOfAddresses(tx: Transaction): Promise<string[]> {
  const { rows } = await tx.query<{ text: string }>(
    `SELECT text FROM (
       SELECT email AS text FROM person WHERE email IS NOT NULL
       UNION SELECT regexp_replace(phone, '[^0-9]', '', 'g') FROM person WHERE phone IS NOT NULL
     ) known WHERE length(text) >= 9 ORDER BY text LIMIT 500`,
  );
  return rows.map((row) => row.text);
}

type Look = (place: string, text: string) => void;

async function lookInTables(tx: Transaction, look: Look): Promise<number> {
  const sources = [
    ['uitgaand bericht', 'SELECT id::text AS id, data::text AS text FROM outbox_event'],
    ['mail', 'SELECT id::text AS id, params::text AS text FROM mail'],
    ['geschiedenis van zaak', 'SELECT subject_id::text AS id, data::text AS text FROM audit_entry'],
    ['bevinding', 'SELECT id::text AS id, detail::text AS text FROM finding'],
    [
      'stand van zaak',
      `SELECT id::text AS id, state::text AS text FROM trajectory
       UNION ALL SELECT id::text, state::text FROM playbook_run`,
    ],
  ] as const;
  let checked = 0;
  for (const [name, sql] of sources) {
    const { rows } = await tx.query<{ id: string; text: string }>(sql);
    for (const row of rows) look(`${name} ${row.id}`, row.text);
    checked += rows.length;
  }
  return checked;
}

async function lookInTopics({ topics }: CheckStores, look: Look): Promise<number> {
  if (topics === null) return 0;
  let checked = 0;
  await topics.read(await topics.names(), (message) => {
    checked += 1;
    look(`topic ${message.topic}, plaats ${message.partition}/${message.offset}`, message.text);
  });
  return checked;
}

async function lookInHistories({ cases }: CheckStores, look: Look): Promise<number> {
  if (cases === null) return 0;
  const running = (await cases.running()).slice(0, MOST_HISTORIES);
  for (const item of running) {
    look(`bewaking ${item.kind}/${item.id}`, (await cases.history(item))?.text ?? '');
  }
  return running.length;
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Pool } from 'pg';
import { parse } from 'yaml';
import { missingForActivation, playbookDocumentSchema } from '../../domain/playbook/document';
import { SERVED_REGION } from './reference';

/** Fixed ids, so that the demonstration can be filled again without doubling anybody. */
export const DEMO = {
  region: SERVED_REGION,
  organisations: {
    uwv: '01900000-0000-7000-8000-000000000001',
    meierijstad: '01900000-0000-7000-8000-000000000002',
    team: '01900000-0000-7000-8000-000000000003',
    employer: '01900000-0000-7000-8000-000000000004',
    operator: '01900000-0000-7000-8000-000000000005',
    hotel: '01900000-0000-7000-8000-000000000006',
  },
  accounts: {
    coordinator: '01900000-0000-7000-8000-000000000101',
    accountManager: '01900000-0000-7000-8000-000000000102',
    casemanagerUwv: '01900000-0000-7000-8000-000000000103',
    casemanagerMunicipality: '01900000-0000-7000-8000-000000000104',
    employer: '01900000-0000-7000-8000-000000000105',
    employerColleague: '01900000-0000-7000-8000-000000000106',
    administrator: '01900000-0000-7000-8000-000000000107',
  },
  employerKvk: '90001354',
  employerPartnerCode: 'heerlijk-catering',
  employerClient: 'demo-werkgever-systeem',
} as const;

const { organisations: ORG, accounts: ACC } = DEMO;

interface DemoMember {
  readonly account: string;
  readonly sub: string;
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly role: string;
  readonly region: string | null;
  readonly hours: number | null;
}

const MEMBERS: readonly DemoMember[] = [
  member(ACC.coordinator, 'demo-coordinator', 'Carla de Wit', ORG.team, 'coordinator', 32),
  member(ACC.accountManager, 'demo-accountmanager', 'Ahmed Bouali', ORG.uwv, 'account_manager', 24),
  member(ACC.casemanagerUwv, 'demo-casemanager-uwv', 'Sanne Vermeer', ORG.uwv, 'casemanager', 20),
  member(
    ACC.casemanagerMunicipality,
    'demo-casemanager-gemeente',
    'Joost van den Berg',
    ORG.meierijstad,
    'casemanager',
    20,
  ),
  member(ACC.employer, 'demo-werkgever', 'Petra Klaassen', ORG.employer, 'employer', null),
  member(ACC.employerColleague, 'demo-werkgever-collega', 'Tom Hendriks', ORG.employer, 'employer', null),
  member(ACC.administrator, 'demo-beheerder', 'Bea Smit', ORG.operator, 'administrator', null),
];

function member(
  account: string,
  sub: string,
  name: string,
  organisation: string,
  role: string,
  hours: number | null,
): DemoMember {
  const region = role === 'employer' || role === 'administrator' ? null : DEMO.region;
  return { account, sub, name, email: `${sub}@voorbeeld.nl`, organisation, role, region, hours };
}

/**
 * Fills the demonstration region: invented organisations and people, one program of an employer, and
 * the two draaiboeken of `playbooks/`. Running it again changes nothing that people changed.
 */
export async function seedDemonstration(pool: Pool): Promise<void> {
  await seedOrganisations(pool);
  for (const person of MEMBERS) {
    await pool.query(
      `INSERT INTO account (id, subject, name, email) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING`,
      [person.account, person.sub, person.name, person.email],
    );
    await pool.query(
      `INSERT INTO membership (id, account_id, organisation_id, role, region_code, hours_per_week, valid_from)
       VALUES ($1, $2, $3, $4, $5, $6, '2026-01-01') ON CONFLICT (id) DO NOTHING`,
      [
        person.account.replace('-8000-', '-8001-'),
        person.account,
        person.organisation,
        person.role,
        person.region,
        person.hours,
      ],
    );
  }
  await pool.query(
    `INSERT INTO api_client (client_id, organisation_id, name, scopes)
     VALUES ($1, $2, 'Personeelssysteem van de werkgever', '{meldingen}') ON CONFLICT (client_id) DO NOTHING`,
    [DEMO.employerClient, ORG.employer],
  );
  await seedPlaybook(pool, 'contractcatering.yaml', '01900000-0000-7000-8000-000000000201');
  await seedPlaybook(pool, 'iedere-werkgever.yaml', '01900000-0000-7000-8000-000000000202');
}

async function seedOrganisations(pool: Pool): Promise<void> {
  const rows: [string, string, string, string | null, string | null, string | null, string | null][] = [
    [ORG.uwv, 'uwv', 'UWV Noordoost-Brabant', null, DEMO.region, null, null],
    [ORG.meierijstad, 'municipality', 'Gemeente Meierijstad', null, DEMO.region, null, null],
    [ORG.team, 'region_team', 'Werkcentrum Noordoost-Brabant', null, DEMO.region, null, null],
    [
      ORG.employer,
      'employer',
      'Heerlijk Catering BV',
      DEMO.employerKvk,
      null,
      DEMO.employerPartnerCode,
      `urn:nld:kvknr:${DEMO.employerKvk}:systeem:personeel`,
    ],
    [ORG.hotel, 'employer', 'Hotel De Vlonder', '90001362', null, null, null],
    [ORG.operator, 'operator', 'Beheer van Overstap', null, null, null, null],
  ];
  for (const row of rows) {
    await pool.query(
      `INSERT INTO organisation (id, kind, name, kvk_number, region_code, partner_code, event_source)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING`,
      row,
    );
  }
}

async function seedPlaybook(pool: Pool, file: string, id: string): Promise<void> {
  const document = playbookDocumentSchema.parse(
    parse(readFileSync(path.join(playbookFolder(), file), 'utf8')),
  );
  const missing = missingForActivation(document);
  if (missing.length > 0) throw new Error(`playbook ${document.key} misses ${missing.join(', ')}`);
  await pool.query(
    'INSERT INTO playbook (id, region_code, key, name) VALUES ($1, $2, $3, $4) ON CONFLICT (region_code, key) DO NOTHING',
    [id, document.region, document.key, document.name],
  );
  await pool.query(
    `INSERT INTO playbook_version (id, playbook_id, version, state, document, created_at, activated_at)
     VALUES ($1, $2, 1, 'active', $3, now(), now()) ON CONFLICT (playbook_id, version) DO NOTHING`,
    [id.replace('-8000-', '-8001-'), id, JSON.stringify(document)],
  );
}

/** The YAML files stay in the source tree; compiled code stands one level deeper, in `dist`. */
function playbookFolder(): string {
  const here = path.join(__dirname, 'playbooks');
  return here.includes(`${path.sep}dist${path.sep}`)
    ? here.replace(`${path.sep}dist${path.sep}`, path.sep)
    : here;
}

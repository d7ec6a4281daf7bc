import type { NoticedEmployee } from '../../domain/notice/notice';
import type { Transaction } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';
import { insertRows } from '../shared/insert-rows';
import type { TrajectoryRow } from '../case/case-row';
import { courseShapeOf } from '../case/course-shape';
import type { DecidedCase } from '../case/write-decisions';

/** A person of the notice with ids made and home region resolved. */
export interface NoticedPerson {
  readonly personId: string;
  readonly trajectoryId: string;
  readonly employee: NoticedEmployee;
  /** CBS code; null when the residence is unknown. */
  readonly residenceMunicipality: string | null;
  readonly residenceRegionCode: string | null;
}

const PERSON = {
  id: 'uuid',
  employer_id: 'uuid',
  region_code: 'text',
  other_region_code: 'text',
  personnel_reference: 'text',
  initials: 'text',
  given_name: 'text',
  name_prefix: 'text',
  family_name: 'text',
  email: 'text',
  phone: 'text',
  address: 'jsonb',
  residence_municipality: 'text',
  created_at: 'timestamptz',
} as const;

const TRAJECTORY = {
  id: 'uuid',
  notice_id: 'uuid',
  run_id: 'uuid',
  person_id: 'uuid',
  employer_id: 'uuid',
  region_code: 'text',
  residence_region_code: 'text',
  playbook_version_id: 'uuid',
  stage: 'text',
  overlays: 'text[]',
  occupation: 'text',
  esco_code: 'text',
  contract_kind: 'text',
  hours_per_week: 'numeric',
  employed_since: 'date',
  end_date: 'date',
  settlement_date: 'date',
  state: 'jsonb',
  clock_id: 'uuid',
  course_version: 'int4',
  changed_at: 'timestamptz',
  next_moment_at: 'timestamptz',
  created_at: 'timestamptz',
} as const;

/** Writes persons and trajectories of a notice: one statement per table, whatever the number of people. */
export async function insertPeople(
  tx: Transaction,
  context: Pick<ServiceContext, 'newId'>,
  people: readonly NoticedPerson[],
  cases: readonly DecidedCase[],
  clockId: string | null,
  at: Date,
): Promise<void> {
  const rows = new Map(cases.map((item) => [item.row.id, item]));
  await insertRows(
    tx,
    'person',
    PERSON,
    people.map((person) => personRow(person, rows.get(person.trajectoryId)?.row as TrajectoryRow, at)),
  );
  await insertRows(
    tx,
    'trajectory',
    TRAJECTORY,
    people.flatMap((person) => {
      const item = rows.get(person.trajectoryId);
      return item === undefined ? [] : [trajectoryRow(person, item, clockId, at)];
    }),
  );
}

function personRow(
  person: NoticedPerson,
  row: TrajectoryRow,
  at: Date,
): Record<keyof typeof PERSON, unknown> {
  const { employee } = person;
  return {
    id: person.personId,
    employer_id: row.employerId,
    region_code: row.regionCode,
    other_region_code: person.residenceRegionCode === row.regionCode ? null : person.residenceRegionCode,
    personnel_reference: employee.personnelReference,
    initials: employee.initials,
    given_name: employee.givenName,
    name_prefix: employee.namePrefix,
    family_name: employee.familyName,
    email: employee.email,
    phone: employee.phone,
    address: employee.address,
    residence_municipality: person.residenceMunicipality,
    created_at: at,
  };
}

function trajectoryRow(
  person: NoticedPerson,
  item: DecidedCase,
  clockId: string | null,
  at: Date,
): Record<keyof typeof TRAJECTORY, unknown> {
  const { row } = item;
  const shape = courseShapeOf(item);
  return {
    id: row.id,
    notice_id: row.noticeId,
    run_id: row.runId,
    person_id: person.personId,
    employer_id: row.employerId,
    region_code: row.regionCode,
    residence_region_code: person.residenceRegionCode,
    playbook_version_id: row.playbookVersionId,
    stage: shape.stage,
    overlays: shape.overlays,
    occupation: person.employee.occupation,
    esco_code: person.employee.escoCode,
    contract_kind: person.employee.contractKind,
    hours_per_week: person.employee.hoursPerWeek,
    employed_since: person.employee.employedSince,
    end_date: person.employee.endDate,
    settlement_date: person.employee.settlementDate,
    state: item.decision.state,
    clock_id: clockId,
    course_version: 1,
    changed_at: at,
    next_moment_at: shape.nextMomentAt,
    created_at: at,
  };
}

import { duplicateKeys } from '../../domain/notice/duplicates';
import type { DuplicateKind } from '../../domain/notice/duplicates';
import type { NoticedEmployee } from '../../domain/notice/notice';
import { visibleNotices } from '../access/notice-access';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';

/** Somebody of the new people who looks like somebody of an earlier notice. */
export interface EarlierPerson {
  /** Place among the new people, from 0. */
  readonly index: number;
  readonly kind: DuplicateKind;
  readonly noticeNumber: string;
  readonly trajectoryId: string;
  readonly stage: string;
}

interface Candidate {
  readonly trajectoryId: string;
  readonly stage: string;
  readonly noticeNumber: string;
  readonly personnelReference: string | null;
  readonly email: string | null;
  readonly givenName: string | null;
  readonly initials: string | null;
  readonly namePrefix: string | null;
  readonly familyName: string | null;
  readonly employedSince: string | null;
}

/**
 * Looks for the new people in earlier notices of the same employer that are not withdrawn, and shows only what the
 * viewer may see: an employer his own notices, the team those of its region, nobody what is under embargo for him.
 * Nobody is refused for it: people may be noticed again.
 * @param kvkNumber eight digits
 */
export async function findEarlierPeople(
  context: ServiceContext,
  viewer: Viewer,
  kvkNumber: string,
  employees: readonly NoticedEmployee[],
): Promise<EarlierPerson[]> {
  const values: unknown[] = [
    kvkNumber,
    employees.map((employee) => employee.personnelReference.toLowerCase()),
    employees.flatMap((employee) => employee.email?.toLowerCase() ?? []),
    employees.flatMap((employee) => employee.familyName?.toLowerCase() ?? []),
  ];
  const visible = visibleNotices(viewer, values);
  const { rows } = await withViewer(context, viewer, (tx) =>
    tx.query<Candidate>(
      `SELECT t.id AS "trajectoryId", t.stage, n.number AS "noticeNumber",
         p.personnel_reference AS "personnelReference", p.email, p.given_name AS "givenName", p.initials,
         p.name_prefix AS "namePrefix", p.family_name AS "familyName", t.employed_since AS "employedSince"
       FROM organisation o
       JOIN notice n ON n.employer_id = o.id AND n.state = 'accepted' AND ${visible}
       JOIN trajectory t ON t.notice_id = n.id
       JOIN person p ON p.id = t.person_id
       WHERE o.kind = 'employer' AND o.kvk_number = $1
         AND (lower(p.personnel_reference) = ANY ($2::text[]) OR lower(p.email) = ANY ($3::text[])
           OR lower(p.family_name) = ANY ($4::text[]))
       ORDER BY n.accepted_at DESC LIMIT 20000`,
      values,
    ),
  );
  const known = new Map<string, Candidate>();
  for (const row of rows) {
    for (const { kind, key } of duplicateKeys(employeeOf(row))) {
      if (!known.has(`${kind} ${key}`)) known.set(`${kind} ${key}`, row);
    }
  }
  return employees.flatMap((employee, index) => {
    const hit = duplicateKeys(employee)
      .map(({ kind, key }) => ({ kind, row: known.get(`${kind} ${key}`) }))
      .find(({ row }) => row !== undefined);
    if (hit?.row === undefined) return [];
    const { noticeNumber, trajectoryId, stage } = hit.row;
    return [{ index, kind: hit.kind, noticeNumber, trajectoryId, stage }];
  });
}

function employeeOf(row: Candidate): NoticedEmployee {
  const text = (name: string, value: string | null) => (value === null ? {} : { [name]: value });
  return {
    personnelReference: row.personnelReference ?? '',
    ...text('email', row.email),
    ...text('givenName', row.givenName),
    ...text('initials', row.initials),
    ...text('namePrefix', row.namePrefix),
    ...text('familyName', row.familyName),
    ...text('employedSince', row.employedSince),
    residence: '',
    occupation: '',
    contractKind: 'unknown',
  };
}

import { withViewer } from '../access/with-viewer';
import type { HandlerCall } from './handler';

/** The notice an event is about. */
export interface OwnNotice {
  readonly id: string;
  readonly number: string;
  readonly regionCode: string;
  readonly certainty: string;
  readonly employeeCount: number;
  /** The highest `sequence` of an event about it that was handled. */
  readonly lastSequence: number | null;
}

/** The sender's notice under the reference of the event; null when it is not here. */
export async function findOwnNotice({
  context,
  viewer,
  partner,
  row,
}: HandlerCall): Promise<OwnNotice | null> {
  const { rows } = await withViewer(context, viewer, (tx) =>
    tx.query<OwnNotice & { [column: string]: unknown }>(
      `SELECT n.id, n.number, n.region_code AS "regionCode", n.certainty, n.employee_count AS "employeeCount",
         (SELECT max(e.sequence) FROM inbox_event e WHERE e.partner_code = $3 AND e.key = $2 AND e.state = 'done')
           AS "lastSequence"
       FROM notice n WHERE n.employer_id = $1 AND n.own_reference = $2`,
      [partner.organisationId, row.key, row.partnerCode],
    ),
  );
  return rows[0] ?? null;
}

/** The people of a notice by their reference in lower case, and who of them is still in it. */
export async function findOwnPeople(
  { context, viewer }: HandlerCall,
  noticeId: string,
): Promise<ReadonlyMap<string, { readonly trajectoryId: string; readonly open: boolean }>> {
  const { rows } = await withViewer(context, viewer, (tx) =>
    tx.query<{ reference: string; trajectoryId: string; open: boolean }>(
      `SELECT lower(p.personnel_reference) AS reference, t.id AS "trajectoryId", t.stage <> 'closed' AS open
       FROM trajectory t JOIN person p ON p.id = t.person_id
       WHERE t.notice_id = $1 AND p.personnel_reference IS NOT NULL`,
      [noticeId],
    ),
  );
  return new Map(rows.map(({ reference, ...person }) => [reference, person]));
}

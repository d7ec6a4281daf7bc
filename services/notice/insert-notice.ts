import { fromNotice } from '../../domain/notice/contract-mapping';
import { actorOf } from '../access/viewer';
import type { Transaction } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';
import { insertRows } from '../shared/insert-rows';
import { noticeNumberOf } from './notice-number';
import type { PreparedNotice } from './prepare-notice';

/** The notice as it was written, for who needs its ids. */
export interface NoticeRow {
  readonly noticeId: string;
  readonly runId: string;
  readonly number: string;
  readonly employerId: string;
}

/**
 * Writes the notice. Under embargo the people are sealed beside it: counted, never shown, no
 * trajectories (design §5).
 */
export async function insertNotice(
  tx: Transaction,
  context: Pick<ServiceContext, 'newId'>,
  prepared: PreparedNotice,
  employerId: string,
): Promise<NoticeRow> {
  const { notice, options } = prepared;
  const actor = actorOf(tx.viewer);
  const sequence = await tx.query<{ value: number }>(`SELECT nextval('notice_number_seq') AS value`);
  const row = {
    noticeId: context.newId(),
    runId: context.newId(),
    number: noticeNumberOf(sequence.rows[0]?.value ?? 0),
    employerId,
  };
  const { employees, employer, ...facts } = notice;
  const { contact: _contact, ...company } = employer;
  const coordinators =
    options.tellCoordinators === true ? await coordinatorsOf(tx, prepared.workplace.regionCode) : [];
  const circle = new Set([
    ...(options.namedCircle ?? []),
    ...coordinators,
    ...(actor.kind === 'account' ? [actor.id] : []),
  ]);
  await tx.query(
    `INSERT INTO notice (id, number, region_code, employer_id, own_reference, door, state, certainty, review_date,
       workplace_municipality, work_area, employee_count, facts, missing, content_hash, accepted_at, filed_by,
       filed_by_client, on_behalf_of, named_circle, request_key)
     VALUES ($1, $2, $3, $4, $5, $6, 'accepted', $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
    [
      row.noticeId,
      row.number,
      prepared.workplace.regionCode,
      employerId,
      notice.reference ?? null,
      options.door,
      notice.certainty,
      notice.reviewDate ?? null,
      prepared.workplace.code,
      prepared.workplace.workArea,
      employees.length,
      JSON.stringify({ ...facts, employer: company, contact: employer.contact ?? null }),
      prepared.missing.map(({ part }) => part),
      prepared.contentHash,
      prepared.acceptedAt,
      actor.kind === 'account' ? actor.id : null,
      actor.kind === 'client' || actor.kind === 'partner' ? actor.id : null,
      notice.filedOnBehalf?.name ?? null,
      notice.certainty === 'embargo' ? [...circle] : [],
      options.requestKey ?? null,
    ],
  );
  if (notice.certainty === 'embargo') await sealPeople(tx, row.noticeId, prepared);
  return row;
}

async function coordinatorsOf(tx: Transaction, regionCode: string): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `SELECT DISTINCT m.account_id AS id FROM membership m JOIN account a ON a.id = m.account_id AND a.active
     WHERE m.role = 'coordinator' AND m.region_code = $1
       AND m.valid_from <= current_date AND (m.valid_to IS NULL OR m.valid_to >= current_date)`,
    [regionCode],
  );
  return rows.map((row) => row.id);
}

const SEALED = { notice_id: 'uuid', ordinal: 'int4', payload: 'jsonb' } as const;

async function sealPeople(tx: Transaction, noticeId: string, prepared: PreparedNotice): Promise<void> {
  const { werknemers } = fromNotice(prepared.notice);
  await insertRows(
    tx,
    'sealed_person',
    SEALED,
    werknemers.map((payload, ordinal) => ({ notice_id: noticeId, ordinal, payload })),
  );
}

import type { PlaybookAppointContract } from '../../domain/task/types/playbook.appoint';
import type { AnswerKeeper } from './keep-answer';

/** Refuses somebody who does not have the role in the region, so that nobody is appointed who cannot do it. */
export const keepAppointment: AnswerKeeper = async (tx, _context, task, answer) => {
  const { accountmanager, coordinator, casemanagers } = answer as PlaybookAppointContract;
  const wanted = [
    { id: accountmanager, role: 'account_manager' },
    ...(coordinator === undefined ? [] : [{ id: coordinator, role: 'coordinator' }]),
    ...casemanagers.map((id) => ({ id, role: 'casemanager' })),
  ];
  const { rows } = await tx.query(
    `SELECT 1 FROM unnest($1::uuid[], $2::text[]) AS w(id, role)
     WHERE NOT EXISTS (
       SELECT 1 FROM membership m JOIN account a ON a.id = m.account_id AND a.active
       WHERE m.account_id = w.id AND m.role = w.role AND m.region_code = $3
         AND m.valid_from <= current_date AND (m.valid_to IS NULL OR m.valid_to >= current_date)
     )`,
    [wanted.map((one) => one.id), wanted.map((one) => one.role), task.regionCode],
  );
  return rows.length === 0 ? null : { code: 'appointee_unknown', details: { count: rows.length } };
};

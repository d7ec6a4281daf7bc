import type { ServiceContext } from '../shared/context';

/** What an administrator must look at; each kind has one Dutch sentence on the page of findings. */
export type AlarmKind =
  | 'event_parked'
  | 'event_offset_not_rising'
  | 'inbox_parked'
  | 'inbox_same_id_other_content'
  | 'inbox_stopped'
  | 'mail_uncertain'
  | 'mail_parked'
  | 'workflow_without_case'
  | 'workflow_stuck'
  | 'moment_parked';

/**
 * Raises an alarm: an error in the log and a finding that stays open until somebody resolves it. The same
 * alarm about the same thing is raised once while it is open.
 * @param detail codes, counts and ids only
 */
export async function reportAlarm(
  context: Pick<ServiceContext, 'pool' | 'now' | 'newId' | 'log'>,
  kind: AlarmKind,
  subjectId: string | null,
  detail: Readonly<Record<string, string | number>>,
): Promise<void> {
  context.log.error({ ...detail, subject: subjectId, alarm: kind }, 'alarm');
  await context.pool.query(
    `INSERT INTO finding (id, kind, subject_id, detail, found_at)
     SELECT $1, $2, $3, $4, $5 WHERE NOT EXISTS (
       SELECT 1 FROM finding WHERE kind = $2 AND subject_id IS NOT DISTINCT FROM $3 AND resolved_at IS NULL)`,
    [context.newId(), kind, subjectId, JSON.stringify(detail), context.now()],
  );
}

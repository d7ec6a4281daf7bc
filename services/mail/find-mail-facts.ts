import { systemViewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { Transaction } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';
import type { MailFacts } from './mail-template';
import type { TakenMail } from './mail-store';

/** What is looked up when a mail leaves; nothing of it stands in the mail's row. */
export interface MailContext {
  /** Null when there is no address, or the account may no longer sign in. */
  readonly address: string | null;
  readonly facts: MailFacts;
  readonly runId: string | null;
  readonly noticeId: string | null;
  readonly taskId: string | null;
}

interface CaseFacts {
  readonly teamName: string;
  readonly number: string;
  readonly acceptedAt: Date;
  readonly count: number;
  readonly runId: string;
  readonly noticeId: string;
}

interface TaskFacts {
  readonly id: string;
  readonly type: string;
  readonly dueAt: Date;
}

/**
 * Looks up the address and the facts of a mail, as they are now.
 * @param titleOf the Dutch title of a task type
 */
export async function findMailContext(
  context: Pick<ServiceContext, 'pool' | 'now'>,
  mail: TakenMail,
  titleOf: (taskType: string) => string | null,
): Promise<MailContext> {
  return withViewer(context, systemViewer('mail'), async (tx) => {
    const address = await addressOf(tx, mail);
    const found = mail.subjectId === null ? null : await caseOf(tx, mail.subjectId);
    const task = mail.subjectId === null ? null : await taskOf(tx, mail);
    const counts =
      mail.recipientKind === 'account' ? await openTasksOf(tx, mail.recipientId, context.now()) : NONE;
    const staff = mail.recipientKind === 'account';
    return {
      address,
      runId: found?.runId ?? null,
      noticeId: found?.noticeId ?? null,
      taskId: task?.id ?? null,
      facts: {
        teamName: found?.teamName ?? null,
        noticeNumber: found?.number ?? null,
        noticeAcceptedAt: found === null ? null : dutchMoment(found.acceptedAt),
        employeeCount: found?.count ?? null,
        taskTitle: task !== null && staff ? titleOf(task.type) : null,
        taskDueOn: task !== null && staff ? dutchDay(task.dueAt) : null,
        openTasks: counts.open,
        lateTasks: counts.late,
        escalatedTasks: counts.escalated,
        params: mail.params,
      },
    };
  });
}

async function addressOf(tx: Transaction, mail: TakenMail): Promise<string | null> {
  const table = mail.recipientKind === 'account' ? 'account' : 'person';
  const usable = mail.recipientKind === 'account' ? 'active' : 'erased_at IS NULL';
  const { rows } = await tx.query<{ email: string | null }>(
    `SELECT email FROM ${table} WHERE id = $1 AND ${usable}`,
    [mail.recipientId],
  );
  return rows[0]?.email ?? null;
}

async function caseOf(tx: Transaction, subjectId: string): Promise<CaseFacts | null> {
  const { rows } = await tx.query<CaseFacts & { [column: string]: unknown }>(
    `SELECT r.team_name AS "teamName", n.number, n.accepted_at AS "acceptedAt", n.employee_count AS count,
       c.run_id AS "runId", n.id AS "noticeId"
     FROM (SELECT id AS run_id, notice_id, region_code FROM playbook_run WHERE id = $1
           UNION ALL SELECT run_id, notice_id, region_code FROM trajectory WHERE id = $1) c
     JOIN notice n ON n.id = c.notice_id JOIN region r ON r.code = c.region_code`,
    [subjectId],
  );
  return rows[0] ?? null;
}

/** The task the mail is about, by its natural key within the case. */
async function taskOf(tx: Transaction, mail: TakenMail): Promise<TaskFacts | null> {
  const { taskType, taskKey, taskRound } = mail.params;
  if (typeof taskType !== 'string' || typeof taskKey !== 'string' || typeof taskRound !== 'number')
    return null;
  const { rows } = await tx.query<TaskFacts & { [column: string]: unknown }>(
    `SELECT id, type, due_at AS "dueAt" FROM task WHERE subject_id = $1 AND type = $2 AND key = $3 AND round = $4`,
    [mail.subjectId, taskType, taskKey, taskRound],
  );
  return rows[0] ?? null;
}

const NONE = { open: 0, late: 0, escalated: 0 };

/**
 * Tasks that wait for somebody: his own, and those of his role in his region that nobody took yet; and for a
 * coordinator what was not done in time in the region.
 */
async function openTasksOf(tx: Transaction, accountId: string, now: Date): Promise<typeof NONE> {
  const { rows } = await tx.query<typeof NONE>(
    `WITH mine AS (SELECT role, region_code, organisation_id FROM membership WHERE account_id = $1),
     waiting AS (
       SELECT t.due_at FROM task t WHERE t.state = 'open' AND t.assignee_id = $1
       UNION ALL SELECT t.due_at FROM task t WHERE t.state = 'open' AND t.assignee_id IS NULL AND EXISTS (
         SELECT 1 FROM mine m WHERE m.role = t.role
           AND (m.region_code = t.region_code OR m.organisation_id = t.organisation_id)))
     SELECT count(*) AS open, count(*) FILTER (WHERE due_at < $2) AS late,
       (SELECT count(*) FROM task t WHERE t.state = 'open' AND t.escalated_at IS NOT NULL AND t.region_code IN
         (SELECT region_code FROM mine WHERE role = 'coordinator')) AS escalated
     FROM waiting`,
    [accountId, now],
  );
  return rows[0] ?? NONE;
}

function dutchDay(at: Date): string {
  return new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', dateStyle: 'long' }).format(at);
}

function dutchMoment(at: Date): string {
  const time = new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', timeStyle: 'short' }).format(
    at,
  );
  return `${dutchDay(at)} om ${time} uur`;
}

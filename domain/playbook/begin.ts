import type { MailTemplateKey } from '../mail/template-keys';
import { businessDate, endOfBusiness, startOfBusiness } from '../chart/business-time';
import { openTask } from '../chart/draft';
import type { TaskPlan } from '../chart/task-plan';
import { ESCALATE } from '../chart/task-plan';
import { addWorkingDays, nextWorkingDay } from '../shared/calendar';
import type { PlainDate } from '../shared/dates';
import { refOf } from '../chart/moment-keys';
import { latestOf } from '../shared/dates';
import type { PlaybookDocument } from './document';
import type { PlaybookDraft } from './draft';
import { dropOverlays, mail, set, today } from './draft';

type Step = PlaybookDocument['steps'][number];

export const STEP = 'playbook.step';
export const TOO_LATE = 'too_late';

/**
 * The draaiboek begins: coordinator and account manager are alerted at once, owners are to be appointed, the
 * employer is visited, and every step of the document counts from today.
 */
export function begin(draft: PlaybookDraft): void {
  const { rules } = draft;
  dropOverlays(draft, 'notice_uncertain', 'embargoed');
  set(draft, {
    stage: 'signalled',
    certainty: 'definite',
    startedAt: rules.now,
    checkOn: nextWorkingDay(today(draft)),
  });
  alert(draft, 'crisis-alert', 'alert');
  openTask(draft, { type: 'playbook.appoint', role: 'coordinator' });
  openTask(draft, { type: 'employer.inform', role: 'account_manager' });
  for (const step of rules.playbook.steps) openStep(draft, step);
  draft.events.push({
    channel: 'voortgang',
    type: 'draaiboek-gestart',
    key: '',
    data: {
      draaiboek: rules.playbook.key,
      gestartOp: rules.now,
      aantalWerknemers: draft.state.employeeCount,
    },
  });
}

/**
 * Opens a step of the document, due that many working days after the start. A step that is undone after its
 * deadline gets until the end of the next working day.
 */
export function openStep(draft: PlaybookDraft, step: Step): void {
  const startedOn = businessDate(draft.state.startedAt ?? draft.rules.now);
  const asAgreed = endOfBusiness(addWorkingDays(startedOn, step.dueAfter));
  const dueAt = asAgreed > draft.rules.now ? asAgreed : endOfBusiness(nextWorkingDay(today(draft)));
  const { accountManagerId, coordinatorId } = draft.state;
  const assigneeId =
    step.owner === 'account_manager' ? accountManagerId : step.owner === 'coordinator' ? coordinatorId : null;
  openTask(draft, {
    ...{ type: STEP, key: step.key, role: step.owner, assigneeId },
    plan: { dueAt, moments: [{ name: TOO_LATE, at: dueAt }] },
  });
}

/** Mails at a crisis start go out at once and never wait for a digest. The keys make them the same when decided twice. */
export function alert(draft: PlaybookDraft, template: MailTemplateKey, key: string): void {
  const { certainty, employeeCount } = draft.state;
  const params = { certainty, employeeCount };
  mail(draft, { key: `${key}/coordinator`, template, to: 'coordinator', params });
  mail(draft, { key: `${key}/account_manager`, template, to: 'account_manager', params });
}

/** Reminded on the morning of the day itself; who lets it pass is told the next working day, so that nothing is paralysed. */
function planReview(draft: PlaybookDraft, reviewDate: PlainDate): TaskPlan {
  const dueOn = latestOf(reviewDate, today(draft));
  const moments = [
    { name: 'remind1', at: startOfBusiness(dueOn) },
    { name: ESCALATE, at: startOfBusiness(nextWorkingDay(dueOn)) },
  ];
  return { dueAt: endOfBusiness(dueOn), moments: moments.filter(({ at }) => at > draft.rules.now) };
}

/** Waits for certainty, for the end of an embargo, or for a go: one task with the day on which to look again. */
export function askToConfirm(draft: PlaybookDraft, reviewDate: PlainDate | null): void {
  set(draft, { stage: 'confirming', reviewDate });
  const plan = reviewDate === null ? undefined : planReview(draft, reviewDate);
  const task = openTask(draft, { type: 'playbook.confirm', role: 'coordinator', ...(plan ? { plan } : {}) });
  mail(draft, {
    key: `task/playbook.confirm//${task.round}/opened`,
    template: 'confirm-asked',
    to: 'coordinator',
    params: { certainty: draft.state.certainty, reviewDate },
    task: refOf(task),
  });
}

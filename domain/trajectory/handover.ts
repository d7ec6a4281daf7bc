import type { MailTemplateKey } from '../mail/template-keys';
import { businessDate, endOfBusiness } from '../chart/business-time';
import type { ChartRules, Facts } from '../chart/decision';
import { changeTask, closeTasks, openTask } from '../chart/draft';
import { refOf, taskMomentKey } from '../chart/moment-keys';
import type { DueTaskMoment } from '../chart/task-moments';
import type { TaskPlan } from '../chart/task-plan';
import { planTask, rememberPlan } from '../chart/task-plan';
import { workingDayOnOrAfter } from '../shared/calendar';
import type { PlainDate } from '../shared/dates';
import { addDays } from '../shared/dates';
import type { Refusal } from '../shared/refusal';
import type { TrajectoryDraft } from './draft';
import { mail, set, setOverlay } from './draft';
import { closeTrajectory } from './enter-stage';

export const EXPIRE = 'expire';

/**
 * Asks another region to take this person over, with a date by which it must answer. Until it accepts he stays
 * ours, also when that region has no users (K3, D32).
 */
export function askHandover(draft: TrajectoryDraft, toRegion: string): Refusal | undefined {
  const { handover, responsibleRegion } = draft.state;
  const current = responsibleRegion ?? draft.rules.playbook.region;
  if (handover?.state === 'asked') return { code: 'handover_already_asked' };
  if (toRegion === current) return { code: 'handover_same_region' };
  const plan = planAnswer(draft.rules);
  const answerBy = businessDate(plan.dueAt);
  const task = openTask(draft, {
    type: 'handover.answer',
    role: 'coordinator',
    regionCode: toRegion,
    plan,
  });
  set(draft, { handover: { toRegion, askedAt: draft.rules.now, answerBy, state: 'asked' } });
  mail(draft, {
    key: taskMomentKey(task, 'asked'),
    template: 'handover-asked',
    to: 'coordinator',
    regionCode: toRegion,
    params: { answerBy },
    task: refOf(task),
  });
  return undefined;
}

/** The other region answered. Accepted: its people go on with the case, or go on outside Overstap. */
export function handoverAnswered(draft: TrajectoryDraft, facts: Facts, on: PlainDate): Refusal | undefined {
  const { handover, casemanagerId, casemanagerChanges } = draft.state;
  if (handover?.state !== 'asked') return { code: 'event_not_now' };
  const { toRegion } = handover;
  if (facts['accepts'] !== true) {
    set(draft, { handover: { ...handover, state: 'declined' } });
    mailOwnCoordinator(draft, 'handover-declined');
    return undefined;
  }
  set(draft, { handover: { ...handover, state: 'accepted' } });
  if (facts['continues'] === 'elsewhere') {
    closeTrajectory(draft, 'handed_to_other_region', on);
    return undefined;
  }
  const home = toRegion === draft.rules.playbook.region;
  set(draft, {
    responsibleRegion: home ? null : toRegion,
    casemanagerId: null,
    casemanagerChanges: casemanagerChanges + (casemanagerId === null ? 0 : 1),
  });
  setOverlay(draft, 'handed_over', !home);
  for (const task of draft.state.tasks)
    changeTask(draft, task, {}, { regionCode: toRegion, assigneeId: null });
  mailOwnCoordinator(draft, 'handover-accepted');
  return undefined;
}

/** No answer by the date: the question is withdrawn and the person stays ours, nothing lost (K3). */
export function handoverExpired(draft: TrajectoryDraft, due: DueTaskMoment): void {
  const { handover } = draft.state;
  closeTasks(draft, 'no_answer', (task) => task.type === 'handover.answer');
  if (handover) set(draft, { handover: { ...handover, state: 'returned' } });
  mailOwnCoordinator(draft, 'handover-returned', due.key);
}

function mailOwnCoordinator(draft: TrajectoryDraft, template: MailTemplateKey, key?: string): void {
  const { handover } = draft.state;
  if (!handover) return;
  mail(draft, {
    key: key ?? `handover/${handover.askedAt}/${template}`,
    template,
    to: 'coordinator',
    regionCode: draft.rules.playbook.region,
    params: { region: handover.toRegion },
  });
}

function answerByDate(rules: ChartRules): PlainDate {
  return workingDayOnOrAfter(addDays(businessDate(rules.now), rules.playbook.handover.answerWithinDays));
}

/** Due on the date by which to answer; reminders as the draaiboek says, as far as they come before it. */
function planAnswer(rules: ChartRules): TaskPlan {
  return rememberPlan(rules, 'handover.answer until its date', () => {
    const dueAt = endOfBusiness(answerByDate(rules));
    const reminders = planTask('handover.answer', rules).moments.filter(
      (moment) => moment.name.startsWith('remind') && moment.at < dueAt,
    );
    return { dueAt, moments: [...reminders, { name: EXPIRE, at: dueAt }] };
  });
}

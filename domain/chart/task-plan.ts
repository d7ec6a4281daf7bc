import { addWorkingDays } from '../shared/calendar';
import type { Instant } from '../shared/dates';
import type { ServiceLevel } from '../playbook/document';
import { serviceLevelOf } from '../playbook/document';
import { businessDate, endOfBusiness, startOfBusiness } from './business-time';
import type { ChartRules } from './decision';

/** When a task is due, and the moments at which its doer is reminded and the coordinator hears of it. */
export interface TaskPlan {
  readonly dueAt: Instant;
  readonly moments: readonly { readonly name: string; readonly at: Instant }[];
}

export const ESCALATE = 'escalate';

const plans = new WeakMap<ChartRules, Map<string, TaskPlan>>();

/**
 * Plans a task that opens now, by the service level of the draaiboek: due at 17:00, reminders and escalation
 * at 09:00, all that many working days after today.
 */
export function planTask(type: string, rules: ChartRules): TaskPlan {
  return rememberPlan(rules, type, () => planByLevel(serviceLevelOf(rules.playbook, type), rules.now));
}

/** Computes a plan once per rules, so that a notice of thousands does not count the same working days again. */
export function rememberPlan(rules: ChartRules, name: string, compute: () => TaskPlan): TaskPlan {
  const known = plans.get(rules) ?? new Map<string, TaskPlan>();
  plans.set(rules, known);
  const plan = known.get(name) ?? compute();
  known.set(name, plan);
  return plan;
}

/** Plans a task by an explicit service level, from a moment on. */
export function planByLevel(level: ServiceLevel, openedAt: Instant): TaskPlan {
  const today = businessDate(openedAt);
  const remindAfter = [...new Set(level.remindAfter)].sort((a, b) => a - b);
  const moments = remindAfter.map((days, index) => ({
    name: `remind${index + 1}`,
    at: startOfBusiness(addWorkingDays(today, days)),
  }));
  if (level.escalateAfter !== null)
    moments.push({ name: ESCALATE, at: startOfBusiness(addWorkingDays(today, level.escalateAfter)) });
  return {
    dueAt: endOfBusiness(addWorkingDays(today, level.dueAfter)),
    // A moment "after 0 working days" would lie before the opening itself on most days.
    moments: moments.filter((moment) => moment.at > openedAt),
  };
}

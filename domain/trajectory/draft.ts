import { businessDate } from '../chart/business-time';
import type { Facts, MailIntent } from '../chart/decision';
import type { Draft, TaskWish } from '../chart/draft';
import { openTask } from '../chart/draft';
import { hasEffect } from '../chart/overlays';
import type { OpenTask } from '../chart/state';
import type { PlainDate } from '../shared/dates';
import type { TaskRole } from '../task/roles';
import type { TrajectoryOverlay, TrajectoryState } from './state';

export type TrajectoryDraft = Draft<TrajectoryState>;

/** Today in the Netherlands, at the moment of the decision. */
export function today(draft: TrajectoryDraft): PlainDate {
  return businessDate(draft.rules.now);
}

/** Sets facts of the case. */
export function set(draft: TrajectoryDraft, facts: Partial<TrajectoryState>): void {
  draft.state = { ...draft.state, ...facts };
}

/** Puts an overlay on the case or takes it off; doing it twice changes nothing. */
export function setOverlay(draft: TrajectoryDraft, overlay: TrajectoryOverlay, on: boolean): void {
  const others = draft.state.overlays.filter((other) => other !== overlay);
  set(draft, { overlays: on ? [...others, overlay] : others });
}

/**
 * Opens a task of this case: for its casemanager when it has one, in the responsible region, and not at all
 * while an overlay holds new tasks back.
 */
export function openCaseTask(draft: TrajectoryDraft, wish: TaskWish): OpenTask | undefined {
  const { casemanagerId, overlays, responsibleRegion } = draft.state;
  if (hasEffect(overlays, 'opening', 'held')) return undefined;
  return openTask(draft, {
    regionCode: responsibleRegion,
    assigneeId: wish.role === 'casemanager' ? casemanagerId : null,
    ...wish,
  });
}

/** Writes a mail, unless an overlay keeps this recipient out. */
export function mail(
  draft: TrajectoryDraft,
  intent: Omit<MailIntent, 'params' | 'digest'> & { readonly params?: Facts },
): void {
  const { overlays, responsibleRegion } = draft.state;
  const employee = intent.to === 'employee';
  if (employee && !draft.state.reachable) return;
  if (employee && (hasEffect(overlays, 'mail', 'staff') || hasEffect(overlays, 'mail', 'named_circle')))
    return;
  draft.mails.push({
    params: {},
    digest: !employee,
    ...(responsibleRegion === null ? {} : { regionCode: responsibleRegion }),
    ...(hasEffect(overlays, 'mail', 'named_circle') ? { namedCircleOnly: true } : {}),
    ...intent,
  });
}

/** Who does a task that is the employee's own when he can be reached, and the team's by phone when not. */
export function employeeOrTeam(state: TrajectoryState): TaskRole {
  return state.reachable ? 'employee' : 'casemanager';
}

import { businessDate, endOfBusiness } from '../chart/business-time';
import type { ChartRules } from '../chart/decision';
import { changeTask, closeTasks, findOpen } from '../chart/draft';
import { refOf } from '../chart/moment-keys';
import type { PlannedMoment } from '../chart/state';
import type { ContactGuard } from '../contact/contact-guard';
import { guardContact } from '../contact/contact-guard';
import { nextWorkingDay } from '../shared/calendar';
import type { PlainDate } from '../shared/dates';
import { amsterdamDate, latestOf } from '../shared/dates';
import type { TrajectoryDraft } from './draft';
import { mail, openCaseTask, set, today } from './draft';
import type { TrajectoryState } from './state';

/** How the contact guard of this case stands; undefined while it does not run. */
export function guardOf(state: TrajectoryState, rules: ChartRules): ContactGuard | undefined {
  if (state.guardSince === null || state.overlays.includes('paused')) return undefined;
  return guardContact({
    guardSince: state.guardSince,
    lastContactOn: state.lastContactOn,
    nextAppointmentAt: state.nextAppointmentAt,
    pauses: state.pastPauses,
    rules: rules.playbook.contact,
    now: rules.now,
  });
}

/** The guard's moments: the warning before the gap, and the gap itself. */
export function guardMoments(state: TrajectoryState, rules: ChartRules): PlannedMoment[] {
  return (guardOf(state, rules)?.moments ?? []).map(({ key, at }) => ({ key, at }));
}

/** Tells whether a moment is the guard's warning; it has no use while the task that it opens is open already. */
export function isContactWarning(key: string): boolean {
  return key.startsWith('contact/') && key.includes('/warn/');
}

/** A talk took place: the days are counted from it, and the task that asked for it goes when that helped. */
export function contactMade(draft: TrajectoryDraft, on: PlainDate): void {
  const last = draft.state.lastContactOn;
  set(draft, { lastContactOn: last === null ? on : latestOf(last, on) });
  const appointment = draft.state.nextAppointmentAt;
  if (appointment !== null && amsterdamDate(appointment) <= on) set(draft, { nextAppointmentAt: null });
  const guard = guardOf(draft.state, draft.rules);
  const open = findOpen(draft.state, 'contact.hold');
  if (!open || !guard) return;
  if (guard.state === 'on_track' || guard.state === 'planned') {
    closeTasks(draft, 'contact_made', (task) => task.type === 'contact.hold');
  } else if (guard.actBy !== null) {
    const dueAt = endOfBusiness(guard.actBy);
    changeTask(draft, open, { dueAt }, { dueAt });
  }
}

/**
 * Opens the task that asks the casemanager for contact, due on the last working day that is still in time.
 * @param attempted after an attempt there is at least until the next working day
 */
export function askForContact(draft: TrajectoryDraft, attempted = false): void {
  const guard = guardOf(draft.state, draft.rules);
  const actBy = guard?.actBy ?? today(draft);
  const due = attempted ? latestOf(actBy, nextWorkingDay(today(draft))) : actBy;
  openCaseTask(draft, {
    type: 'contact.hold',
    role: 'casemanager',
    plan: { dueAt: endOfBusiness(due), moments: [] },
  });
}

/** A moment of the guard: the warning asks for contact, the gap itself goes to the coordinator. */
export function onGuardMoment(draft: TrajectoryDraft, key: string, late: boolean): void {
  askForContact(draft);
  const task = findOpen(draft.state, 'contact.hold');
  if (!task) return;
  const params = { late };
  const ref = refOf(task);
  if (!key.includes('/gap/')) {
    mail(draft, { key, template: 'contact-warning', to: 'casemanager', params, task: ref });
    return;
  }
  changeTask(draft, task, {}, { escalatedAt: draft.rules.now });
  mail(draft, { key, template: 'contact-gap', to: 'coordinator', params, task: ref });
}

/** Forgets pauses that lie before the day from which the guard counts. */
export function prunePauses(state: TrajectoryState): TrajectoryState['pastPauses'] {
  const from = state.lastContactOn ?? state.guardSince;
  return from === null ? [] : state.pastPauses.filter((pause) => pause.until >= from);
}

/** The day on which a pause that runs now began. */
export function pausedSince(state: TrajectoryState): PlainDate | null {
  return state.paused === null ? null : businessDate(state.paused.since);
}

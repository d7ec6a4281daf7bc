import { businessDate, shiftOverPause } from '../chart/business-time';
import { changeTask } from '../chart/draft';
import { addDays } from '../shared/dates';
import type { Refusal } from '../shared/refusal';
import type { TrajectoryDraft } from './draft';
import { mail, set, setOverlay, today } from './draft';
import type { TrajectoryEventOf } from './events';

/** Tasks of which the dates were promised to another party: a pause of the person does not move them. */
export const RUNS_IN_PAUSE: readonly string[] = ['handover.answer'];

/** Pauses the case: reminders, escalation and the contact guard fall silent; legal dates go on (K13). */
export function pause(draft: TrajectoryDraft, event: TrajectoryEventOf<'paused'>): Refusal | undefined {
  if (draft.state.paused !== null) return { code: 'already_paused' };
  if (event.until !== null && event.until < today(draft)) return { code: 'pause_until_in_past' };
  const times = draft.state.pauses + 1;
  const { until, reason } = event;
  set(draft, { pauses: times, paused: { since: draft.rules.now, until, reason, times } });
  setOverlay(draft, 'paused', true);
  return undefined;
}

/** Goes on after a pause: what was open gets as many working days as it had left. */
export function resume(draft: TrajectoryDraft): Refusal | undefined {
  const { paused, pastPauses } = draft.state;
  if (paused === null) return { code: 'not_paused' };
  const since = businessDate(paused.since);
  const until = addDays(today(draft), -1);
  set(draft, {
    paused: null,
    pastPauses: until < since ? pastPauses : [...pastPauses, { since, until }],
  });
  setOverlay(draft, 'paused', false);
  shiftTasks(draft, paused.since);
  return undefined;
}

/** A moment of the pause: it is over, or it has no end and is looked at. */
export function onPauseMoment(draft: TrajectoryDraft, key: string, late: boolean): void {
  const params = { late };
  if (key.endsWith('/end')) {
    resume(draft);
    mail(draft, { key, template: 'pause-ended', to: 'casemanager', params });
  } else {
    mail(draft, { key, template: 'pause-review', to: 'casemanager', params });
  }
}

function shiftTasks(draft: TrajectoryDraft, pausedAt: string): void {
  for (const task of draft.state.tasks) {
    if (RUNS_IN_PAUSE.includes(task.type)) continue;
    const stoppedAt = task.openedAt > pausedAt ? task.openedAt : pausedAt;
    const stoppedOn = businessDate(stoppedAt);
    const shift = (at: string): string => shiftOverPause(at, stoppedOn, today(draft));
    const dueAt = shift(task.dueAt);
    const moments = task.moments.map((moment) =>
      task.done.includes(moment.name) ? moment : { ...moment, at: shift(moment.at) },
    );
    changeTask(draft, task, { dueAt, moments }, dueAt === task.dueAt ? {} : { dueAt });
  }
}

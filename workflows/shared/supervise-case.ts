import {
  ActivityFailure,
  ApplicationFailure,
  allHandlersFinished,
  condition,
  continueAsNew,
  isCancellation,
  log,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { Course, CourseKind, Moment } from '../../domain/course/course';
import type { CaseStart } from '../../domain/course/messages';
import type { SearchPair } from '../../domain/course/searchable';
import { searchableOf } from '../../domain/course/searchable';
import { quick } from './activity-profiles';
import { CaseState } from './case-state';
import type { Lane } from './lanes';
import { courseQuery, courseSignal, parkedQuery } from './messages';
import { sameWait, waitUntil } from './wait-until';
import { workflowNow } from './workflow-now';

const RENEW_AFTER_EVENTS = 1_500;

/** A case under supervision: what the parts of a workflow share. */
export interface SupervisedCase {
  /** The newest course that arrived. */
  readonly course: () => Course;
  /** True when the case has ended, or when the workflow must continue as new: every part then stops waiting. */
  readonly isLeaving: () => boolean;
  /** Reports each moment of these lanes when it comes due, until `until` holds. */
  readonly attend: (lanes: readonly Lane[], until: () => boolean) => Promise<void>;
  /** Lets time pass: wakes the parts when the next moment comes due. */
  readonly keepTime: () => Promise<void>;
  /** Ends the workflow or continues it as new, after everything that was begun has been finished. */
  readonly leave: () => Promise<void>;
}

/**
 * Takes a case under supervision: state first, then all handlers, before anything waits. The handler of the
 * course is synchronous and keeps the highest (epoch, version).
 */
export function superviseCase(kind: CourseKind, start: CaseStart): SupervisedCase {
  const state = new CaseState(kind, start);
  const renewAfter = start.renewAfterEvents ?? RENEW_AFTER_EVENTS;
  let shown = searchableOf(start.course);

  setHandler(courseSignal, (course) => {
    if (!state.take(course)) return;
    state.hurryParked();
    shown = show(state.course, shown);
  });
  setHandler(courseQuery, () => state.course);
  setHandler(parkedQuery, () => state.parked);
  setCurrentDetails(describe(state.course));

  const isLeaving = (): boolean => state.course.ended || mustRenew(renewAfter);

  async function report(moment: Moment): Promise<void> {
    state.beginReport(moment.key);
    try {
      const answer = await quick.reportMoment({ kind, id: state.id, key: moment.key, at: moment.at });
      if (state.take(answer.course)) shown = show(state.course, shown);
      // An answer that leaves the moment standing would be asked for again at once, for ever.
      if (state.isStillDue(moment.key, workflowNow())) state.park(moment.key, workflowNow());
      else state.unpark(moment.key);
    } catch (error) {
      // Cancelled with the whole workflow, which ends by its own waiting.
      if (isCancellation(error)) return;
      if (!(error instanceof ActivityFailure)) throw error;
      if (error.cause instanceof ApplicationFailure && error.cause.type === 'case_unknown')
        return state.abandon();
      log.warn('moment_parked', { momentKey: moment.key });
      state.park(moment.key, workflowNow());
    } finally {
      state.endReport(moment.key);
    }
  }

  async function attend(lanes: readonly Lane[], until: () => boolean): Promise<void> {
    for (;;) {
      await condition(() => until() || state.dueMoment(lanes, workflowNow()) !== undefined);
      if (until()) return;
      const moment = state.dueMoment(lanes, workflowNow());
      if (moment !== undefined) void report(moment);
    }
  }

  async function keepTime(): Promise<void> {
    while (!isLeaving()) {
      const wait = state.nextWait();
      await waitUntil(wait, () => isLeaving() || !sameWait(wait, state.nextWait()));
    }
  }

  async function leave(): Promise<void> {
    await condition(() => !state.isReporting && allHandlersFinished());
    if (state.course.ended) return;
    // The transitions stand in the history that ends here; they need not be carried.
    const course = { ...state.course, transitions: [] };
    await continueAsNew({ ...start, course, parked: state.parked });
  }

  return { course: () => state.course, isLeaving, attend, keepTime, leave };
}

/** The server says when a history is long enough to start a new one; our own limit is far below its hard one. */
function mustRenew(afterEvents: number): boolean {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  return continueAsNewSuggested || historyLength >= afterEvents;
}

/** Keeps what operators search by up to date: one event in the history, and only when something changed. */
function show(course: Course, shown: SearchPair[]): SearchPair[] {
  setCurrentDetails(describe(course));
  const searchable = searchableOf(course);
  if (JSON.stringify(searchable) !== JSON.stringify(shown)) upsertSearchAttributes(searchable);
  return searchable;
}

/** What the web page of Temporal shows for a running case: codes and instants only. */
function describe(course: Course): string {
  const tasks = course.tasks.map((task) => `${task.type} (${task.round})`).join(', ');
  const next = course.moments[0];
  return [
    `stage: ${[course.stage, ...course.overlays].join(' + ')}`,
    `open tasks: ${tasks || 'none'}`,
    `next moment: ${next === undefined ? 'none' : `${next.at} ${next.key}`}`,
    `course: ${course.epoch}.${course.version}`,
  ].join('  \n');
}

import type { Decision, Facts } from '../chart/decision';
import { endDraft } from '../chart/draft';
import { sameTask } from '../chart/moment-keys';
import type { TrajectoryDraft } from './draft';
import { openCaseTask, set } from './draft';
import { prunePauses } from './contact';
import { planMoments } from './plan-moments';
import { invite } from './reachable';
import { stageChartOf } from './stages/stages';
import type { TrajectoryState } from './state';

/**
 * Ends a decision: the tasks that the stage asks for are open, everybody who got one is told, and the moments
 * follow the facts as they are now.
 * @param event the name of the transition in the audit chain and in the course
 * @param data what is needed to replay it: codes, dates, ids
 */
export function finish(draft: TrajectoryDraft, event: string, data: Facts): Decision<TrajectoryState> {
  for (const wish of stageChartOf(draft.state.stage)?.wants(draft.state) ?? []) openCaseTask(draft, wish);
  for (const opening of draft.opened) {
    if (opening.role !== 'employee') continue;
    const task = draft.state.tasks.find((open) => sameTask(open, opening));
    if (task) invite(draft, task);
  }
  if (draft.state.pastPauses.length > 0) set(draft, { pastPauses: prunePauses(draft.state) });
  set(draft, planMoments(draft.state, draft.rules));
  return endDraft(draft, event, data);
}

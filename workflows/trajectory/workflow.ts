import type { CaseStart } from '../../domain/course/messages';
import type { SupervisedCase } from '../shared/supervise-case';
import { superviseCase } from '../shared/supervise-case';
import { functionOfStage } from './stages';

/**
 * The way of one person through time. What happens is decided and stored elsewhere, in the transaction of the
 * person who did it; this workflow waits for what time brings (reminders, deadlines, the contact guard, legal
 * dates, aftercare) and reports each moment when it comes due. It ends when the course says so.
 */
export async function trajectoryWorkflow(start: CaseStart): Promise<void> {
  const way = superviseCase('trajectory', start);
  await Promise.all([fromStageToStage(way), contactGuard(way), legalClock(way), way.keepTime()]);
  await way.leave();
}

/** Registration, intake, triage, guidance, matching, placement, aftercare: in whatever order the chart decides. */
async function fromStageToStage(way: SupervisedCase): Promise<void> {
  while (!way.isLeaving()) {
    const supervise = functionOfStage(way.course().stage);
    await supervise(way, () => way.isLeaving() || functionOfStage(way.course().stage) !== supervise);
  }
}

/** At least every two weeks a contact: warns before the gap, at any stage. */
async function contactGuard(way: SupervisedCase): Promise<void> {
  await way.attend(['contact'], way.isLeaving);
}

/** The personal legal dates, at any stage; a pause does not move them. */
async function legalClock(way: SupervisedCase): Promise<void> {
  await way.attend(['clock'], way.isLeaving);
}

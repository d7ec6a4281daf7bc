import type { CaseStart } from '../../domain/course/messages';
import type { SupervisedCase } from '../shared/supervise-case';
import { superviseCase } from '../shared/supervise-case';

/**
 * One run of a draaiboek through time: its tasks and the deadlines of its steps, until the course says that the
 * run has ended. Trajectories are not its children: each has its own row, course and workflow.
 */
export async function playbookWorkflow(start: CaseStart): Promise<void> {
  const run = superviseCase('playbook', start);
  await Promise.all([tasks(run), steps(run), people(run), run.keepTime()]);
  await run.leave();
}

/** The run's own tasks: confirming, appointing, informing; with reminders and escalation. */
async function tasks(run: SupervisedCase): Promise<void> {
  await run.attend(['stage', 'referrals', 'matches', 'contact', 'clock'], run.isLeaving);
}

/** The steps of the draaiboek, each with its owner and deadline. */
async function steps(run: SupervisedCase): Promise<void> {
  await run.attend(['steps'], run.isLeaving);
}

/** A change on its way to all people of the run, page by page, and the look whether everybody is done. */
async function people(run: SupervisedCase): Promise<void> {
  await run.attend(['people'], run.isLeaving);
}

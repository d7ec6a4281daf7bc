import { compareCourses } from '../../domain/course/compare-courses';
import { COURSE_KINDS } from '../../domain/course/course';
import type { CourseKind } from '../../domain/course/course';
import type { AlarmKind } from '../outbox/report-alarm';
import { reportAlarm } from '../outbox/report-alarm';
import type { ServiceContext } from '../shared/context';
import type { CaseVersions } from './case-versions';
import { deliverAgain, readCaseVersions, readOpenCases } from './case-versions';
import { eachOf } from './each-of';
import type { WorkflowInventory, WorkflowRef } from './workflow-inventory';

const AT_ONCE = 8;
const STUCK_FROM_ATTEMPT = 6;
const PARKED_OFTEN = 4;
const FINDINGS: readonly AlarmKind[] = ['workflow_without_case', 'workflow_stuck', 'moment_parked'];

export interface ReconcileOptions {
  /** Of how many cases the workflow itself is asked for its course, beside those with an overdue moment. */
  readonly sample: number;
  /** After which id the sample goes on; the report says where the next one begins. */
  readonly sampleAfter?: string;
}

/** What a comparison of PostgreSQL and Temporal found and did. Every count is a number of cases. */
export interface ReconcileReport {
  readonly cases: number;
  readonly workflows: number;
  /** Delivered, and yet no workflow runs: started again. */
  readonly missing: number;
  /** Closed, and yet the workflow runs: told again. */
  readonly notEnded: number;
  /** The workflow has an older course than was delivered: told again. */
  readonly behind: number;
  /** The workflow knows of decisions that the database does not (a restore): told in a new epoch. */
  readonly ahead: number;
  /** Workflows without a case, stuck, or with a moment that keeps failing: for an administrator. */
  readonly findings: number;
  readonly sampledUpTo: string;
}

type Counts = { -readonly [Key in keyof ReconcileReport]: ReconcileReport[Key] };

/**
 * Compares PostgreSQL with Temporal, case by case. What can be repaired is marked for delivery, which is all the
 * repairing there is; the rest becomes a finding. Nothing is repaired on the word of a list alone, because
 * Temporal's list is seconds late.
 */
export async function reconcileCourses(
  context: ServiceContext,
  inventory: WorkflowInventory,
  options: ReconcileOptions,
): Promise<ReconcileReport> {
  const counts: Counts = {
    ...{ cases: 0, workflows: 0, missing: 0, notEnded: 0, behind: 0, ahead: 0, findings: 0 },
    sampledUpTo: options.sampleAfter ?? '',
  };
  // The list first: whatever runs by then has a row that was committed before.
  const listed: Record<CourseKind, Set<string>> = { trajectory: new Set(), playbook: new Set() };
  for await (const ref of inventory.listRunning()) {
    listed[ref.kind].add(ref.id);
    counts.workflows += 1;
  }
  const round = new Round(context, inventory, counts);
  for (const kind of COURSE_KINDS) {
    const unlisted: CaseVersions[] = [];
    const toAsk: CaseVersions[] = [];
    let sampled = 0;
    for await (const row of readOpenCases(context, kind)) {
      counts.cases += 1;
      const isListed = listed[kind].delete(row.id);
      if (row.deliveredVersion === 0) continue;
      if (!isListed) unlisted.push(row);
      else if (row.overdue) toAsk.push(row);
      else if (kind === 'trajectory' && sampled < options.sample && row.id > (options.sampleAfter ?? '')) {
        sampled += 1;
        counts.sampledUpTo = row.id;
        toAsk.push(row);
      }
    }
    if (kind === 'trajectory' && sampled < options.sample) counts.sampledUpTo = '';
    await eachOf(unlisted, AT_ONCE, (row) => round.startWhenMissing(row));
    await eachOf(toAsk, AT_ONCE, (row) => round.compare(row));
    // What is left runs without an open case.
    await eachOf([...listed[kind]], AT_ONCE, (id) => round.endWhenClosed({ kind, id }));
  }
  await round.resolveOthers();
  if (counts.missing + counts.notEnded + counts.behind + counts.ahead > 0) context.wake('overstap_course');
  return counts;
}

class Round {
  private readonly foundIds: string[] = [];

  constructor(
    private readonly context: ServiceContext,
    private readonly inventory: WorkflowInventory,
    private readonly counts: Counts,
  ) {}

  async startWhenMissing(row: CaseVersions): Promise<void> {
    if ((await this.inventory.isRunning(row)).running) return;
    if (await deliverAgain(this.context, row, row.epoch)) this.repaired(row, 'missing');
  }

  async endWhenClosed(ref: WorkflowRef): Promise<void> {
    if (!(await this.inventory.isRunning(ref)).running) return;
    const row = await readCaseVersions(this.context, ref.kind, ref.id);
    if (row === null) return this.found('workflow_without_case', ref, {});
    // Opened again in between, or its end is still on the way.
    if (!row.closed || row.courseVersion > row.deliveredVersion) return;
    if (await deliverAgain(this.context, row, row.epoch)) this.repaired(row, 'notEnded');
  }

  async compare(row: CaseVersions): Promise<void> {
    const { attempt } = await this.inventory.isRunning(row);
    if (attempt >= STUCK_FROM_ATTEMPT) return this.found('workflow_stuck', row, { attempt });
    const view = await this.inventory.view(row);
    if (view === null) return;
    const { epoch, version } = view.course;
    if (compareCourses(view.course, { epoch: row.epoch, version: row.courseVersion }) > 0) {
      // Unless the case moved on while we asked.
      const now = await readCaseVersions(this.context, row.kind, row.id);
      if (now === null || compareCourses(view.course, { epoch: now.epoch, version: now.courseVersion }) <= 0)
        return;
      if (await deliverAgain(this.context, now, epoch + 1)) this.repaired(row, 'ahead');
    } else if (compareCourses({ epoch: row.epoch, version: row.deliveredVersion }, { epoch, version }) > 0) {
      if (await deliverAgain(this.context, row, row.epoch)) this.repaired(row, 'behind');
    }
    const worst = Math.max(0, ...view.parked.map((moment) => moment.times));
    if (worst >= PARKED_OFTEN) await this.found('moment_parked', row, { times: worst });
  }

  private repaired(row: CaseVersions, what: 'missing' | 'notEnded' | 'behind' | 'ahead'): void {
    this.counts[what] += 1;
    this.context.log.warn({ caseId: row.id, kind: row.kind, what }, 'course-repaired');
  }

  private async found(kind: AlarmKind, ref: WorkflowRef, detail: Record<string, number>): Promise<void> {
    this.counts.findings += 1;
    this.foundIds.push(ref.id);
    await reportAlarm(this.context, kind, ref.id, { kind: ref.kind, ...detail });
  }

  /** What was found before and is not found any more has gone by itself. */
  async resolveOthers(): Promise<void> {
    await this.context.pool.query(
      `UPDATE finding SET resolved_at = $1
       WHERE kind = ANY ($2::text[]) AND resolved_at IS NULL AND subject_id <> ALL ($3::uuid[])`,
      [this.context.now(), FINDINGS, this.foundIds],
    );
  }
}

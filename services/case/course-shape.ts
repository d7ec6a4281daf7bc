import type { Moment } from '../../domain/course/course';
import { momentsOfPlaybook } from '../../domain/playbook/course';
import { momentsOfTrajectory } from '../../domain/trajectory/course';
import type { DecidedCase } from './write-decisions';

/** What the row of a case shows of its state, for lists and for finding overdue moments. */
export interface CourseShape {
  readonly stage: string;
  readonly overlays: readonly string[];
  readonly nextMomentAt: string | null;
  /** Values of columns that lists filter on. */
  readonly columns: Readonly<Record<string, string | null>>;
}

/** Derives the row's columns from the new state, so that they can never say something else. */
export function courseShapeOf(item: DecidedCase): CourseShape {
  if (item.row.kind === 'trajectory') {
    const state = item.decision.state as Extract<
      DecidedCase,
      { row: { kind: 'trajectory' } }
    >['decision']['state'];
    return {
      stage: state.stage,
      overlays: state.overlays,
      nextMomentAt: earliest(momentsOfTrajectory(state)),
      columns: {
        triage: state.triage,
        outcome: state.outcome,
        casemanagerId: state.casemanagerId,
        endDate: state.endDate,
        responsibleRegion: state.responsibleRegion,
      },
    };
  }
  const state = item.decision.state as Extract<
    DecidedCase,
    { row: { kind: 'playbook' } }
  >['decision']['state'];
  return {
    stage: state.stage,
    overlays: state.overlays,
    nextMomentAt: earliest(momentsOfPlaybook(state)),
    columns: { coordinatorId: state.coordinatorId, accountManagerId: state.accountManagerId },
  };
}

function earliest(moments: readonly Moment[]): string | null {
  return moments.reduce<string | null>(
    (first, moment) => (first === null || moment.at < first ? moment.at : first),
    null,
  );
}

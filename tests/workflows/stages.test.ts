import { TRAJECTORY_STAGES } from '../../domain/trajectory/state';
import { LANES } from '../../workflows/shared/lanes';
import type { SupervisedCase } from '../../workflows/shared/supervise-case';
import { functionOfStage, SUPERVISED_STAGES } from '../../workflows/trajectory/stages';

/** A case that only notes which lanes are attended. */
function noting(attended: string[]): SupervisedCase {
  const never = (): never => {
    throw new Error('not asked for in this test');
  };
  return {
    course: never,
    isLeaving: () => false,
    attend: (lanes) => {
      attended.push(...lanes);
      return Promise.resolve();
    },
    keepTime: never,
    leave: never,
  };
}

it('has a function for every stage of the chart, and for no other', () => {
  expect([...SUPERVISED_STAGES].sort()).toEqual([...TRAJECTORY_STAGES].sort());
});

it.each([...TRAJECTORY_STAGES, 'a-stage-of-tomorrow'])(
  'supervises every moment once at stage %s',
  async (stage) => {
    // The contact guard and the legal clock run beside every stage.
    const attended = ['contact', 'clock'];
    await functionOfStage(stage)(noting(attended), () => true);
    expect(attended.sort()).toEqual([...LANES].sort());
  },
);

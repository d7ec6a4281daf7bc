import type { TriageDecisionContract } from '../../triage/decision';
import { triageDecisionContract, triageDecisionFacts } from '../../triage/decision';
import type { TaskType } from '../task-type';

/** Whether the choice deviates from the suggestion depends on the intake; `decideTriage` checks that beside this. */
export const triageDecide: TaskType<TriageDecisionContract> = {
  key: 'triage.decide',
  subject: 'trajectory',
  title: 'Triage',
  help: 'Kan deze persoon op eigen kracht ander werk vinden? U ziet een voorstel met uitleg. U beslist.',
  role: 'casemanager',
  alsoBy: [],
  schema: triageDecisionContract,
  facts: triageDecisionFacts,
};

import type { ChartRules, Decision } from '../chart/decision';
import { openTask, startDraft } from '../chart/draft';
import { alert, askToConfirm, begin } from './begin';
import type { PlaybookDraft } from './draft';
import { mail } from './draft';
import type { RunFacts } from './events';
import { finish } from './finish';
import type { PlaybookRunState } from './state';

/**
 * Starts the run of a notice. Definite: the draaiboek begins at this very moment (D101). Uncertain, under
 * embargo, or when the draaiboek asks for a go: somebody has to confirm first; the employer gets a light offer
 * when the notice is uncertain (K5).
 * @param facts what the notice says, without anything about separate people
 */
export function startPlaybook(facts: RunFacts, rules: ChartRules): Decision<PlaybookRunState> {
  const draft: PlaybookDraft = startDraft(newRun(facts), rules);
  if (facts.missing.length > 0) openTask(draft, { type: 'notice.complete', role: 'employer' });
  if (facts.certainty === 'definite' && !rules.playbook.needsGo) begin(draft);
  else wait(draft, facts);
  return finish(draft, 'started', {
    does: 'started',
    certainty: facts.certainty,
    reviewDate: facts.reviewDate,
    missing: facts.missing.join(','),
    employeeCount: facts.employeeCount,
  });
}

function wait(draft: PlaybookDraft, facts: RunFacts): void {
  alert(draft, 'notice-alert', 'notice');
  askToConfirm(draft, facts.reviewDate);
  if (facts.certainty === 'uncertain')
    mail(draft, { key: 'offer/light', template: 'light-offer', to: 'employer' });
}

function newRun(facts: RunFacts): PlaybookRunState {
  const { certainty, reviewDate, employeeCount } = facts;
  return {
    stage: 'confirming',
    overlays: overlaysOf(certainty),
    tasks: [],
    rounds: {},
    moments: [],
    done: [],
    certainty,
    reviewDate,
    employeeCount,
    startedAt: null,
    stepsDone: {},
    stepsLate: [],
    coordinatorId: null,
    accountManagerId: null,
    people: null,
    peopleChanges: 0,
    checkOn: null,
    outcome: null,
  };
}

function overlaysOf(certainty: RunFacts['certainty']): PlaybookRunState['overlays'] {
  if (certainty === 'uncertain') return ['notice_uncertain'];
  return certainty === 'embargo' ? ['embargoed'] : [];
}

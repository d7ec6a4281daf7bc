import type { ChartRules, Decision, Facts } from '../../../domain/chart/decision';
import type { PlaybookDocument } from '../../../domain/playbook/document';
import { playbookDocumentSchema } from '../../../domain/playbook/document';
import type { RefusalCode } from '../../../domain/shared/refusal';
import type { TrajectoryEvent, RegistrationFacts } from '../../../domain/trajectory/events';
import { decideTrajectory } from '../../../domain/trajectory/decide';
import { momentsOfTrajectory } from '../../../domain/trajectory/course';
import { registerTrajectory } from '../../../domain/trajectory/register';
import type { TrajectoryStage, TrajectoryState } from '../../../domain/trajectory/state';

export const ANNA = '0190b0a0-0000-7000-8000-00000000000a';
export const BERT = '0190b0a0-0000-7000-8000-00000000000b';

export const playbook: PlaybookDocument = playbookDocumentSchema.parse({
  key: 'test',
  name: 'Test',
  region: 'noordoost-brabant',
  serviceLevels: {
    default: { dueAfter: 5, remindAfter: [3], escalateAfter: 7 },
    'enrol.answer': { dueAfter: 10, remindAfter: [3, 7], escalateAfter: 11 },
    'handover.answer': { dueAfter: 7, remindAfter: [3], escalateAfter: null },
  },
  contact: { maxGapDays: 14, warnDaysBefore: 3 },
  handover: { answerWithinDays: 10 },
  triage: [{ when: [], suggest: 'short_match', because: 'Altijd.' }],
});

/** The rules at a moment; a bare date means 10:00 in the Netherlands in summer. */
export function rulesAt(now: string, document: PlaybookDocument = playbook): ChartRules {
  return { now: now.length === 10 ? `${now}T08:00:00.000Z` : now, playbook: document };
}

export const DEFINITE: RegistrationFacts = {
  certainty: 'definite',
  reachable: true,
  endDate: '2026-09-30',
  residenceRegion: null,
};

/** Registers on Wednesday 1 July 2026 unless told otherwise. */
export function registered(
  facts: Partial<RegistrationFacts> = {},
  now = '2026-07-01',
): Decision<TrajectoryState> {
  return registerTrajectory({ ...DEFINITE, ...facts }, rulesAt(now));
}

/** Decides and expects an answer. */
export function decide(
  state: TrajectoryState,
  event: TrajectoryEvent,
  now: string,
): Decision<TrajectoryState> {
  const decided = decideTrajectory(state, event, rulesAt(now));
  if (!decided.ok) throw new Error(`refused: ${JSON.stringify(decided.error)}`);
  return decided.value;
}

/** Decides and expects a refusal. */
export function refusal(
  state: TrajectoryState,
  event: TrajectoryEvent,
  now: string,
): RefusalCode | 'was not refused' {
  const decided = decideTrajectory(state, event, rulesAt(now));
  return decided.ok ? 'was not refused' : decided.error.code;
}

/** The completion of an open task, whatever its round. */
export function completed(state: TrajectoryState, type: string, facts: Facts, on: string): TrajectoryEvent {
  const task = state.tasks.find((open) => open.type === type);
  if (!task) throw new Error(`${type} is not open`);
  return { type: 'task_completed', task: { type, key: task.key, round: task.round }, facts, on };
}

export function complete(
  state: TrajectoryState,
  type: string,
  facts: Facts,
  now: string,
): Decision<TrajectoryState> {
  return decide(state, completed(state, type, facts, now.slice(0, 10)), now);
}

export function openTypes(state: TrajectoryState): string[] {
  return state.tasks.map((task) => task.type).sort();
}

export function momentsFrom(state: TrajectoryState): string[] {
  return momentsOfTrajectory(state).map(({ key, at }) => `${at} ${key}`);
}

/** A case that came to a stage along the main way, one step a day from 1 July 2026. */
export function caseAt(stage: TrajectoryStage): TrajectoryState {
  const start = registered().state;
  if (stage === 'registered') return start;
  if (stage === 'not_enrolled')
    return complete(start, 'enrol.answer', { joins: false, laterOfferOn: '2026-08-03' }, '2026-07-02').state;
  const enrolled = complete(start, 'enrol.answer', { joins: true }, '2026-07-02').state;
  if (stage === 'enrolled') return enrolled;
  const intake = complete(enrolled, 'intake.prefill', { stepsFilled: 8 }, '2026-07-03').state;
  if (stage === 'intake') return intake;
  const triage = complete(intake, 'intake.talk', { talkedOn: '2026-07-06' }, '2026-07-06').state;
  if (stage === 'triage') return triage;
  const guided = complete(
    triage,
    'triage.decide',
    { meaning: 'short_match', exceptionServices: '' },
    '2026-07-07',
  ).state;
  if (stage === 'guided') return guided;
  if (stage !== 'closed') throw new Error(`${stage} has no rules yet`);
  return decide(guided, { type: 'withdrew', on: '2026-07-08', outcome: 'withdrew' }, '2026-07-08').state;
}

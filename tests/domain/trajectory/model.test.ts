// Promise: whatever happens in whatever order, the chart never comes into a state that should not be: closed has an
// outcome, open tasks belong to the stage, moments are sorted and come once, a round is never used twice, and every
// state is reached again by replaying what stands in the audit chain. Tried with thousands of invented histories.
import fc from 'fast-check';
import type { ChartRules, Decision, Facts, TaskRef } from '../../../domain/chart/decision';
import { eventOfData } from '../../../domain/chart/event-data';
import { hasEffect } from '../../../domain/chart/overlays';
import { decideTrajectory } from '../../../domain/trajectory/decide';
import { momentsOfTrajectory } from '../../../domain/trajectory/course';
import { GUARDED_STAGES, TASKS_OF_STAGE } from '../../../domain/trajectory/enter-stage';
import type { RegistrationFacts, TrajectoryEvent } from '../../../domain/trajectory/events';
import { registerTrajectory } from '../../../domain/trajectory/register';
import { ARROWS_ANYWHERE } from '../../../domain/trajectory/stages/anywhere';
import { STAGE_CHARTS, stageChartOf } from '../../../domain/trajectory/stages/stages';
import type { TrajectoryState } from '../../../domain/trajectory/state';
import { trajectoryStateSchema } from '../../../domain/trajectory/state';
import { ANNA, BERT, playbook } from './support';

const DAY = 86_400_000;
const START = Date.parse('2026-07-01T08:00:00.000Z');
const dateAt = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** What a monkey does next, chosen by numbers, so that fast-check can shrink it. */
interface Step {
  readonly kind: number;
  readonly pick: number;
  readonly hours: number;
}
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.nat(22),
  pick: fc.nat(1000),
  hours: fc.integer({ min: 0, max: 24 * 20 }),
});

const FACTS: Readonly<Record<string, readonly Facts[]>> = {
  'enrol.answer': [
    { joins: true },
    { joins: true },
    { joins: false, laterOfferOn: null },
    { joins: false, laterOfferOn: '2026-12-01' },
  ],
  'triage.decide': [
    { meaning: 'own_strength', exceptionServices: '' },
    { meaning: 'short_match' },
    { meaning: 'intensive' },
    { meaning: '2' },
  ],
  'contact.hold': [{ kind: 'contact' }, { kind: 'attempt' }],
  'handover.answer': [
    { accepts: true, continues: 'here' },
    { accepts: false },
    { accepts: true, continues: 'elsewhere' },
  ],
  'trajectory.close': [{ outcome: 'new_job' }, { askAgainOn: '2027-06-01' }, {}],
};

function eventOf({ kind, pick }: Step, state: TrajectoryState, now: number): TrajectoryEvent {
  const of = <T>(items: readonly T[], fallback: T): T => items[pick % Math.max(items.length, 1)] ?? fallback;
  const task = of<TaskRef>(state.tasks, { type: 'enrol.answer', key: '', round: 1 });
  const ref = { type: task.type, key: task.key, round: task.round };
  const today = dateAt(now);
  if (kind <= 7)
    return { type: 'task_completed', task: ref, facts: of(FACTS[task.type] ?? [], {}), on: today };
  switch (kind) {
    case 8:
    case 9: {
      const done = of<TaskRef>(state.completed, { type: 'plan.agree', key: '', round: 1 });
      const task = { type: done.type, key: done.key, round: done.round };
      return { type: 'task_corrected', task, reason: 'wrong_answer' };
    }
    case 10:
      return { type: 'paused', until: pick % 2 ? dateAt(now + (pick % 40) * DAY) : null, reason: 'illness' };
    case 11:
      return { type: 'resumed' };
    case 12:
      return { type: 'end_date_changed', endDate: dateAt(START + (pick % 6) * 20 * DAY) };
    case 13:
      return {
        type: 'contact_recorded',
        kind: pick % 2 ? 'contact' : 'attempt',
        on: dateAt(now - (pick % 5) * DAY),
      };
    case 14:
      return {
        type: 'appointment_changed',
        nextAt: pick % 3 ? new Date(now + pick * 3_600_000).toISOString() : null,
      };
    case 15:
      return { type: 'reachable_changed', reachable: pick % 2 === 0 };
    case 16:
      return { type: 'handover_asked', toRegion: pick % 2 ? 'zuidoost-brabant' : 'noordoost-brabant' };
    case 17:
      return state.stage === 'not_enrolled'
        ? { type: 'offered_again' }
        : { type: 'triage_reopened', reason: 'needs_less' };
    case 18:
      return { type: 'closing_asked' };
    case 19:
      return pick % 6 ? { type: 'reopened', reason: 'other' } : { type: 'notice_withdrawn' };
    case 20:
      return pick % 3
        ? { type: 'casemanager_assigned', accountId: ANNA }
        : { type: 'casemanager_changed', accountId: BERT, reason: 'caseload' };
    case 21:
      return { type: 'notice_confirmed' };
    default:
      return { type: 'withdrew', on: today, outcome: 'withdrew' };
  }
}

/** Everything that has to hold after every decision. */
function check(decision: Decision<TrajectoryState>, seen: Seen, handled: string | undefined): void {
  const { state } = decision;
  expect(state.outcome !== null).toBe(state.stage === 'closed');
  const allowed = TASKS_OF_STAGE[state.stage];
  expect(state.tasks.filter((task) => !allowed.includes(task.type))).toEqual([]);
  expect(new Set(state.tasks.map((task) => `${task.type}|${task.key}`)).size).toBe(state.tasks.length);
  if (!hasEffect(state.overlays, 'opening', 'held'))
    for (const wish of stageChartOf(state.stage)?.wants(state) ?? [])
      expect(state.tasks.map((task) => task.type)).toContain(wish.type);
  expect(state.guardSince !== null).toBe(GUARDED_STAGES.includes(state.stage));
  expect(state.overlays.includes('paused')).toBe(state.paused !== null);
  const moments = momentsOfTrajectory(state);
  const times = moments.map((moment) => moment.at);
  expect(times).toEqual([...times].sort());
  expect(new Set(moments.map((moment) => moment.key)).size).toBe(moments.length);
  if (handled !== undefined) seen.handled.add(handled);
  expect(moments.filter((moment) => seen.handled.has(moment.key))).toEqual([]);
  for (const { type, key, round } of decision.opened) {
    expect(seen.opened.has(`${type}|${key}|${round}`)).toBe(false);
    seen.opened.add(`${type}|${key}|${round}`);
  }
  for (const change of decision.changed)
    expect(state.tasks.some((task) => task.type === change.type && task.round === change.round)).toBe(true);
  expect(
    decision.closed.filter((one) => state.tasks.some((t) => t.type === one.type && t.round === one.round)),
  ).toEqual([]);
  for (const mail of decision.mails) {
    expect(seen.mails.has(mail.key)).toBe(false);
    seen.mails.add(mail.key);
  }
  expect(trajectoryStateSchema.parse(JSON.parse(JSON.stringify(state)))).toEqual(state);
}

interface Seen {
  readonly opened: Set<string>;
  readonly handled: Set<string>;
  readonly mails: Set<string>;
}

interface Entry {
  readonly at: string;
  readonly data: Facts;
}

function live(
  facts: RegistrationFacts,
  steps: readonly Step[],
): { state: TrajectoryState; audit: Entry[]; stages: Set<string>; arrows: Set<string> } {
  const rules = (ms: number): ChartRules => ({ now: new Date(ms).toISOString(), playbook });
  const seen: Seen = { opened: new Set(), handled: new Set(), mails: new Set() };
  let now = START;
  const first = registerTrajectory(facts, rules(now));
  check(first, seen, undefined);
  let { state } = first;
  const audit: Entry[] = [{ at: rules(now).now, data: first.data }];
  const stages = new Set<string>([state.stage]);
  const arrows = new Set<string>();
  const take = (event: TrajectoryEvent): void => {
    const decided = decideTrajectory(state, event, rules(now));
    if (!decided.ok) return;
    check(decided.value, seen, event.type === 'moment_due' ? event.key : undefined);
    const { stage } = decided.value.state;
    if (stage !== state.stage) {
      const beside = event.type === 'task_corrected' || event.type === 'reopened';
      arrows.add(beside ? event.type : `${state.stage} → ${stage}`);
    }
    state = decided.value.state;
    stages.add(stage);
    audit.push({ at: rules(now).now, data: decided.value.data });
  };
  for (const one of steps) {
    const until = now + one.hours * 3_600_000;
    // Time passes: what comes due is handled in its order, as a workflow does; sometimes it comes late or twice.
    for (let count = 0; count < 60; count += 1) {
      const next = momentsOfTrajectory(state)[0];
      if (!next || Date.parse(next.at) > until) break;
      now = Math.max(now, Date.parse(next.at)) + (one.pick % 4 === 0 ? 5 * DAY : 0);
      const event: TrajectoryEvent = { type: 'moment_due', key: next.key, late: one.pick % 4 === 0 };
      take(event);
      const again = decideTrajectory(state, event, rules(now));
      expect(again.ok ? 'done' : again.error.code).toMatch(/^moment_(already|stale)$/);
    }
    now = Math.max(now, until);
    take(eventOf(one, state, now));
  }
  return { state, audit, stages, arrows };
}

function replay(audit: readonly Entry[]): TrajectoryState | undefined {
  let state: TrajectoryState | undefined;
  for (const { at, data } of audit) {
    const rules: ChartRules = { now: at, playbook };
    const event = eventOfData<TrajectoryEvent>(data);
    if (!state || !event) {
      const { does: _does, ...facts } = data;
      state = registerTrajectory(facts as unknown as RegistrationFacts, rules).state;
      continue;
    }
    const decided = decideTrajectory(state, event, rules);
    if (!decided.ok) throw new Error(`replay refused ${JSON.stringify(decided.error)}`);
    state = decided.value.state;
  }
  return state;
}

const facts: fc.Arbitrary<RegistrationFacts> = fc.record({
  certainty: fc.constantFrom('definite', 'definite', 'uncertain'),
  reachable: fc.boolean(),
  endDate: fc.constantFrom('2026-09-30', '2026-06-30', null),
  residenceRegion: fc.constantFrom(null, 'zuidoost-brabant', 'noordoost-brabant'),
});

/** Every change of stage that stands in the drawing. */
function drawnArrows(): string[] {
  const own = STAGE_CHARTS.flatMap(({ stage, arrows }) => arrows.map((arrow) => `${stage} → ${arrow.to}`));
  const anywhere = ARROWS_ANYWHERE.flatMap(({ from, to }) =>
    to === 'closed' ? from.map((stage) => `${stage} → closed`) : [],
  );
  return [...new Set([...own, ...anywhere])];
}

const history = fc.tuple(facts, fc.array(step, { maxLength: 40, size: 'max' }));

test('no history leads the chart astray, and every history can be replayed', () => {
  const drawn = new Set([...drawnArrows(), 'reopened', 'task_corrected']);
  fc.assert(
    fc.property(history, ([start, steps]) => {
      const { state, audit, arrows } = live(start, steps);
      expect([...arrows].filter((arrow) => !drawn.has(arrow))).toEqual([]);
      expect(replay(JSON.parse(JSON.stringify(audit)) as Entry[])).toEqual(state);
    }),
    { numRuns: 200 },
  );
}, 120_000);

test('the histories go everywhere that has rules, along every arrow that is drawn', () => {
  const reached = new Set<string>();
  const taken = new Set<string>();
  for (const [start, steps] of fc.sample(history, { seed: 20260701, numRuns: 250 })) {
    const { stages, arrows } = live(start, steps);
    for (const stage of stages) reached.add(stage);
    for (const arrow of arrows) taken.add(arrow);
  }
  expect([...reached].sort()).toEqual(STAGE_CHARTS.map((chart) => chart.stage).sort());
  expect([...taken].sort()).toEqual([...drawnArrows(), 'reopened', 'task_corrected'].sort());
}, 120_000);

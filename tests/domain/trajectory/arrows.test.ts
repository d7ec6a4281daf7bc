// Promise: every arrow and every missing arrow. Per event and stage: the stage it leads to, or the name of the refusal.
// The table is written by hand; a stage or event that is added without a row does not compile.
import type { RefusalCode } from '../../../domain/shared/refusal';
import { decideTrajectory } from '../../../domain/trajectory/decide';
import type { TrajectoryEvent, TrajectoryEventType } from '../../../domain/trajectory/events';
import { EVENT_STAGES } from '../../../domain/trajectory/stages/anywhere';
import type { StageWithRules } from '../../../domain/trajectory/stages/stages';
import { ANNA, caseAt, rulesAt } from './support';

const NOW = '2026-07-09';
const ref = (type: string, round = 1) => ({ type, key: '', round });

type Cell = StageWithRules | RefusalCode;
type Row = Readonly<Record<StageWithRules, Cell>>;

/** registered, not_enrolled, enrolled, intake, triage, guided, closed */
function row(...cells: [Cell, Cell, Cell, Cell, Cell, Cell, Cell]): Row {
  const [registered, not_enrolled, enrolled, intake, triage, guided, closed] = cells;
  return { registered, not_enrolled, enrolled, intake, triage, guided, closed };
}

const no = 'event_not_now';
const shut = 'task_not_open';
const stale = 'moment_stale';
const stays = row('registered', 'not_enrolled', 'enrolled', 'intake', 'triage', 'guided', no);

const EVENTS: readonly [string, TrajectoryEvent, Row][] = [
  [
    'joins',
    { type: 'task_completed', task: ref('enrol.answer'), facts: { joins: true }, on: NOW },
    row('enrolled', shut, shut, shut, shut, shut, shut),
  ],
  [
    'does not join',
    {
      type: 'task_completed',
      task: ref('enrol.answer'),
      facts: { joins: false, laterOfferOn: null },
      on: NOW,
    },
    row('not_enrolled', shut, shut, shut, shut, shut, shut),
  ],
  [
    'the form',
    { type: 'task_completed', task: ref('intake.prefill'), facts: {}, on: NOW },
    row(shut, shut, 'intake', shut, shut, shut, shut),
  ],
  [
    'the talk',
    { type: 'task_completed', task: ref('intake.talk'), facts: {}, on: NOW },
    row(shut, shut, 'triage', 'triage', shut, shut, shut),
  ],
  [
    'the triage',
    { type: 'task_completed', task: ref('triage.decide'), facts: { meaning: 'intensive' }, on: NOW },
    row(shut, shut, shut, shut, 'guided', shut, shut),
  ],
  [
    'the plan',
    { type: 'task_completed', task: ref('plan.agree'), facts: {}, on: NOW },
    row(shut, shut, shut, shut, shut, 'guided', shut),
  ],
  [
    'correction of the answer',
    { type: 'task_corrected', task: ref('enrol.answer'), reason: 'wrong_answer' },
    row(
      'correction_not_possible',
      'registered',
      'registered',
      'registered',
      'registered',
      'registered',
      'registered',
    ),
  ],
  [
    'correction of the talk',
    { type: 'task_corrected', task: ref('intake.talk'), reason: 'too_early' },
    row(
      'correction_not_possible',
      'correction_not_possible',
      'correction_not_possible',
      'correction_not_possible',
      'intake',
      'intake',
      'intake',
    ),
  ],
  [
    'correction of the triage',
    { type: 'task_corrected', task: ref('triage.decide'), reason: 'new_information' },
    row(
      'correction_not_possible',
      'correction_not_possible',
      'correction_not_possible',
      'correction_not_possible',
      'correction_not_possible',
      'triage',
      'triage',
    ),
  ],
  [
    'a moment nobody planned',
    { type: 'moment_due', key: 'offer/2020-01-01', late: false },
    row(stale, stale, stale, stale, stale, stale, stale),
  ],
  ['notice confirmed', { type: 'notice_confirmed' }, row('notice_already_definite', no, no, no, no, no, no)],
  [
    'notice withdrawn',
    { type: 'notice_withdrawn' },
    row('closed', 'closed', 'closed', 'closed', 'closed', 'closed', no),
  ],
  ['other end date', { type: 'end_date_changed', endDate: '2026-12-31' }, stays],
  [
    'paused',
    { type: 'paused', until: '2026-07-31', reason: 'busy_at_work' },
    row('registered', no, 'enrolled', 'intake', 'triage', 'guided', no),
  ],
  [
    'resumed',
    { type: 'resumed' },
    row('not_paused', no, 'not_paused', 'not_paused', 'not_paused', 'not_paused', no),
  ],
  ['casemanager assigned', { type: 'casemanager_assigned', accountId: ANNA }, stays],
  [
    'casemanager changed',
    { type: 'casemanager_changed', accountId: ANNA, reason: 'no_click' },
    row(
      'casemanager_missing',
      'casemanager_missing',
      'casemanager_missing',
      'casemanager_missing',
      'casemanager_missing',
      'casemanager_missing',
      no,
    ),
  ],
  ['contact', { type: 'contact_recorded', kind: 'contact', on: NOW }, stays],
  ['attempt', { type: 'contact_recorded', kind: 'attempt', on: NOW }, stays],
  [
    'appointment',
    { type: 'appointment_changed', nextAt: '2026-07-14T09:00:00.000Z' },
    row('registered', 'not_enrolled', 'intake', 'intake', 'triage', 'guided', no),
  ],
  ['unreachable', { type: 'reachable_changed', reachable: false }, stays],
  [
    'hand-over asked',
    { type: 'handover_asked', toRegion: 'zuidoost-brabant' },
    row('registered', no, 'enrolled', 'intake', 'triage', 'guided', no),
  ],
  ['offered again', { type: 'offered_again' }, row(no, 'registered', no, no, no, no, no)],
  [
    'triage reopened',
    { type: 'triage_reopened', reason: 'needs_more' },
    row(no, no, no, no, no, 'triage', no),
  ],
  ['closing asked', { type: 'closing_asked' }, row(no, no, 'enrolled', 'intake', 'triage', 'guided', no)],
  ['reopened', { type: 'reopened', reason: 'closed_by_mistake' }, row(no, no, no, no, no, no, 'guided')],
  [
    'withdrew',
    { type: 'withdrew', on: NOW, outcome: 'stayed_with_employer' },
    row('closed', 'closed', 'closed', 'closed', 'closed', 'closed', no),
  ],
];

const STAGES = ['registered', 'not_enrolled', 'enrolled', 'intake', 'triage', 'guided', 'closed'] as const;
const cases = EVENTS.flatMap(([name, event, cells]) =>
  STAGES.map((stage) => [stage, name, cells[stage], event] as const),
);

test.each(cases)('%s: %s → %s', (stage, _name, expected, event) => {
  const decided = decideTrajectory(caseAt(stage), event, rulesAt(NOW));
  expect(decided.ok ? decided.value.state.stage : decided.error.code).toBe(expected);
});

test('no event is forgotten in the table', () => {
  const tried = new Set<TrajectoryEventType>(EVENTS.map(([, event]) => event.type));
  expect([...tried].sort()).toEqual(Object.keys(EVENT_STAGES).sort());
});

test('a case of a stage that has no rules yet is refused by name, not broken', () => {
  const state = { ...caseAt('guided'), stage: 'placed' as const };
  const decided = decideTrajectory(state, { type: 'closing_asked' }, rulesAt(NOW));
  expect(decided).toMatchObject({ ok: false, error: { code: 'event_not_now' } });
});

/** Every code that a screen can show has a Dutch word: nobody reads `signalled` or `enrol.answer.completed`. */
import { PLAYBOOK_STAGES } from '../../domain/playbook/state';
import { TASK_TYPES } from '../../domain/task/task-types';
import { TASK_ROLES } from '../../domain/task/roles';
import { TRAJECTORY_OVERLAYS, TRAJECTORY_STAGES } from '../../domain/trajectory/state';
import { EVENT_STAGES } from '../../domain/trajectory/stages/anywhere';
import { PLAYBOOK_EVENT_STAGES } from '../../domain/playbook/decide';
import { eventWord, overlayWord, roleWord, runStageWord, stageWord } from '../../web/i18n/nl/words';

const hasWord = (word: (code: string) => string) => (code: string) => word(code) !== code;
const named = [
  ...[
    'registered',
    'started',
    'contact_warned',
    'contact_gap',
    'resumed',
    'pause_reviewed',
    'offer_repeated',
  ],
  ...['contract_ended', 'closing_asked', 'handover_returned', 'step_too_late', 'people_counted'],
];

it('has a word for every stage, overlay and role', () => {
  // Three stages are called the same in Dutch.
  expect(TRAJECTORY_STAGES.filter((code) => !hasWord(stageWord)(code))).toEqual([
    'intake',
    'triage',
    'matching',
  ]);
  expect(PLAYBOOK_STAGES.filter((code) => !hasWord(runStageWord)(code))).toEqual([]);
  expect(TRAJECTORY_OVERLAYS.filter((code) => !hasWord(overlayWord)(code))).toEqual([]);
  expect(TASK_ROLES.filter((code) => code !== 'casemanager' && !hasWord(roleWord)(code))).toEqual([]);
});

it('has a word for everything that a chart writes into the history', () => {
  const events = [...Object.keys(EVENT_STAGES), ...Object.keys(PLAYBOOK_EVENT_STAGES), ...named];
  expect(events.filter((code) => !hasWord(eventWord)(code))).toEqual([]);
});

it('says what happened to a task by its title', () => {
  expect(eventWord('triage.decide.completed')).toBe('Triage: afgerond');
  expect(eventWord('enrol.answer.corrected')).toBe('Meedoen of niet: afronding hersteld');
  for (const type of TASK_TYPES) {
    for (const end of ['completed', 'corrected', 'reminded', 'escalated'])
      expect(eventWord(`${type.key}.${end}`)).toMatch(new RegExp(`^${type.title}: `));
  }
});

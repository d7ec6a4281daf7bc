import { z } from 'zod';
import { choice, lines, yesNo } from '../../shared/field';
import { ok, refuse } from '../../shared/result';
import { englishOf, labelsByDutch } from '../../shared/words';
import type { TaskType } from '../task-type';

const CONTINUES_WORDS = { here: 'in-overstap', elsewhere: 'in-eigen-systeem' } as const;
const DECLINE_WORDS = {
  does_not_live_here: 'woont-hier-niet',
  wants_to_stay: 'wil-bij-de-andere-regio-blijven',
  no_capacity: 'geen-plek',
  other: 'anders',
} as const;

const handoverAnswerContract = z.strictObject({
  overnemen: yesNo({
    title: 'Neemt uw regio deze persoon over?',
    help: 'Tot u ja zegt, blijft de andere regio verantwoordelijk.',
  }),
  verder: choice(
    labelsByDutch(CONTINUES_WORDS, {
      here: 'Wij gaan in Overstap verder',
      elsewhere: 'Wij gaan in een eigen systeem verder',
    }),
    { title: 'Waar gaat het traject verder?' },
  ).optional(),
  reden: choice(
    labelsByDutch(DECLINE_WORDS, {
      does_not_live_here: 'Deze persoon woont niet in onze regio',
      wants_to_stay: 'Deze persoon wil bij de andere regio blijven',
      no_capacity: 'Wij hebben nu geen plek',
      other: 'Een andere reden',
    }),
    { title: 'Waarom niet?' },
  ).optional(),
  toelichting: lines({ title: 'Toelichting' }).optional(),
});
export type HandoverAnswerContract = z.infer<typeof handoverAnswerContract>;

export const handoverAnswer: TaskType<HandoverAnswerContract> = {
  key: 'handover.answer',
  subject: 'trajectory',
  title: 'Overname van een inwoner',
  help: 'Een inwoner van uw regio verliest werk in een andere regio. Neemt u de begeleiding over?',
  role: 'coordinator',
  alsoBy: [],
  schema: handoverAnswerContract,
  check: (answer) =>
    !answer.overnemen && answer.reden === undefined ? refuse('handover_reason_missing') : ok(answer),
  facts: (answer) =>
    answer.overnemen
      ? { accepts: true, continues: answer.verder ? englishOf(CONTINUES_WORDS, answer.verder) : 'here' }
      : { accepts: false, reason: answer.reden ? englishOf(DECLINE_WORDS, answer.reden) : null },
};

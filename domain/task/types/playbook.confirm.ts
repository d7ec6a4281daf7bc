import { z } from 'zod';
import { choice, day, lines } from '../../shared/field';
import { ok, refuse } from '../../shared/result';
import { englishOf, labelsByDutch } from '../../shared/words';
import type { TaskType } from '../task-type';

const DECISION_WORDS = { go: 'doorgaan', wait: 'afwachten', withdraw: 'intrekken' } as const;

const playbookConfirmContract = z.strictObject({
  besluit: choice(
    labelsByDutch(DECISION_WORDS, {
      go: 'Ja, de melding gaat door. Nodig de mensen uit',
      wait: 'Nog niet. Kijk later opnieuw',
      withdraw: 'Nee, de melding vervalt',
    }),
    { title: 'Gaat de melding door?' },
  ),
  opnieuwOp: day({ title: 'Wanneer kijkt u opnieuw?', when: 'als u later opnieuw kijkt' }).optional(),
  toelichting: lines({ title: 'Toelichting' }).optional(),
});
export type PlaybookConfirmContract = z.infer<typeof playbookConfirmContract>;

export const playbookConfirm: TaskType<PlaybookConfirmContract> = {
  key: 'playbook.confirm',
  subject: 'playbook',
  title: 'Melding bevestigen',
  help: 'De melding is nog onzeker, geheim, of wacht op uw akkoord. Beslis of het draaiboek start.',
  role: 'coordinator',
  alsoBy: [],
  schema: playbookConfirmContract,
  check: (answer, today) => {
    if (answer.besluit !== DECISION_WORDS.wait) return ok(answer);
    if (answer.opnieuwOp === undefined) return refuse('review_date_missing');
    return answer.opnieuwOp <= today ? refuse('review_date_in_past') : ok(answer);
  },
  facts: (answer) => ({
    decision: englishOf(DECISION_WORDS, answer.besluit),
    reviewOn: answer.opnieuwOp ?? null,
  }),
};

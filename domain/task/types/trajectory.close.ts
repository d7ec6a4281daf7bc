import { z } from 'zod';
import { OUTCOME_WORDS } from '../../events/words';
import { choice, day, lines, yesNo } from '../../shared/field';
import { ok, refuse } from '../../shared/result';
import type { TrajectoryOutcome } from '../../trajectory/state';
import { TRAJECTORY_OUTCOMES } from '../../trajectory/state';
import type { TaskType } from '../task-type';

/** Outcomes a casemanager can choose; the others follow from what happens (design §5). */
export const CLOSING_OUTCOMES = [
  'new_job',
  'work_and_training',
  'training_only',
  'self_employed',
  'sheltered_work',
  'stayed_with_employer',
  'withdrew',
  'never_started',
  'unemployed',
  'deceased',
] as const satisfies readonly TrajectoryOutcome[];

export const OUTCOME_LABELS: Readonly<Record<(typeof CLOSING_OUTCOMES)[number], string>> = {
  new_job: 'Nieuwe baan',
  work_and_training: 'Werk, of een opleiding die uitkomt op werk',
  training_only: 'Alleen een opleiding',
  self_employed: 'Zelfstandig ondernemer',
  sheltered_work: 'Beschut werk',
  stayed_with_employer: 'Gebleven bij de eigen werkgever',
  withdrew: 'Gestopt',
  never_started: 'Nooit begonnen',
  unemployed: 'Werkloos',
  deceased: 'Overleden',
};

const options = Object.fromEntries(
  CLOSING_OUTCOMES.map((outcome) => [OUTCOME_WORDS[outcome], OUTCOME_LABELS[outcome]]),
);

const trajectoryCloseContract = z.strictObject({
  afsluiten: yesNo({
    title: 'Sluit u het traject af?',
    help: 'Kies nee als de begeleiding doorgaat. U krijgt de vraag later opnieuw.',
  }),
  uitkomst: choice(options, { title: 'Hoe is het afgelopen?' }).optional(),
  op: day({ title: 'Sinds wanneer?', help: 'De dag waarop het gebeurde.' }).optional(),
  opnieuwOp: day({ title: 'Wanneer wilt u dit opnieuw bekijken?' }).optional(),
  toelichting: lines({ title: 'Toelichting', help: 'Schrijf hier niets over gezondheid.' }).optional(),
});
export type TrajectoryCloseContract = z.infer<typeof trajectoryCloseContract>;

export const trajectoryClose: TaskType<TrajectoryCloseContract> = {
  key: 'trajectory.close',
  subject: 'trajectory',
  title: 'Traject afsluiten',
  help: 'Hoe staat het ervoor? Sluit het traject af met een uitkomst, of ga door en kies een nieuw moment.',
  role: 'casemanager',
  alsoBy: [],
  schema: trajectoryCloseContract,
  check: (answer, today) => {
    if (!answer.afsluiten) {
      if (answer.opnieuwOp === undefined) return refuse('ask_again_missing');
      return answer.opnieuwOp <= today ? refuse('ask_again_in_past') : ok(answer);
    }
    if (answer.uitkomst === undefined) return refuse('outcome_missing');
    return answer.op !== undefined && answer.op > today ? refuse('date_in_future') : ok(answer);
  },
  facts: (answer) =>
    answer.afsluiten
      ? { outcome: TRAJECTORY_OUTCOMES.find((code) => OUTCOME_WORDS[code] === answer.uitkomst) ?? null }
      : { askAgainOn: answer.opnieuwOp ?? null },
  happenedOn: (answer) => answer.op,
};

import { z } from 'zod';
import type { FormField } from '../shared/form-fields';
import { describeFields } from '../shared/form-fields';
import { personStep, trajectoryStep } from './steps/person';
import { barriersStep, notAnyMoreStep, searchStep, servicesStep } from './steps/search';
import { talkStep } from './steps/talk';
import { wishStep, workStep } from './steps/work';

/** The intake in small steps (D46): Dutch keys, as forms, API and storage have them. */
export const INTAKE_STEPS = {
  persoon: personStep,
  werk: workStep,
  traject: trajectoryStep,
  wens: wishStep,
  nietMeer: notAnyMoreStep,
  zoeken: searchStep,
  hulp: servicesStep,
  belemmeringen: barriersStep,
  gesprek: talkStep,
} as const;
export type IntakeStepKey = keyof typeof INTAKE_STEPS;

/** Who fills a step in. The casemanager may also fill in and correct the employee's steps, in the talk. */
export type IntakePart = 'employee' | 'casemanager';

export type IntakeStep = {
  readonly key: IntakeStepKey;
  readonly title: string;
  readonly intro: string;
  readonly part: IntakePart;
  readonly fields: readonly FormField[];
};

const STEP_TEXT: Readonly<Record<IntakeStepKey, { title: string; intro: string; part: IntakePart }>> = {
  persoon: { title: 'Over u', intro: 'Een paar vragen over u en uw thuis.', part: 'employee' },
  werk: { title: 'Uw werk', intro: 'Over het werk dat u nu doet en wat u al kunt.', part: 'employee' },
  traject: { title: 'Dit aanbod', intro: 'Hoe u bij ons kwam en wat u verwacht.', part: 'employee' },
  wens: {
    title: 'Uw wens',
    intro: 'Welk werk u zoekt. Een droombaan en een broodbaan zijn allebei goed.',
    part: 'employee',
  },
  nietMeer: { title: 'Wat u niet meer wilt', intro: 'Ook dat helpt bij het zoeken.', part: 'employee' },
  zoeken: { title: 'Zoeken naar werk', intro: 'Wat u al doet en wie u kent.', part: 'employee' },
  hulp: { title: 'Hulp en scholing', intro: 'Welke hulp u had en welke u wilt.', part: 'employee' },
  belemmeringen: {
    title: 'Wat lastig is en wat helpt',
    intro: 'Zo zien wij waar hulp nodig is.',
    part: 'employee',
  },
  gesprek: { title: 'Het gesprek', intro: 'Voor de casemanager, na het gesprek.', part: 'casemanager' },
};

/** The keys in the order in which the steps are asked. */
export const INTAKE_STEP_KEYS = Object.keys(INTAKE_STEPS) as readonly IntakeStepKey[];

/** The steps with Dutch titles and described fields, for forms and API texts. */
export function intakeSteps(part: IntakePart | 'all' = 'all'): readonly IntakeStep[] {
  return INTAKE_STEP_KEYS.map((key) => ({
    key,
    ...STEP_TEXT[key],
    fields: describeFields(INTAKE_STEPS[key]),
  })).filter((step) => part === 'all' || step.part === part);
}

/** Tells whether a text is the key of a step. */
export function isIntakeStepKey(key: string): key is IntakeStepKey {
  return Object.hasOwn(INTAKE_STEPS, key);
}

function titled<T extends z.ZodType>(key: IntakeStepKey, schema: T): T {
  return schema.meta({ title: STEP_TEXT[key].title, description: STEP_TEXT[key].intro });
}

/** What an employee may fill in before the talk: the task `intake.prefill`. Everything may stay open. */
export const intakePrefillContract = z.strictObject({
  persoon: titled('persoon', personStep.partial()).optional(),
  werk: titled('werk', workStep.partial()).optional(),
  traject: titled('traject', trajectoryStep.partial()).optional(),
  wens: titled('wens', wishStep.partial()).optional(),
  nietMeer: titled('nietMeer', notAnyMoreStep.partial()).optional(),
  zoeken: titled('zoeken', searchStep.partial()).optional(),
  hulp: titled('hulp', servicesStep.partial()).optional(),
  belemmeringen: titled('belemmeringen', barriersStep.partial()).optional(),
});

/** An intake as stored: every step and every answer may be open. */
export const intakeAnswersContract = intakePrefillContract.extend({
  gesprek: titled('gesprek', talkStep.partial()).optional(),
});
export type IntakeAnswers = z.infer<typeof intakeAnswersContract>;

/** A complete intake: what has to be there before the task `intake.talk` is done. */
export const intakeTalkContract = z.strictObject({
  persoon: titled('persoon', personStep),
  werk: titled('werk', workStep),
  traject: titled('traject', trajectoryStep),
  wens: titled('wens', wishStep),
  nietMeer: titled('nietMeer', notAnyMoreStep),
  zoeken: titled('zoeken', searchStep),
  hulp: titled('hulp', servicesStep),
  belemmeringen: titled('belemmeringen', barriersStep),
  gesprek: titled('gesprek', talkStep),
});
export type CompleteIntake = z.infer<typeof intakeTalkContract>;

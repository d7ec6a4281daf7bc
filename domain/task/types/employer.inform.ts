import { z } from 'zod';
import { day, hours, lines, time, yesNo } from '../../shared/field';
import { ok, refuse } from '../../shared/result';
import type { TaskType } from '../task-type';

const employerInformContract = z.strictObject({
  gesprokenOp: day({ title: 'Wanneer sprak u de werkgever?' }),
  flyerGegeven: yesNo({ title: 'Heeft de werkgever de flyer?' }),
  bijeenkomstOp: day({
    title: 'Wanneer is de bijeenkomst voor het personeel?',
    help: 'Iedereen die wij kunnen mailen krijgt een uitnodiging voor in de agenda.',
  }).optional(),
  bijeenkomstTijd: time({ title: 'Hoe laat begint de bijeenkomst?' }).optional(),
  tijdOnderWerk: yesNo({ title: 'Mogen mensen onder werktijd aan hun traject werken?' }),
  urenPerWeek: hours({ title: 'Hoeveel uur per week?' }).optional(),
  middelenAfgesproken: yesNo({
    title: 'Is afgesproken wie wat betaalt?',
    help: 'Ook "niemand betaalt iets" is een afspraak.',
  }),
  afspraken: lines({ title: 'Wat is afgesproken?', help: 'Ook wat de werkgever zelf doet.' }).optional(),
});
export type EmployerInformContract = z.infer<typeof employerInformContract>;

export const employerInform: TaskType<EmployerInformContract> = {
  key: 'employer.inform',
  subject: 'playbook',
  title: 'Werkgever informeren',
  help: 'Neem contact op met de werkgever. Plan een bijeenkomst, geef de flyer en maak afspraken over tijd en geld.',
  role: 'account_manager',
  alsoBy: ['coordinator'],
  schema: employerInformContract,
  check: (answer, today) => {
    if (answer.gesprokenOp > today) return refuse('contact_in_future', { date: answer.gesprokenOp });
    const { bijeenkomstOp, bijeenkomstTijd } = answer;
    if ((bijeenkomstOp === undefined) !== (bijeenkomstTijd === undefined))
      return refuse('appointment_needs_day_and_time');
    return ok(answer);
  },
  facts: (answer) => ({
    sessionOn: answer.bijeenkomstOp ?? null,
    timeOff: answer.tijdOnderWerk,
    meansAgreed: answer.middelenAfgesproken,
  }),
  happenedOn: (answer) => answer.gesprokenOp,
};

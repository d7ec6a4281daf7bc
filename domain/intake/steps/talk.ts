import { z } from 'zod';
import { choice, day, lines, yesNo } from '../../shared/field';
import { CHANCES, TALK_FORMS } from '../options';

/** What the casemanager writes down after the talk (D36, D54, D62). The employee does not fill this in. */
export const talkStep = z.strictObject({
  gesprokenOp: day({ title: 'Wanneer was het gesprek?' }),
  vorm: choice(TALK_FORMS, { title: 'Hoe was het gesprek?' }),
  begrijptAanbod: yesNo({
    title: 'Kon de deelnemer in eigen woorden vertellen wat het aanbod is?',
    help: 'Een handtekening of folder alleen is niet genoeg.',
  }),
  persoonlijkBesproken: yesNo({
    title: 'Is er iets persoonlijks dat een rol speelt?',
    help: 'Alleen ja of nee. Schrijf nergens op wat het is.',
  }),
  inschattingKans: choice(CHANCES, { title: 'Hoe groot is volgens u de kans op ander werk?' }),
  grond: lines({
    title: 'Waarop baseert u dat?',
    help: 'Schrijf hier niets over gezondheid, leeftijd, geslacht of afkomst.',
  }),
  alternatieven: lines({
    title: 'Welk ander werk past misschien ook, in een andere sector?',
    help: 'Kijk verder dan wat iemand zelf noemt.',
  }),
  eersteAfspraken: lines({ title: 'Wat heeft u afgesproken?' }),
});

import { z } from 'zod';
import { SERVICE_OPTIONS } from '../../plan/services';
import { choice, choices, line, lines, yesNo } from '../../shared/field';
import { BARRIERS, EMPLOYER_SUPPORT, NOT_ANY_MORE, SEARCH_WAYS, YES_PARTLY_NO } from '../options';

/** What somebody does not want any more (D46). */
export const notAnyMoreStep = z.strictObject({
  nietMeer: choices(NOT_ANY_MORE, {
    title: 'Wat wilt u niet meer in uw werk?',
    help: 'U mag ook niets kiezen. Waarom u iets niet meer wilt, hoeft u niet uit te leggen.',
  }),
});

/** How somebody searches, with whom, and how well the computer goes (B3-5, B3-8, D46). */
export const searchStep = z.strictObject({
  zoektAl: yesNo({ title: 'Zoekt u al ander werk?' }),
  werkInZicht: yesNo({ title: 'Heeft u al werk in zicht?', help: 'Bijvoorbeeld een gesprek of een aanbod.' }),
  gedaan: choices(SEARCH_WAYS, { title: 'Wat heeft u al gedaan?' }),
  cvKlaar: yesNo({ title: 'Is uw cv klaar?' }),
  netwerk: yesNo({ title: 'Kent u mensen die u kunnen helpen aan werk?' }),
  vertelt: yesNo({ title: 'Vertelt u anderen dat u werk zoekt?' }).optional(),
  bureaus: line({ title: 'Aan welke bureaus denkt u?' }).optional(),
  bureausNietBenaderd: choice(
    {
      'weet-niet-hoe': 'Ik weet niet hoe',
      'durf-niet': 'Dat vind ik lastig',
      'geen-tijd': 'Geen tijd',
      'wil-niet': 'Dat wil ik niet',
    },
    { title: 'Waarom heeft u die nog niet benaderd?' },
  ).optional(),
  werkgeversVoorkeur: lines({ title: 'Bij welke werkgevers zou u willen werken?' }).optional(),
  digitaal: choice(
    { goed: 'Goed', redelijk: 'Redelijk', weinig: 'Weinig' },
    {
      title: 'Hoe goed gaat het met computer en telefoon?',
      help: 'Bijvoorbeeld mailen, beeldbellen en formulieren invullen.',
    },
  ),
  rijbewijs: yesNo({ title: 'Heeft u een rijbewijs?' }).optional(),
});

/** Services, training and other help (B3-6). */
export const servicesStep = z.strictObject({
  eerderGekregen: choices(SERVICE_OPTIONS, { title: 'Welke hulp heeft u al gehad?' }).optional(),
  hulpPaste: choice(YES_PARTLY_NO, { title: 'Paste die hulp bij u?' }).optional(),
  gewenst: choices(SERVICE_OPTIONS, { title: 'Welke hulp wilt u?', help: 'Kies alleen wat u nodig heeft.' }),
  scholingNodig: yesNo({ title: 'Heeft u scholing nodig voor het werk dat u wilt?' }),
  scholingWil: choice(YES_PARTLY_NO, { title: 'Wilt u scholing volgen?' }).optional(),
  scholingRichting: line({ title: 'Welke richting?' }).optional(),
  scholingDuur: choice(
    {
      dagen: 'Een paar dagen',
      weken: 'Een paar weken',
      maanden: 'Een paar maanden',
      jaar: 'Een jaar of langer',
    },
    { title: 'Hoe lang mag het duren?' },
  ).optional(),
  scholingVan: line({ title: 'Wie heeft u over scholing verteld?' }).optional(),
  hulpVanWerkgever: choices(EMPLOYER_SUPPORT, { title: 'Welke hulp geeft uw werkgever?' }).optional(),
});

/** What stands in the way (B3-7). No free text: health and home are for the talk. */
export const barriersStep = z.strictObject({
  belemmeringen: choices(BARRIERS, {
    title: 'Wat maakt het lastig om ander werk te vinden?',
    help: 'Gaat het over gezondheid of thuis? Bespreek het dan persoonlijk.',
  }),
  eerstAandachtVoorAfscheid: yesNo({
    title: 'Wilt u eerst aandacht voor het afscheid van uw werk?',
    help: 'Voor sommige mensen is dat nodig voordat zij gaan zoeken.',
  }),
  kansen: lines({
    title: 'Wat helpt u juist?',
    help: 'Bijvoorbeeld ervaring, een netwerk of een diploma. Schrijf hier niets over gezondheid.',
  }).optional(),
});

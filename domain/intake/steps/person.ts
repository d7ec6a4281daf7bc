import { z } from 'zod';
import { choice, choices, line, yesNo } from '../../shared/field';

/** Who somebody is (B3-1). Age and sex are for the figures only: they are optional and no rule reads them. */
export const personStep = z.strictObject({
  woongemeente: line({ title: 'In welke gemeente woont u?' }, 80),
  woonsituatie: choice(
    { koop: 'Koopwoning', huur: 'Huurwoning', 'bij-anderen': 'Bij anderen', anders: 'Anders' },
    { title: 'Hoe woont u?' },
  ).optional(),
  woontMet: choices(
    {
      alleen: 'Alleen',
      partner: 'Met een partner',
      kinderen: 'Met kinderen',
      ouders: 'Met ouders',
      anders: 'Anders',
    },
    { title: 'Met wie woont u?' },
  ).optional(),
  kostwinner: yesNo({ title: 'Bent u degene die het meeste inkomen verdient thuis?' }).optional(),
  opvangNodig: yesNo({ title: 'Heeft u opvang voor kinderen nodig als u werkt?' }).optional(),
  leeftijdsklasse: choice(
    {
      'tot-25': 'Jonger dan 25',
      '25-34': '25 tot en met 34',
      '35-44': '35 tot en met 44',
      '45-54': '45 tot en met 54',
      '55-plus': '55 of ouder',
    },
    {
      title: 'Hoe oud bent u?',
      help: 'Alleen voor de cijfers. Dit telt niet mee in een advies. U mag dit leeg laten.',
    },
  ).optional(),
  geslacht: choice(
    { vrouw: 'Vrouw', man: 'Man', anders: 'Anders' },
    {
      title: 'Bent u man of vrouw?',
      help: 'Alleen voor de cijfers. Dit telt niet mee in een advies. U mag dit leeg laten.',
    },
  ).optional(),
  persoonlijkBespreken: yesNo({
    title: 'Is er iets dat u liever persoonlijk bespreekt?',
    help: 'Bijvoorbeeld over uw gezondheid of thuis. U hoeft hier niets op te schrijven.',
  }),
});

/** How somebody came here and what he thinks it is (B3-3). */
export const trajectoryStep = z.strictObject({
  hoeInContact: choice(
    {
      werkgever: 'Via mijn werkgever',
      folder: 'Via een folder',
      collega: 'Via een collega',
      bond: 'Via de vakbond',
      zelf: 'Zelf gevonden',
      anders: 'Anders',
    },
    { title: 'Hoe hoorde u van dit aanbod?' },
  ),
  gesprokenMetWerkgever: yesNo({ title: 'Heeft u er met uw werkgever over gesproken?' }),
  voeltSteun: choice(
    { ja: 'Ja', 'een-beetje': 'Een beetje', nee: 'Nee' },
    { title: 'Voelt u zich gesteund door uw werkgever?' },
  ).optional(),
  twijfels: choices(
    {
      tijd: 'Ik heb weinig tijd',
      nut: 'Ik weet niet of het helpt',
      vertrouwen: 'Ik weet niet of ik het kan vertrouwen',
      werkgever: 'Misschien blijf ik bij mijn werkgever',
      uitkering: 'Ik weet niet wat het doet met mijn uitkering',
    },
    { title: 'Heeft u twijfels?' },
  ).optional(),
  verwachting: choices(
    {
      'nieuw-werk': 'Nieuw werk vinden',
      'ontdekken-wat-past': 'Ontdekken wat bij mij past',
      'leren-solliciteren': 'Leren solliciteren',
      scholing: 'Scholing',
      'iemand-om-mee-te-praten': 'Iemand om mee te praten',
      'nieuwe-contacten': 'Nieuwe werkgevers leren kennen',
    },
    { title: 'Wat verwacht u ervan?' },
  ),
});

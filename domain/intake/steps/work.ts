import { z } from 'zod';
import { cents, choice, choices, count, day, hours, line, lines, yesNo } from '../../shared/field';
import {
  CHANCES,
  EDUCATION_LEVELS,
  LINKS_WITH_PAST,
  SERVICE_YEARS,
  WORK_CHANNELS,
  YES_PARTLY_NO,
} from '../options';

/** The work of now and before (B3-2). */
export const workStep = z.strictObject({
  functie: line({ title: 'Welk werk doet u nu?' }),
  taken: lines({
    title: 'Wat doet u precies, en waar bent u goed in?',
    help: 'Denk ook aan wat u leerde zonder diploma. Schrijf hier niets over gezondheid.',
  }),
  hoeGevonden: choice(WORK_CHANNELS, { title: 'Hoe vond u dit werk?' }).optional(),
  sinds: choice(SERVICE_YEARS, { title: 'Hoe lang werkt u daar?' }),
  urenPerWeek: hours({ title: 'Hoeveel uur per week werkt u?' }),
  wisselendeTijden: yesNo({ title: 'Werkt u op wisselende tijden?' }).optional(),
  maandloonInCenten: cents({
    title: 'Wat verdient u per maand, voor aftrek van belasting?',
    help: 'Nodig om te zien of nieuw werk genoeg oplevert. U mag dit leeg laten.',
  }).optional(),
  contractsoort: choice(
    {
      vast: 'Vast contract',
      tijdelijk: 'Tijdelijk contract',
      oproep: 'Oproepcontract',
      uitzend: 'Uitzendkracht',
      payroll: 'Payroll',
      seizoen: 'Seizoenswerk',
      zzp: 'Zelfstandige zonder personeel',
      onbekend: 'Dat weet ik niet',
    },
    { title: 'Wat voor contract heeft u?' },
  ),
  einddatum: day({
    title: 'Wanneer stopt uw contract?',
    help: 'Laat leeg als u dat nog niet weet.',
  }).optional(),
  vooruitzicht: choice(
    {
      'stopt-zeker': 'Mijn werk stopt zeker',
      'stopt-misschien': 'Misschien stopt mijn werk',
      'blijft-misschien': 'Misschien kan ik blijven',
      'weet-niet': 'Dat weet ik niet',
    },
    { title: 'Wat verwacht u van uw baan?' },
  ),
  gaatVrijwillig: yesNo({
    title: 'Gaat u zelf weg bij uw werkgever?',
    help: 'Zelf weggaan kan gevolgen hebben voor uw uitkering. Overleg dit eerst.',
  }),
  afscheid: choice(
    { goed: 'Goed', gemengd: 'Gemengd', moeilijk: 'Moeilijk', 'liever-niet': 'Dat zeg ik liever niet' },
    { title: 'Hoe voelt het afscheid van uw werk?' },
  ).optional(),
  eerdereFuncties: lines({ title: 'Welk werk deed u eerder?' }).optional(),
  opleidingsniveau: choice(EDUCATION_LEVELS, { title: 'Wat is uw hoogste opleiding?' }),
  opleidingsrichting: line({ title: 'Welke richting was dat?' }).optional(),
  kansInschatting: choice(CHANCES, { title: 'Hoe groot is volgens u uw kans op ander werk?' }),
});

/** What somebody wants (B3-5, D46): dream job and bread job are both asked, either is fine. */
export const wishStep = z.strictObject({
  wilWerken: choice(
    { meteen: 'Ja, zo snel mogelijk', later: 'Ja, later', nee: 'Nee' },
    { title: 'Wilt u ander werk?' },
  ),
  weetWelkWerk: choice(YES_PARTLY_NO, { title: 'Weet u wat voor werk u wilt?' }),
  droombaan: line({
    title: 'Wat is uw droombaan?',
    help: 'Het werk dat u het liefst zou doen. Alles mag.',
  }).optional(),
  broodbaan: line({
    title: 'Welk werk is goed genoeg voor nu?',
    help: 'Werk dat bij u past en inkomen geeft, ook als het niet uw droombaan is.',
  }).optional(),
  andereSector: yesNo({ title: 'Wilt u in een andere sector werken?' }).optional(),
  bandMetSector: choice(
    { sterk: 'Sterk', 'een-beetje': 'Een beetje', niet: 'Niet' },
    {
      title: 'Hoe sterk is uw band met uw sector?',
      help: 'Sommige mensen hebben bijvoorbeeld een horecahart.',
    },
  ).optional(),
  minimumUren: hours({ title: 'Hoeveel uur per week wilt u minstens werken?' }),
  minimumLoonInCenten: cents({
    title: 'Wat wilt u per maand minstens verdienen, voor aftrek van belasting?',
  }).optional(),
  reistijdInMinuten: count(
    { title: 'Hoeveel minuten wilt u hoogstens reizen, enkele reis?' },
    0,
    180,
  ).optional(),
  verbandMetVroeger: choices(LINKS_WITH_PAST, { title: 'Waar komt uw wens vandaan?' }).optional(),
});

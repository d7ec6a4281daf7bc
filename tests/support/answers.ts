import type { EnrolAnswerContract } from '../../domain/consent/enrol-answer';
import type { CompleteIntake } from '../../domain/intake/intake';
import type { PlanAgreementContract } from '../../domain/plan/plan-agreement';

/** Joins, understands what it means, and lets the matching team see the profile. */
export const JOINS: EnrolAnswerContract = {
  meedoen: true,
  weetDatHetVrijwilligIs: true,
  weetWatErGevraagdWordt: true,
  weetWieGegevensZiet: true,
  wilInDezeRegioWerken: true,
  toestemmingen: ['matchteam-profiel'],
  toestemmingTot: '2027-11-24',
};

/** An intake with everything that has to be there, of somebody who needs a little help. */
export const INTAKE: CompleteIntake = {
  persoon: { woongemeente: 'Oss', persoonlijkBespreken: false },
  werk: {
    functie: 'medewerker bedrijfsrestaurant',
    taken: 'lunch maken, kassa, voorraad',
    sinds: 'meer-dan-10',
    urenPerWeek: 24.5,
    contractsoort: 'vast',
    vooruitzicht: 'stopt-zeker',
    gaatVrijwillig: false,
    opleidingsniveau: 'vmbo',
    kansInschatting: 'weet-niet',
  },
  traject: { hoeInContact: 'werkgever', gesprokenMetWerkgever: true, verwachting: ['nieuw-werk'] },
  wens: {
    wilWerken: 'meteen',
    weetWelkWerk: 'een-beetje',
    broodbaan: 'kok',
    minimumUren: 20,
    andereSector: true,
  },
  nietMeer: { nietMeer: ['late-avonden'] },
  zoeken: {
    zoektAl: false,
    werkInZicht: false,
    gedaan: [],
    cvKlaar: false,
    netwerk: true,
    digitaal: 'weinig',
  },
  hulp: { gewenst: ['cv', 'sollicitatietraining'], scholingNodig: false },
  belemmeringen: { belemmeringen: ['solliciteren'], eerstAandachtVoorAfscheid: false },
  gesprek: {
    gesprokenOp: '2026-11-24',
    vorm: 'wandeling',
    begrijptAanbod: true,
    persoonlijkBesproken: false,
    inschattingKans: 'gemiddeld',
    grond: 'veel ervaring in de keuken',
    alternatieven: 'zorgkeuken, bezorgkeuken',
    eersteAfspraken: 'cv meenemen',
  },
};

/** A plan with one service of which somebody pays. */
export const PLAN: PlanAgreementContract = {
  broodbaan: 'kok in de zorg',
  diensten: [{ dienst: 'cv', betaler: 'werkgever' }],
  afspraken: 'Samen een cv maken.',
  evaluatieOp: '2027-01-15',
  begrepen: true,
};

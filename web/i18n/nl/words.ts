/** Dutch words for the codes that screens show; an unknown code is shown as it is, never hidden. */
const stages: Readonly<Record<string, string>> = {
  registered: 'aangemeld',
  not_enrolled: 'doet niet mee',
  enrolled: 'doet mee',
  intake: 'intake',
  triage: 'triage',
  guided: 'begeleiding',
  matching: 'matching',
  placed: 'geplaatst',
  aftercare: 'nazorg',
  closed: 'afgesloten',
};

const overlays: Readonly<Record<string, string>> = {
  paused: 'gepauzeerd',
  handed_over: 'naar andere regio',
  notice_uncertain: 'melding onzeker',
  embargoed: 'onder embargo',
};

const triages: Readonly<Record<string, string>> = {
  own_strength: '1, op eigen kracht',
  short_match: '2, kort en match',
  intensive: '3, intensief',
};

const certainties: Readonly<Record<string, string>> = {
  definite: 'definitief',
  uncertain: 'onzeker',
  embargo: 'onder embargo',
};

const roles: Readonly<Record<string, string>> = {
  employee: 'werknemer',
  employer: 'werkgever',
  casemanager: 'casemanager',
  account_manager: 'accountmanager',
  coordinator: 'coördinator',
  provider: 'dienstverlener',
  matching_team: 'matchteam',
  jobhunter: 'jobhunter',
};

const runStages: Readonly<Record<string, string>> = {
  waiting: 'wacht',
  running: 'loopt',
  ended: 'beëindigd',
  closed: 'beëindigd',
};

const contractKinds: Readonly<Record<string, string>> = {
  permanent: 'vast',
  temporary: 'tijdelijk',
  on_call: 'oproep',
  agency: 'uitzend',
  payroll: 'payroll',
  seasonal: 'seizoen',
  self_employed: 'zzp',
  unknown: 'onbekend',
};

const events: Readonly<Record<string, string>> = {
  registered: 'Aangemeld door de werkgever',
  task_completed: 'Taak afgerond',
  task_corrected: 'Afronding hersteld',
  moment_due: 'Moment bereikt',
  notice_confirmed: 'Melding bevestigd',
  notice_withdrawn: 'Melding ingetrokken',
  end_date_changed: 'Einddatum gewijzigd',
  paused: 'Gepauzeerd',
  resumed: 'Hervat',
  casemanager_changed: 'Andere casemanager',
  casemanager_assigned: 'Casemanager aangewezen',
  contact_recorded: 'Contact vastgelegd',
  appointment_changed: 'Afspraak gewijzigd',
  reachable_changed: 'Bereikbaarheid gewijzigd',
  handover_asked: 'Overdracht gevraagd',
  offered_again: 'Opnieuw gevraagd',
  triage_reopened: 'Triage opnieuw',
  closing_asked: 'Afsluiten gevraagd',
  reopened: 'Heropend',
  withdrew: 'Gestopt',
  notice_accepted: 'Melding ontvangen',
};

const contactForms: Readonly<Record<string, string>> = {
  phone: 'telefoon',
  face_to_face: 'gesprek',
  video: 'videogesprek',
  walk: 'wandeling',
  group: 'groep',
  mail: 'e-mail',
  letter: 'brief',
};

const of = (words: Readonly<Record<string, string>>) => (code: string) => words[code] ?? code;

export const stageWord = of(stages);
export const overlayWord = of(overlays);
export const triageWord = of(triages);
export const certaintyWord = of(certainties);
export const roleWord = of(roles);
export const runStageWord = of(runStages);
export const contractKindWord = of(contractKinds);
export const eventWord = of(events);
export const contactFormWord = of(contactForms);

import { CONTACT_FORM_TEXT } from '../../../domain/contact/contact-record';
import type { PlaybookStage } from '../../../domain/playbook/state';
import type { TaskRole } from '../../../domain/task/roles';
import type { TrajectoryStage } from '../../../domain/trajectory/state';
import { taskTitle } from './task-title';

/** Dutch words for the codes that screens show; an unknown code is shown as it is, never hidden. */
const stages: Readonly<Record<TrajectoryStage, string>> = {
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

const roles: Readonly<Record<TaskRole, string>> = {
  employee: 'werknemer',
  employer: 'werkgever',
  casemanager: 'casemanager',
  account_manager: 'accountmanager',
  coordinator: 'coördinator',
  provider: 'dienstverlener',
  matching_team: 'matchteam',
};

const runStages: Readonly<Record<PlaybookStage, string>> = {
  signalled: 'begonnen, nog niemand aangewezen',
  confirming: 'wacht op bevestiging',
  running: 'loopt',
  closed: 'afgesloten',
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
  started: 'Draaiboek begonnen',
  people_changed: 'Aantal mensen gewijzigd',
  contact_warned: 'Gewaarschuwd: bijna te lang geen contact',
  contact_gap: 'Te lang geen contact',
  pause_reviewed: 'Gevraagd of de pauze nog klopt',
  offer_repeated: 'Opnieuw gevraagd',
  contract_ended: 'Einde van het contract bereikt',
  handover_returned: 'Geen antwoord van de andere regio',
  step_too_late: 'Stap van het draaiboek te laat',
  people_counted: 'Geteld wie er nog bezig is',
  page_handled: 'Wijziging bij mensen doorgevoerd',
};

/** What happened to a task, by the end of the code: `triage.decide.completed`. */
const taskEvents: Readonly<Record<string, string>> = {
  completed: 'afgerond',
  corrected: 'afronding hersteld',
  reminded: 'herinnering gestuurd',
  escalated: 'te laat, gemeld aan de coördinator',
};

const of = (words: Readonly<Record<string, string>>) => (code: string) => words[code] ?? code;

/** What happened, from the code of the audit chain. */
export function eventWord(code: string): string {
  const cut = code.lastIndexOf('.');
  const task = taskEvents[code.slice(cut + 1)];
  return cut > 0 && task !== undefined ? `${taskTitle(code.slice(0, cut))}: ${task}` : (events[code] ?? code);
}

export const stageWord = of(stages);
export const overlayWord = of(overlays);
export const triageWord = of(triages);
export const certaintyWord = of(certainties);
export const roleWord = of(roles);
export const runStageWord = of(runStages);
export const contractKindWord = of(contractKinds);
export const contactFormWord = of(CONTACT_FORM_TEXT);

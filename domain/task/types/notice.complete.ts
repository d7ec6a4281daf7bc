import { z } from 'zod';
import { choice, count, hours, line, cents, yesNo } from '../../shared/field';
import { ok, refuse } from '../../shared/result';
import type { Words } from '../../shared/words';
import { labelsByDutch } from '../../shared/words';
import { BALANCE_LABELS, TURNOVER_LABELS } from '../../notice/labels';
import { CAUSE_WORDS, GROUND_WORDS } from '../../notice/words';
import type { ReasonCause, ReasonGround } from '../../notice/notice';
import type { TaskType } from '../task-type';

const GROUND_LABELS: Words<ReasonGround> = {
  economic: 'Bedrijfseconomische reden',
  bankruptcy: 'Faillissement',
  contracts_end: 'Contracten lopen af',
  other: 'Anders',
};
const CAUSE_LABELS: Words<ReasonCause> = {
  financial: 'Het gaat financieel slecht',
  less_work: 'Er is minder werk',
  reorganisation: 'Reorganisatie',
  technology: 'Nieuwe techniek',
  relocation: 'Verhuizing van het bedrijf',
  closure: 'Sluiting',
  other: 'Anders',
};

/** The questions of a notice that can be answered later; what stays empty stays open. People come by upload. */
const noticeCompleteContract = z.strictObject({
  naam: line({ title: 'Naam van het bedrijf' }).optional(),
  contactNaam: line({ title: 'Met wie nemen wij contact op?' }).optional(),
  contactEmail: line({ title: 'E-mailadres' }, 254).optional(),
  contactTelefoon: line({ title: 'Telefoonnummer' }, 20).optional(),
  aantalWerknemers: count(
    { title: 'Hoeveel mensen werken er in het hele bedrijf?' },
    0,
    1_000_000,
  ).optional(),
  omzetklasse: choice(TURNOVER_LABELS, { title: 'Wat is de omzet van het bedrijf in een jaar?' }).optional(),
  balansklasse: choice(BALANCE_LABELS, { title: 'Wat is het balanstotaal van het bedrijf?' }).optional(),
  ondernemingsraad: yesNo({ title: 'Is er een ondernemingsraad?' }).optional(),
  grond: choice(labelsByDutch(GROUND_WORDS, GROUND_LABELS), {
    title: 'Wat is de reden van het ontslag?',
  }).optional(),
  oorzaak: choice(labelsByDutch(CAUSE_WORDS, CAUSE_LABELS), { title: 'Wat is de oorzaak?' }).optional(),
  sociaalPlan: yesNo({ title: 'Is er een sociaal plan?' }).optional(),
  middelenInCenten: cents({
    title: 'Welk bedrag is er voor begeleiding en scholing?',
    help: 'Geld in het sociaal plan dat voor van werk naar werk is bedoeld.',
  }).optional(),
  tijdOnderWerk: yesNo({ title: 'Mogen mensen onder werktijd aan hun traject werken?' }).optional(),
  urenPerWeek: hours({ title: 'Hoeveel uur per week?' }).optional(),
  flexBeeindigd: count({ title: 'Hoeveel flexcontracten heeft u al gestopt?' }, 0, 50_000).optional(),
  flexNietVerlengd: count({ title: 'Hoeveel flexcontracten verlengt u niet?' }, 0, 50_000).optional(),
});
export type NoticeCompleteContract = z.infer<typeof noticeCompleteContract>;

export const noticeComplete: TaskType<NoticeCompleteContract> = {
  key: 'notice.complete',
  subject: 'playbook',
  title: 'Melding aanvullen',
  help: 'Uw melding is binnen en het werk is begonnen. Vul aan wat u nog weet. U mag vragen overslaan.',
  role: 'employer',
  alsoBy: ['account_manager', 'coordinator'],
  schema: noticeCompleteContract,
  check: (answer) =>
    Object.values(answer).some((value) => value !== undefined) ? ok(answer) : refuse('nothing_filled_in'),
  facts: (answer) => ({ answered: Object.values(answer).filter((value) => value !== undefined).length }),
};

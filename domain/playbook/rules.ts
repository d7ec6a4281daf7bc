import type { z } from 'zod';
import { TASK_TYPE_KEYS } from '../task/task-types';
import { validateTriageTable } from '../triage/table';
import type {
  agreementSchema,
  meansSchema,
  playbookDocumentSchema,
  ServiceLevel,
  stepSchema,
} from './document';
import type { PlaybookFault } from './fault';

type Document = z.infer<typeof playbookDocumentSchema>;
type Step = z.infer<typeof stepSchema>;
type Means = z.infer<typeof meansSchema>;
type Agreement = z.infer<typeof agreementSchema>;

/** Texts a region can set in its own words; where it does not, the product has a general one. */
export const PLAYBOOK_TEXTS = [
  'invitation',
  'light_offer',
  'flyer',
  'first_contact',
  'effort_asked',
] as const;

/** Steps: each key once, each owner a role of which the draaiboek says who it is. */
export function stepFaults(steps: readonly Step[], roles: Document['roles'] | undefined): PlaybookFault[] {
  const keys = steps.map((step) => step.key);
  return steps.flatMap((step, index) => {
    const faults: PlaybookFault[] = [];
    if (keys.indexOf(step.key) !== index)
      faults.push({
        location: `steps.${index}.key`,
        text: `De stap "${step.key}" staat er twee keer. Geef elke stap een eigen sleutel.`,
      });
    if (roles && !roles.some((role) => role.role === step.owner))
      faults.push({
        location: `steps.${index}.owner`,
        text: `De rol "${step.owner}" staat niet bij de rollen. Vul daar in wie dat is.`,
      });
    return faults;
  });
}

/** Service levels: only of tasks that exist; reminders in order; the coordinator hears of it last. */
export function levelFaults(levels: Readonly<Record<string, ServiceLevel>>): PlaybookFault[] {
  return Object.entries(levels).flatMap(([key, level]) => {
    const location = `serviceLevels.${key}`;
    const faults: PlaybookFault[] = [];
    if (key !== 'default' && !TASK_TYPE_KEYS.includes(key))
      faults.push({
        location,
        text: `De taak "${key}" bestaat niet. Kies uit: ${TASK_TYPE_KEYS.join(', ')}.`,
      });
    const rising = level.remindAfter.every((days, index, all) => index === 0 || days > (all[index - 1] ?? 0));
    if (!rising)
      faults.push({
        location: `${location}.remindAfter`,
        text: 'De herinneringen staan niet op volgorde, of een dag staat er twee keer.',
      });
    const last = level.remindAfter.at(-1) ?? 0;
    if (level.escalateAfter !== null && (level.escalateAfter < level.dueAfter || level.escalateAfter < last))
      faults.push({
        location: `${location}.escalateAfter`,
        text: 'De coördinator hoort het te vroeg. Kies een dag na de uiterste dag en na de laatste herinnering.',
      });
    return faults;
  });
}

/** The warning must come before the gap: between two contacts there must be room for it. */
export function contactFaults(contact: Document['contact'] | undefined): PlaybookFault[] {
  if (!contact) return [];
  const workingDays = Math.floor((contact.maxGapDays * 5) / 7);
  if (contact.warnDaysBefore < workingDays) return [];
  return [
    {
      location: 'contact.warnDaysBefore',
      text: `In ${contact.maxGapDays} dagen zitten ${workingDays} werkdagen. Waarschuw later dan dat.`,
    },
  ];
}

/** Means: a period that ends before it begins pays for nothing. */
export function meansFaults(means: readonly Means[]): PlaybookFault[] {
  return means.flatMap((item, index) =>
    item.validTo !== null && item.validTo < item.validFrom
      ? [{ location: `means.${index}.validTo`, text: 'De einddatum ligt voor de begindatum.' }]
      : [],
  );
}

/** Agreements: one of each subject, or nobody knows which holds. */
export function agreementFaults(agreements: readonly Agreement[]): PlaybookFault[] {
  const subjects = agreements.map((agreement) => agreement.subject);
  return agreements.flatMap(({ subject }, index) =>
    subjects.indexOf(subject) === index
      ? []
      : [
          {
            location: `agreements.${index}.subject`,
            text: `De afspraak "${subject}" staat er twee keer. Maak er één van.`,
          },
        ],
  );
}

/** The triage table gives everybody an answer, without what may not count (D54). */
export function triageFaults(rules: Document['triage']): PlaybookFault[] {
  if (rules.length === 0) return [];
  return validateTriageTable(rules).map((fault) => ({
    location: fault.row === null ? 'triage' : `triage.${fault.row - 1}`,
    text: fault.text,
  }));
}

/** A text under a name that nobody reads would be thought to be sent. */
export function textFaults(texts: Readonly<Record<string, string>>): PlaybookFault[] {
  return Object.keys(texts)
    .filter((key) => !PLAYBOOK_TEXTS.some((known) => known === key))
    .map((key) => ({
      location: `texts.${key}`,
      text: `De tekst "${key}" wordt nergens gebruikt. Kies uit: ${PLAYBOOK_TEXTS.join(', ')}.`,
    }));
}

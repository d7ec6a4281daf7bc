import { z } from 'zod';
import type { Facts } from '../chart/decision';
import type { Instant, PlainDate } from '../shared/dates';
import { instantAt } from '../shared/dates';
import { choice, day, lines, time, yesNo } from '../shared/field';
import type { Result } from '../shared/result';
import { ok, refuse } from '../shared/result';
import type { Words } from '../shared/words';
import { englishOf, labelsByDutch } from '../shared/words';
import type { ContactForm } from './contact-record';
import { CONTACT_FORM_TEXT } from './contact-record';

export const CONTACT_FORM_WORDS = {
  face_to_face: 'op-locatie',
  walk: 'wandeling',
  group: 'groep',
  phone: 'telefoon',
  video: 'beeldbellen',
  message: 'bericht',
  letter: 'brief',
} as const satisfies Words<ContactForm>;

/** What the casemanager writes down of a contact or an attempt: the task `contact.hold`. */
export const contactReportContract = z.strictObject({
  gesproken: yesNo({
    title: 'Heeft u de deelnemer gesproken?',
    help: 'Geen gehoor, een voicemail of een bericht zonder antwoord is een poging. Een poging is geen contact.',
  }),
  op: day({ title: 'Op welke dag?' }),
  vorm: choice(labelsByDutch(CONTACT_FORM_WORDS, CONTACT_FORM_TEXT), { title: 'Hoe?' }),
  notitie: lines({
    title: 'Wat is er besproken?',
    help: 'Kort en zakelijk. Schrijf hier niets over gezondheid.',
  }).optional(),
  afspraakOp: day({ title: 'Wanneer is de volgende afspraak?' }).optional(),
  afspraakOm: time({ title: 'Hoe laat?', when: 'als u een afspraak invult' }).optional(),
});
export type ContactReportContract = z.infer<typeof contactReportContract>;

/** Checks that the contact lies behind and the next appointment ahead, with a time. */
export function checkContactReport(
  report: ContactReportContract,
  today: PlainDate,
): Result<ContactReportContract> {
  if (report.op > today) return refuse('contact_in_future', { date: report.op });
  if ((report.afspraakOp === undefined) !== (report.afspraakOm === undefined)) {
    return refuse('appointment_needs_day_and_time');
  }
  if (report.afspraakOp !== undefined && report.afspraakOp < today) {
    return refuse('appointment_in_past', { date: report.afspraakOp });
  }
  return ok(report);
}

/** The moment of the next appointment; null when none was made. */
export function nextAppointmentOf(report: ContactReportContract): Instant | null {
  return report.afspraakOp === undefined || report.afspraakOm === undefined
    ? null
    : instantAt(report.afspraakOp, report.afspraakOm);
}

/** What the chart needs: contact or attempt, the day it counts for, how, and the next appointment. */
export function contactReportFacts(report: ContactReportContract): Facts {
  return {
    kind: report.gesproken ? 'contact' : 'attempt',
    on: report.op,
    form: englishOf(CONTACT_FORM_WORDS, report.vorm),
    nextAppointmentAt: nextAppointmentOf(report),
  };
}

import type { Instant, PlainDate } from '../shared/dates';
import { amsterdamDate, compareInstants } from '../shared/dates';
import type { Result } from '../shared/result';
import { ok, refuse } from '../shared/result';

/** A contact is a talk that took place, in any form; an attempt is everything that did not reach the person. */
export const CONTACT_KINDS = ['contact', 'attempt'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

/** Forms of contact (D52, D58, D72); a walking talk worked well in the pilot (D55). */
export const CONTACT_FORMS = [
  'face_to_face',
  'walk',
  'group',
  'phone',
  'video',
  'message',
  'letter',
] as const;
export type ContactForm = (typeof CONTACT_FORMS)[number];

export const CONTACT_FORM_TEXT: Readonly<Record<ContactForm, string>> = {
  face_to_face: 'gesprek op locatie',
  walk: 'wandelgesprek',
  group: 'in een groep',
  phone: 'telefoon',
  video: 'beeldbellen',
  message: 'e-mail of bericht',
  letter: 'brief',
};

export const APPOINTMENT_STATES = ['planned', 'held', 'cancelled', 'missed'] as const;
export type AppointmentState = (typeof APPOINTMENT_STATES)[number];

export type ContactRecord = { readonly kind: ContactKind; readonly at: Instant };
export type Appointment = { readonly startsAt: Instant; readonly state: AppointmentState };

/**
 * Refuses a contact that lies in the future: what is to come is an appointment.
 * @param at when the contact took place
 */
export function checkContactMoment(at: Instant, now: Instant): Result<Instant> {
  return compareInstants(at, now) > 0 ? refuse('contact_in_future') : ok(at);
}

/**
 * Reduces the records of one person to what the contact guard needs.
 * Attempts and contacts in the future do not count. The appointment is the first planned one after the last
 * contact, also when it has passed: a talk of which nobody wrote down the result is not contact.
 */
export function summariseContacts(
  contacts: readonly ContactRecord[],
  appointments: readonly Appointment[],
  now: Instant,
): { readonly lastContactOn: PlainDate | null; readonly nextAppointmentAt: Instant | null } {
  const last = contacts
    .filter((record) => record.kind === 'contact' && compareInstants(record.at, now) <= 0)
    .map((record) => record.at)
    .sort(compareInstants)
    .at(-1);
  const next = appointments
    .filter((appointment) => appointment.state === 'planned')
    .map((appointment) => appointment.startsAt)
    .filter((startsAt) => last === undefined || compareInstants(startsAt, last) > 0)
    .sort(compareInstants)[0];
  return {
    lastContactOn: last === undefined ? null : amsterdamDate(last),
    nextAppointmentAt: next ?? null,
  };
}

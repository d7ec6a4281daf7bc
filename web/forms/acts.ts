import { z } from 'zod';
import { CONTACT_FORM_WORDS, contactReportContract } from '../../domain/contact/contact-report';
import { parseReceiver } from '../../domain/consent/ledger';
import { CONSENT_ITEMS } from '../../domain/consent/vocabulary';
import { CONTACT_FORM_TEXT } from '../../domain/contact/contact-record';
import { reachContract } from '../../domain/contact/reach-contract';
import { instantAt } from '../../domain/shared/dates';
import { account, choice, count, day, line, time } from '../../domain/shared/field';
import type { Refusal } from '../../domain/shared/refusal';
import type { Result } from '../../domain/shared/result';
import { refuse } from '../../domain/shared/result';
import { englishOf, labelsByDutch } from '../../domain/shared/words';
import type { TrajectoryEventType } from '../../domain/trajectory/events';
import {
  CASEMANAGER_REASON_TEXT,
  PAUSE_REASON_TEXT,
  REOPEN_REASON_TEXT,
  RETRIAGE_REASON_TEXT,
} from '../../domain/trajectory/reasons';
import type { Viewer } from '../../services/access/viewer';
import { isId } from '../../services/shared/ids';
import { text } from '../i18n/nl/acts';
import type { WebServices } from '../services';

type Done = Promise<Result<{ readonly trajectoryId: string }, Refusal>>;

/** Something that can be done with a trajectory outside its tasks: a form, and one use case behind it. */
export type Act = {
  readonly title: string;
  readonly button: string;
  /** What happens to the trajectory; the page offers the act only where the chart knows it. */
  readonly event: TrajectoryEventType;
  readonly schema: z.ZodObject;
  /** Runs the use case with a checked answer. */
  run(services: WebServices, viewer: Viewer, trajectoryId: string, answer: unknown): Done;
};

function act<S extends z.ZodObject>(
  words: { title: string; button: string; event: TrajectoryEventType },
  schema: S,
  run: (services: WebServices, viewer: Viewer, trajectoryId: string, answer: z.infer<S>) => Done,
): Act {
  return {
    ...words,
    schema,
    run: (services, viewer, trajectoryId, answer) =>
      run(services, viewer, trajectoryId, schema.parse(answer)),
  };
}

const contact = contactReportContract.omit({ afspraakOp: true, afspraakOm: true });
const { fields } = text;

/** The acts by the word in their address, in the order in which the page offers them. */
export const acts: Readonly<Record<string, Act>> = {
  contact: act(
    { ...text.contact, event: 'contact_recorded' },
    contact,
    (services, viewer, trajectoryId, answer) =>
      services.recordContact(viewer, {
        trajectoryId,
        kind: answer.gesproken ? 'contact' : 'attempt',
        form: englishOf(CONTACT_FORM_WORDS, answer.vorm),
        on: answer.op,
        ...(answer.notitie === undefined ? {} : { note: answer.notitie }),
      }),
  ),
  afspraak: act(
    { ...text.appointment, event: 'appointment_changed' },
    z.strictObject({
      dag: day({ title: fields.day }),
      tijd: time({ title: fields.time }),
      minuten: count({ title: fields.minutes }, 5, 480),
      vorm: choice(labelsByDutch(CONTACT_FORM_WORDS, CONTACT_FORM_TEXT), { title: fields.form }),
      plaats: line({ title: fields.place }).optional(),
    }),
    (services, viewer, trajectoryId, answer) =>
      services.planAppointment(viewer, {
        trajectoryId,
        startsAt: instantAt(answer.dag, answer.tijd),
        minutes: answer.minuten,
        form: englishOf(CONTACT_FORM_WORDS, answer.vorm),
        ...(answer.plaats === undefined ? {} : { place: answer.plaats }),
      }),
  ),
  pauze: act(
    { ...text.pause, event: 'paused' },
    z.strictObject({
      reden: choice(PAUSE_REASON_TEXT, { title: fields.pauseReason }),
      tot: day({ title: fields.until, help: fields.untilHelp }).optional(),
    }),
    (services, viewer, trajectoryId, answer) =>
      services.pauseTrajectory(viewer, { trajectoryId, reason: answer.reden, until: answer.tot ?? null }),
  ),
  hervatten: act({ ...text.resume, event: 'resumed' }, z.strictObject({}), (services, viewer, trajectoryId) =>
    services.resumeTrajectory(viewer, trajectoryId),
  ),
  einddatum: act(
    { ...text.endDate, event: 'end_date_changed' },
    z.strictObject({ einddatum: day({ title: fields.endDate, help: fields.endDateHelp }) }),
    (services, viewer, trajectoryId, answer) =>
      services.changeEndDate(viewer, { trajectoryId, endDate: answer.einddatum }),
  ),
  casemanager: act(
    { ...text.casemanager, event: 'casemanager_changed' },
    z.strictObject({
      wie: account('casemanager', { title: fields.casemanager }),
      reden: choice(CASEMANAGER_REASON_TEXT, { title: fields.reason, help: fields.reasonHelp }).optional(),
    }),
    (services, viewer, trajectoryId, { wie, reden }) =>
      reden === undefined
        ? services.assignCasemanager(viewer, { trajectoryId, accountId: wie })
        : services.changeCasemanager(viewer, { trajectoryId, accountId: wie, reason: reden }),
  ),
  bereikbaarheid: act(
    { ...text.reach, event: 'reachable_changed' },
    z.strictObject({
      email: reachContract.shape.email
        .unwrap()
        .meta({ title: fields.email, description: fields.emailHelp })
        .optional(),
      telefoon: reachContract.shape.telefoon.unwrap().meta({ title: fields.phone }).optional(),
    }),
    (services, viewer, trajectoryId, reach) => services.setReachable(viewer, { trajectoryId, reach }),
  ),
  'opnieuw-vragen': act(
    { ...text.offerAgain, event: 'offered_again' },
    z.strictObject({}),
    (services, viewer, trajectoryId) => services.offerAgain(viewer, trajectoryId),
  ),
  'triage-opnieuw': act(
    { ...text.retriage, event: 'triage_reopened' },
    z.strictObject({ reden: choice(RETRIAGE_REASON_TEXT, { title: fields.pauseReason }) }),
    (services, viewer, trajectoryId, { reden }) =>
      services.reopenTriage(viewer, { trajectoryId, reason: reden }),
  ),
  afsluiten: act(
    { ...text.close, event: 'closing_asked' },
    z.strictObject({}),
    (services, viewer, trajectoryId) => services.askToClose(viewer, trajectoryId),
  ),
  stoppen: act(
    { ...text.stop, event: 'withdrew' },
    z.strictObject({
      uitkomst: choice(text.stopOutcomes, { title: fields.outcome, help: fields.outcomeHelp }),
      op: day({ title: fields.since, help: fields.sinceHelp }).optional(),
    }),
    (services, viewer, trajectoryId, { uitkomst, op }) =>
      services.withdrawPerson(viewer, {
        trajectoryId,
        outcome: uitkomst,
        ...(op === undefined ? {} : { on: op }),
      }),
  ),
  heropenen: act(
    { ...text.reopen, event: 'reopened' },
    z.strictObject({ reden: choice(REOPEN_REASON_TEXT, { title: fields.pauseReason }) }),
    (services, viewer, trajectoryId, { reden }) =>
      services.reopenTrajectory(viewer, { trajectoryId, reason: reden }),
  ),
};

/** Acts on one line of the file; their buttons stand beside it. */
export const lineActs: Readonly<Record<'afspraak-afsluiten' | 'toestemming-intrekken', Act>> = {
  'afspraak-afsluiten': act(
    { ...text.closeAppointment, event: 'appointment_changed' },
    z.strictObject({
      afspraak: line({ title: text.appointment.title }, 36).refine(isId),
      hoe: choice(text.appointmentResults, { title: text.closeAppointment.title }),
    }),
    (services, viewer, trajectoryId, { afspraak, hoe }) =>
      services.closeAppointment(viewer, { trajectoryId, appointmentId: afspraak, result: hoe }),
  ),
  'toestemming-intrekken': act(
    { ...text.withdrawConsent, event: 'contact_recorded' },
    z.strictObject({
      wat: z.enum(CONSENT_ITEMS).meta({ title: text.withdrawConsent.title }),
      ontvanger: line({ title: text.withdrawConsent.title }),
    }),
    async (services, viewer, trajectoryId, { wat, ontvanger }) => {
      const receiver = parseReceiver(ontvanger);
      if (receiver === null) return refuse('consent_not_given');
      return services.withdrawConsent(viewer, { trajectoryId, item: wat, receiver });
    },
  ),
};

/** The act behind an address, whether it is offered on the page or beside a line. */
export function actOf(word: string): Act | undefined {
  const all: Readonly<Record<string, Act>> = { ...acts, ...lineActs };
  return Object.hasOwn(all, word) ? all[word] : undefined;
}

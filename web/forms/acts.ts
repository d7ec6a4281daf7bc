import { z } from 'zod';
import { CONTACT_FORM_WORDS, contactReportContract } from '../../domain/contact/contact-report';
import { CONTACT_FORM_TEXT } from '../../domain/contact/contact-record';
import { instantAt } from '../../domain/shared/dates';
import { account, choice, count, day, line, time } from '../../domain/shared/field';
import type { Refusal } from '../../domain/shared/refusal';
import type { Result } from '../../domain/shared/result';
import { englishOf, labelsByDutch } from '../../domain/shared/words';
import { CASEMANAGER_REASON_TEXT, PAUSE_REASON_TEXT } from '../../domain/trajectory/reasons';
import type { Viewer } from '../../services/access/viewer';
import type { TrajectoryReceipt } from '../../services/trajectory/act-on-trajectory';
import { text } from '../i18n/nl/acts';
import type { WebServices } from '../services';

type Done = Promise<Result<TrajectoryReceipt, Refusal>>;

/** Something that can be done with a trajectory outside its tasks: a form, and one use case behind it. */
export type Act = {
  readonly title: string;
  readonly button: string;
  readonly schema: z.ZodObject;
  /** Runs the use case with a checked answer. */
  run(services: WebServices, viewer: Viewer, trajectoryId: string, answer: unknown): Done;
};

function act<S extends z.ZodObject>(
  words: { title: string; button: string },
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
  contact: act(text.contact, contact, (services, viewer, trajectoryId, answer) =>
    services.recordContact(viewer, {
      trajectoryId,
      kind: answer.gesproken ? 'contact' : 'attempt',
      form: englishOf(CONTACT_FORM_WORDS, answer.vorm),
      on: answer.op,
      ...(answer.notitie === undefined ? {} : { note: answer.notitie }),
    }),
  ),
  afspraak: act(
    text.appointment,
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
    text.pause,
    z.strictObject({
      reden: choice(PAUSE_REASON_TEXT, { title: fields.pauseReason }),
      tot: day({ title: fields.until, help: fields.untilHelp }).optional(),
    }),
    (services, viewer, trajectoryId, answer) =>
      services.pauseTrajectory(viewer, { trajectoryId, reason: answer.reden, until: answer.tot ?? null }),
  ),
  hervatten: act(text.resume, z.strictObject({}), (services, viewer, trajectoryId) =>
    services.resumeTrajectory(viewer, trajectoryId),
  ),
  einddatum: act(
    text.endDate,
    z.strictObject({ einddatum: day({ title: fields.endDate, help: fields.endDateHelp }) }),
    (services, viewer, trajectoryId, answer) =>
      services.changeEndDate(viewer, { trajectoryId, endDate: answer.einddatum }),
  ),
  casemanager: act(
    text.casemanager,
    z.strictObject({
      wie: account('casemanager', { title: fields.casemanager }),
      reden: choice(CASEMANAGER_REASON_TEXT, { title: fields.reason, help: fields.reasonHelp }).optional(),
    }),
    (services, viewer, trajectoryId, { wie, reden }) =>
      reden === undefined
        ? services.assignCasemanager(viewer, { trajectoryId, accountId: wie })
        : services.changeCasemanager(viewer, { trajectoryId, accountId: wie, reason: reden }),
  ),
};

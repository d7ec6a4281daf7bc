import { CONTACT_FORM_WORDS, nextAppointmentOf } from '../../domain/contact/contact-report';
import type { ContactReportContract } from '../../domain/contact/contact-report';
import { englishOf } from '../../domain/shared/words';
import { insertAppointment } from '../trajectory/plan-appointment';
import { insertContact } from '../trajectory/record-contact';
import type { AnswerKeeper } from './keep-answer';

/** How long a talk is taken to last when only its beginning is agreed. */
const USUAL_MINUTES = 60;

/** Writes the contact or attempt of `contact.hold`, and the next appointment, where all of them stand. */
export const keepContact: AnswerKeeper = async (tx, context, task, answer) => {
  if (task.trajectoryId === null) throw new Error('contact_without_trajectory');
  const report = answer as ContactReportContract;
  const trajectoryId = task.trajectoryId;
  const form = englishOf(CONTACT_FORM_WORDS, report.vorm);
  const contact = {
    ...{ trajectoryId, form, on: report.op },
    kind: report.gesproken ? ('contact' as const) : ('attempt' as const),
    ...(report.notitie === undefined ? {} : { note: report.notitie }),
  };
  await insertContact(tx, context, contact, task.id);
  const startsAt = nextAppointmentOf(report);
  if (startsAt !== null) {
    await insertAppointment(tx, context, { trajectoryId, startsAt, minutes: USUAL_MINUTES, form });
  }
  return null;
};

import type { ContactReportContract } from '../../contact/contact-report';
import { checkContactReport, contactReportContract, contactReportFacts } from '../../contact/contact-report';
import type { TaskType } from '../task-type';

export const contactHold: TaskType<ContactReportContract> = {
  key: 'contact.hold',
  subject: 'trajectory',
  title: 'Contact opnemen',
  help: 'Er is bijna twee weken geen contact geweest. Neem contact op. Een poging is geen contact.',
  role: 'casemanager',
  alsoBy: [],
  schema: contactReportContract,
  check: checkContactReport,
  facts: contactReportFacts,
  happenedOn: (report) => report.op,
};

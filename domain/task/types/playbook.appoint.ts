import { z } from 'zod';
import { account, accounts, lines } from '../../shared/field';
import type { TaskType } from '../task-type';

const playbookAppointContract = z.strictObject({
  accountmanager: account('account_manager', {
    title: 'Accountmanager',
    help: 'Het eerste contact van de werkgever, het hele traject.',
  }),
  coordinator: account('coordinator', {
    title: 'Coördinator',
    help: 'Wie dit draaiboek stuurt.',
  }).optional(),
  casemanagers: accounts('casemanager', {
    title: 'Casemanagers',
    help: 'Wie de mensen begeleidt. U ziet hoeveel mensen iedereen al heeft.',
  }),
  toelichting: lines({ title: 'Toelichting' }).optional(),
});
export type PlaybookAppointContract = z.infer<typeof playbookAppointContract>;

export const playbookAppoint: TaskType<PlaybookAppointContract> = {
  key: 'playbook.appoint',
  subject: 'playbook',
  title: 'Mensen aanwijzen',
  help: 'Kies de accountmanager en de casemanagers. U kunt dit later veranderen.',
  role: 'coordinator',
  alsoBy: [],
  schema: playbookAppointContract,
  facts: (answer) => ({
    accountManagerId: answer.accountmanager,
    coordinatorId: answer.coordinator ?? null,
    casemanagers: answer.casemanagers.length,
  }),
};

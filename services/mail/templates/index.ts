import type { MailTemplateKey } from '../../../domain/mail/template-keys';
import type { MailTemplate } from '../mail-template';
import { ABOUT_TASKS } from './about-tasks';
import { TO_EMPLOYEES } from './to-employees';
import { TO_STAFF } from './to-staff';

const TEMPLATES: Readonly<Record<MailTemplateKey, MailTemplate>> = {
  ...TO_EMPLOYEES,
  ...ABOUT_TASKS,
  ...TO_STAFF,
};

/** The template with this key, or undefined when there is none. */
export function mailTemplate(key: string): MailTemplate | undefined {
  return Object.hasOwn(TEMPLATES, key) ? TEMPLATES[key as MailTemplateKey] : undefined;
}

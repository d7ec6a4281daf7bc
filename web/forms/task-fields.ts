import { z } from 'zod';
import type { FormField } from '../../domain/shared/form-fields';
import { describeFields } from '../../domain/shared/form-fields';
import type { Viewer } from '../../services/access/viewer';
import type { TaskPageContent } from '../../services/task/read-task-page';
import type { Typed } from '../components/form';
import type { WebServices } from '../services';
import { writeTyped } from './write-typed';

/**
 * The questions of a schema; where it asks for people, with the names of who can be chosen.
 *
 * @param regionCode the region whose people can be chosen
 */
export async function fieldsWithPeople(
  schema: z.ZodType,
  services: Pick<WebServices, 'findColleagues'>,
  viewer: Viewer,
  regionCode: string,
): Promise<readonly FormField[]> {
  const fields = schema instanceof z.ZodObject ? describeFields(schema) : [];
  return Promise.all(
    fields.map(async (field) => {
      if (field.optionsFrom === undefined) return field;
      const found = await services.findColleagues(viewer, { regionCode, role: field.optionsFrom });
      return { ...field, options: found.map(({ accountId, name }) => ({ code: accountId, label: name })) };
    }),
  );
}

/** What stands in the form of a task before anybody typed: what is known, or what the rules suggest. */
export async function knownAnswer(
  content: TaskPageContent,
  fields: readonly FormField[],
  services: Pick<WebServices, 'suggestAppointment'>,
  viewer: Viewer,
): Promise<Typed> {
  const { task, intake } = content;
  if (task.state !== 'open') return {};
  if (task.type === 'intake.prefill' || task.type === 'intake.talk') {
    return intake === null ? {} : writeTyped(fields, intake.answers);
  }
  if (task.type === 'playbook.appoint') {
    const suggested = await services.suggestAppointment(viewer, task.runId);
    if (!suggested.ok) return {};
    const { accountManagerId, casemanagerIds } = suggested.value.suggested;
    return {
      ...(accountManagerId === null ? {} : { accountmanager: accountManagerId }),
      casemanagers: casemanagerIds,
    };
  }
  return {};
}

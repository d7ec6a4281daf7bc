import { z } from 'zod';
import type { IntakeAnswers } from '../../domain/intake/intake';
import type { FormField } from '../../domain/shared/form-fields';
import { describeFields } from '../../domain/shared/form-fields';
import type { Viewer } from '../../services/access/viewer';
import type { TaskPageContent } from '../../services/task/read-task-page';
import type { Typed } from '../components/form';
import type { WebServices } from '../services';
import { text } from '../i18n/nl/appoint';
import { intakeKnown } from './intake-form';
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

/** The questions of a task; whom to appoint is asked with the work that everybody has already (D61). */
export async function fieldsOfTask(
  { type, task }: Pick<TaskPageContent, 'type' | 'task'>,
  services: Pick<WebServices, 'findColleagues' | 'suggestAppointment'>,
  viewer: Viewer,
): Promise<readonly FormField[]> {
  const fields = await fieldsWithPeople(type.schema, services, viewer, task.regionCode);
  if (task.type !== 'playbook.appoint' || task.state !== 'open') return fields;
  const found = await services.suggestAppointment(viewer, task.runId);
  if (!found.ok) return fields;
  const { accountManagers, coordinators, casemanagers } = found.value;
  const notes = new Map<string, string>([
    ...[...accountManagers, ...coordinators].map(
      ({ accountId, runs }) => [accountId, text.runs(runs)] as const,
    ),
    ...casemanagers.map(
      (load) => [load.accountId, text.load(load.organisationName, load.hoursPerWeek, load.people)] as const,
    ),
  ]);
  return fields.map((field) => ({
    ...field,
    options: field.options.map(({ code, label }) => {
      const note = notes.get(code);
      return { code, label: note === undefined ? label : `${label} (${note})` };
    }),
  }));
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
    return intake === null ? {} : writeTyped(fields, intakeKnown(content));
  }
  if (content.known !== null) return writeTyped(fields, content.known);
  if (task.type === 'plan.agree' && intake !== null) return writeTyped(fields, planFrom(intake.answers));
  if (task.type === 'playbook.appoint') {
    const suggested = await services.suggestAppointment(viewer, task.runId);
    if (!suggested.ok) return {};
    const { accountManagerId, casemanagerIds } = suggested.value.suggested;
    return {
      ...(accountManagerId === null ? {} : { accountmanager: accountManagerId }),
      coordinator: coordinatorOf(viewer, fields),
      casemanagers: casemanagerIds,
    };
  }
  return {};
}

/** Who appoints is the coordinator himself, unless he chooses another. */
function coordinatorOf(viewer: Viewer, fields: readonly FormField[]): string | undefined {
  const me = viewer.kind === 'account' ? viewer.accountId : undefined;
  const options = fields.find((field) => field.name === 'coordinator')?.options ?? [];
  return options.some((option) => option.code === me) ? me : undefined;
}

/** The wishes of the intake as the beginning of a plan. */
function planFrom({ wens, hulp }: IntakeAnswers): Record<string, unknown> {
  return {
    droombaan: wens?.droombaan,
    broodbaan: wens?.broodbaan,
    diensten: (hulp?.gewenst ?? []).map((dienst) => ({ dienst })),
  };
}

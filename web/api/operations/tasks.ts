import { z } from 'zod';
import { isPlainDate } from '../../../domain/shared/dates';
import { TASK_ROLES } from '../../../domain/task/roles';
import type { CompletionFailure } from '../../../services/task/complete-task';
import type { TaskList, TaskListItem } from '../../../services/task/find-tasks';
import type { WebDeps } from '../../deps';
import { apiText } from '../../i18n/nl/api';
import { apiPaths } from '../../paths';
import type { WebProblem } from '../../problem';
import { refusalProblem, webProblem } from '../../problem';
import type { AddOperation } from '../define';

const lists = {
  mijn: 'mine',
  team: 'team',
  'van-niemand': 'unassigned',
  alles: 'all',
} as const satisfies Record<string, TaskList>;

const taskLine = z
  .strictObject({
    id: z.uuid(),
    soort: z.string().meta({ examples: ['referral.answer'] }),
    titel: z.string(),
    rol: z.enum(TASK_ROLES),
    klaarVoor: z.iso.datetime(),
    teLaat: z.boolean(),
    versie: z.int(),
    trajectId: z.uuid().nullable(),
    meldingNummer: z.string(),
    fase: z.string().nullable(),
  })
  .meta({ id: 'TaakRegel' });

const taskList = z
  .strictObject({
    taken: z.array(taskLine),
    volgende: z.string().nullable().meta({ description: apiText.next }),
  })
  .meta({ id: 'Takenlijst' });

const task = z
  .strictObject({
    id: z.uuid(),
    soort: z.string(),
    titel: z.string(),
    uitleg: z.string(),
    stand: z.enum(['open', 'afgerond', 'ingetrokken', 'hersteld']),
    klaarVoor: z.iso.datetime(),
    versie: z.int(),
    trajectId: z.uuid().nullable(),
    meldingNummer: z.string(),
    antwoordSchema: z.record(z.string(), z.unknown()).meta({ description: apiText.answerSchema }),
  })
  .meta({ id: 'Taak' });

const states = {
  open: 'open',
  completed: 'afgerond',
  withdrawn: 'ingetrokken',
  corrected: 'hersteld',
} as const;

const completion = z
  .strictObject({
    versie: z.int().positive().meta({ description: apiText.version }),
    antwoord: z.record(z.string(), z.unknown()),
    gebeurdOp: z
      .string()
      .refine(isPlainDate, { params: { problem: 'date_wrong' } })
      .optional()
      .meta({ format: 'date', description: apiText.happenedOn }),
  })
  .meta({ id: 'Afronding' });

const completed = z
  .strictObject({
    taakId: z.uuid(),
    trajectId: z.uuid().nullable(),
    fase: z.string(),
    geopend: z.array(z.string()).meta({ description: apiText.opened }),
  })
  .meta({ id: 'Afgerond' });

function lineOf(item: TaskListItem): z.input<typeof taskLine> {
  return {
    id: item.id,
    soort: item.type,
    titel: item.title,
    rol: item.role,
    klaarVoor: item.dueAt.toISOString(),
    teLaat: item.late,
    versie: item.version,
    trajectId: item.trajectoryId,
    meldingNummer: item.noticeNumber,
    fase: item.stage,
  };
}

function completionProblem(failure: CompletionFailure): WebProblem {
  if (failure.kind === 'refused') return refusalProblem(failure.refusal);
  return webProblem(
    'invalid-input',
    failure.problems.map(({ location, code, detail }) => ({
      in: 'body',
      location: `/antwoord/${location.replaceAll('.', '/')}`,
      code,
      detail,
    })),
  );
}

const oneTask = z.strictObject({ id: z.uuid() });

/** Tasks by the API: an employer's or provider's system does its own work. */
export function addTaskOperations(add: AddOperation, deps: WebDeps): void {
  const { services } = deps;
  add(
    {
      method: 'GET',
      path: apiPaths.tasks,
      id: 'takenLezen',
      tag: 'Taken',
      summary: 'Lees de open taken, met de minste tijd bovenaan',
      permission: 'read-tasks',
      audit: 'tasks.viewed',
      query: z.strictObject({
        lijst: z.enum(Object.keys(lists) as (keyof typeof lists)[]).default('alles'),
        vanaf: z.string().max(200).optional(),
        aantal: z.coerce.number().int().min(1).max(100).default(25),
      }),
      status: 200,
      answer: taskList,
    },
    async ({ viewer, query, request }) => {
      const { vanaf } = query;
      const page = await services.findTasks(viewer, {
        list: lists[query.lijst],
        limit: query.aantal,
        ...(vanaf === undefined ? {} : { cursor: vanaf }),
      });
      request.noteSubjects(page.tasks.flatMap((item) => item.trajectoryId ?? []));
      return { taken: page.tasks.map(lineOf), volgende: page.next };
    },
  );

  add(
    {
      method: 'GET',
      path: apiPaths.task,
      id: 'taakLezen',
      tag: 'Taken',
      summary: 'Lees een taak met het schema van het antwoord',
      permission: 'read-tasks',
      audit: 'task.viewed',
      params: oneTask,
      status: 200,
      answer: task,
    },
    async ({ viewer, params }) => {
      const found = await services.readTaskPage(viewer, params.id);
      if (!found) throw webProblem('not-found');
      return {
        id: found.task.id,
        soort: found.task.type,
        titel: found.type.title,
        uitleg: found.type.help,
        stand: states[found.task.state],
        klaarVoor: found.task.dueAt.toISOString(),
        versie: found.task.version,
        trajectId: found.task.trajectoryId,
        meldingNummer: found.noticeNumber,
        antwoordSchema: z.toJSONSchema(found.type.schema, { io: 'input', unrepresentable: 'any' }),
      };
    },
  );

  add(
    {
      method: 'POST',
      path: apiPaths.taskCompletions,
      id: 'taakAfronden',
      tag: 'Taken',
      summary: 'Rond een taak af',
      permission: 'do-tasks',
      audit: 'task.completed',
      params: oneTask,
      body: completion,
      status: 201,
      answer: completed,
      creates: true,
    },
    async ({ viewer, params, body }) => {
      const done = await services.completeTask(viewer, {
        taskId: params.id,
        version: body.versie,
        answer: body.antwoord,
        ...(body.gebeurdOp === undefined ? {} : { on: body.gebeurdOp }),
      });
      if (!done.ok) throw completionProblem(done.error);
      const { taskId, trajectoryId, stage, opened } = done.value;
      return { taakId: taskId, trajectId: trajectoryId, fase: stage, geopend: [...opened] };
    },
  );
}

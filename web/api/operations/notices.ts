import { z } from 'zod';
import { employeeContract, MOST_EMPLOYEES, noticeContract } from '../../../domain/notice/contract';
import type { NoticedEmployee } from '../../../domain/notice/notice';
import type { RuleContext } from '../../../domain/notice/rules';
import { CERTAINTY_WORDS } from '../../../domain/notice/words';
import { parseEmployee } from '../../../domain/notice/parse-notice';
import type { Problem } from '../../../domain/notice/problem';
import { amsterdamDate } from '../../../domain/shared/dates';
import type { AcceptFailure, NoticeReceipt } from '../../../services/notice/accept-notice';
import type { NoticeDetails } from '../../../services/notice/read-notice';
import type { WebDeps } from '../../deps';
import { requestKeyOf } from '../idempotency';
import { missingPartText } from '../../i18n/nl/missing-parts';
import { apiText } from '../../i18n/nl/api';
import { apiPaths } from '../../paths';
import type { WebProblem } from '../../problem';
import { refusalProblem, webProblem } from '../../problem';
import type { AddOperation } from '../define';

const certainty = z.enum([CERTAINTY_WORDS.definite, CERTAINTY_WORDS.uncertain, CERTAINTY_WORDS.embargo]);

const receiptContract = z
  .strictObject({
    id: z.uuid(),
    nummer: z.string().meta({ examples: ['OV-000123-4'] }),
    ontvangenOp: z.iso.datetime(),
    besluit: certainty,
    aantalWerknemers: z.int(),
    ontbreekt: z.array(z.string()).meta({ description: apiText.missing }),
    wmco: z.array(z.string()).meta({ description: apiText.wmco }),
    herhaald: z.boolean().meta({ description: apiText.repeated }),
  })
  .meta({ id: 'Ontvangstbewijs' });

const noticeStateContract = z
  .strictObject({
    id: z.uuid(),
    nummer: z.string(),
    stand: z.enum(['aanvaard', 'ingetrokken']),
    besluit: certainty,
    ontvangenOp: z.iso.datetime(),
    kenmerk: z.string().nullable(),
    aantalWerknemers: z.int(),
    herzieningsdatum: z.iso.date().nullable(),
    aantalOntbrekend: z.int(),
    versie: z.int(),
  })
  .meta({ id: 'MeldingStand' });

const peopleContract = z
  .strictObject({ werknemers: z.array(employeeContract).min(1).max(MOST_EMPLOYEES) })
  .meta({ id: 'Werknemers' });

const addedContract = z
  .strictObject({ nummer: z.string(), aantalWerknemers: z.int(), wmco: z.array(z.string()) })
  .meta({ id: 'Toegevoegd' });

const withdrawnContract = z
  .strictObject({
    nummer: z.string(),
    ingetrokkenOp: z.iso.datetime(),
    iedereenAfgesloten: z.boolean().meta({ description: apiText.everybodyClosed }),
  })
  .meta({ id: 'Ingetrokken' });

/** Reads people one by one by the rules of the notice, and tells everything that is wrong with all of them. */
function readPeople(body: unknown, context: RuleContext): NoticedEmployee[] {
  const shape = z.strictObject({ werknemers: z.array(z.unknown()).min(1).max(MOST_EMPLOYEES) });
  const { werknemers } = shape.parse(body);
  const problems: Problem[] = [];
  const people = werknemers.flatMap((one, index) => {
    const parsed = parseEmployee(one, context);
    if (parsed.ok) return [parsed.value];
    const place = `werknemers[${index}]`;
    problems.push(...parsed.error.map((found) => ({ ...found, location: `${place}.${found.location}` })));
    return [];
  });
  if (problems.length > 0) throw noticeProblem(problems);
  return people;
}

function receiptOf(receipt: NoticeReceipt): z.input<typeof receiptContract> {
  return {
    id: receipt.noticeId,
    nummer: receipt.number,
    ontvangenOp: receipt.acceptedAt,
    besluit: CERTAINTY_WORDS[receipt.certainty],
    aantalWerknemers: receipt.employeeCount,
    ontbreekt: receipt.missing.map((part) => missingPartText[part]),
    wmco: receipt.wmco.map((count) => count.text),
    herhaald: receipt.repeated,
  };
}

function stateOf(notice: NoticeDetails): z.input<typeof noticeStateContract> {
  return {
    id: notice.id,
    nummer: notice.number,
    stand: notice.state === 'accepted' ? 'aanvaard' : 'ingetrokken',
    besluit: CERTAINTY_WORDS[notice.certainty],
    ontvangenOp: notice.acceptedAt.toISOString(),
    kenmerk: notice.ownReference,
    aantalWerknemers: notice.employeeCount,
    herzieningsdatum: notice.reviewDate,
    aantalOntbrekend: notice.missing.length,
    versie: notice.version,
  };
}

/** `werknemers[3].einddatum` as the JSON pointer `/werknemers/3/einddatum`. */
function pointerOf(location: string): string {
  return `/${location.replaceAll(/\[(\d+)\]/g, '/$1').replaceAll('.', '/')}`;
}

/** Everything that is wrong with a notice, as a refusal of the API. */
export function noticeProblem(problems: readonly Problem[]): WebProblem {
  return webProblem(
    'invalid-input',
    problems.map((problem) => ({ ...problem, location: pointerOf(problem.location) })),
  );
}

/** A refused notice, as a refusal of the API. */
export function acceptProblem(failure: AcceptFailure): WebProblem {
  return failure.kind === 'invalid' ? noticeProblem(failure.problems) : refusalProblem(failure.refusal);
}

/** Notices by the API. */
export function addNoticeOperations(add: AddOperation, deps: WebDeps): void {
  add(
    {
      method: 'POST',
      path: apiPaths.notices,
      id: 'meldingDoen',
      tag: 'Meldingen',
      summary: 'Doe een melding',
      description: apiText.noticeDescription,
      permission: 'file-notice',
      audit: 'notice.filed',
      body: noticeContract,
      readsBodyItself: true,
      status: 201,
      answer: receiptContract,
      creates: true,
    },
    async ({ viewer, request }) => {
      const parsed = await deps.services.checkNotice(request.body);
      if (!parsed.ok) throw noticeProblem(parsed.error);
      const accepted = await deps.services.acceptNotice(viewer, parsed.value, {
        door: 'api',
        requestKey: requestKeyOf(request, viewer),
      });
      if (!accepted.ok) throw acceptProblem(accepted.error);
      request.noteSubjects([accepted.value.noticeId]);
      return receiptOf(accepted.value);
    },
  );

  add(
    {
      method: 'GET',
      path: apiPaths.notice,
      id: 'meldingLezen',
      tag: 'Meldingen',
      summary: 'Lees hoe het met een melding staat',
      permission: 'read-notices',
      audit: 'notice.viewed',
      params: z.strictObject({ id: z.uuid() }),
      status: 200,
      answer: noticeStateContract,
    },
    async ({ viewer, params }) => {
      const notice = await deps.services.readNotice(viewer, params.id);
      if (!notice) throw webProblem('not-found');
      return stateOf(notice);
    },
  );

  add(
    {
      method: 'POST',
      path: apiPaths.noticePeople,
      id: 'werknemersToevoegen',
      tag: 'Meldingen',
      summary: 'Voeg werknemers toe aan een melding',
      permission: 'file-notice',
      audit: 'notice.changed',
      params: z.strictObject({ id: z.uuid() }),
      body: peopleContract,
      readsBodyItself: true,
      status: 201,
      answer: addedContract,
      creates: true,
    },
    async ({ viewer, params, request }) => {
      const notice = await deps.services.readNotice(viewer, params.id);
      if (!notice) throw webProblem('not-found');
      const employees = readPeople(request.body, {
        today: amsterdamDate(deps.clock().toISOString()),
        endDateRequired: notice.certainty === 'definite',
      });
      const added = await deps.services.addPeople(viewer, { noticeId: notice.id, employees });
      if (!added.ok) throw acceptProblem(added.error);
      request.noteSubjects(added.value.trajectoryIds);
      return {
        nummer: added.value.number,
        aantalWerknemers: added.value.employeeCount,
        wmco: added.value.wmco.map((count) => count.text),
      };
    },
  );

  add(
    {
      method: 'POST',
      path: apiPaths.noticeWithdrawals,
      id: 'meldingIntrekken',
      tag: 'Meldingen',
      summary: 'Trek een melding in',
      description: apiText.withdrawDescription,
      permission: 'file-notice',
      audit: 'notice.withdrawn',
      params: z.strictObject({ id: z.uuid() }),
      body: z.strictObject({ reden: z.string().min(1).max(2000).optional() }).meta({ id: 'Intrekking' }),
      status: 201,
      answer: withdrawnContract,
      creates: true,
    },
    async ({ viewer, params, body }) => {
      const done = await deps.services.withdrawNotice(viewer, {
        noticeId: params.id,
        ...(body.reden === undefined ? {} : { reason: body.reden }),
      });
      if (!done.ok) throw refusalProblem(done.error);
      return {
        nummer: done.value.number,
        ingetrokkenOp: done.value.withdrawnAt,
        iedereenAfgesloten: done.value.everybodyClosed,
      };
    },
  );
}

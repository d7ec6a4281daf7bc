import type { Refusal, RefusalCode } from '../domain/shared/refusal';
import { REFUSAL_TEXT } from '../domain/shared/refusal-text';
import type { ProblemCode } from './i18n/nl/problems';
import { problems, refusedTitle } from './i18n/nl/problems';

/** One thing that is wrong with what was sent (NLGov ADR /core/error-handling/all-errors). */
export type FieldProblem = {
  in: 'body' | 'query' | 'path' | 'header';
  location: string;
  code: string;
  detail: string;
};

/** The body of RFC 9457 as the NLGov API design rules ask for it. */
export type ProblemBody = {
  status: number;
  title: string;
  detail: string;
  code: string;
  errors?: readonly FieldProblem[];
};

/** Stops a request with an answer; the Dutch text comes from the one catalogue. */
export class WebProblem extends Error {
  constructor(
    readonly body: ProblemBody,
    message = body.code,
  ) {
    super(message);
  }

  get status(): number {
    return this.body.status;
  }
}

/** Something the web layer itself refuses. */
export function webProblem(code: ProblemCode, errors: readonly FieldProblem[] = []): WebProblem {
  return new WebProblem({ ...problems[code], code, ...(errors.length > 0 ? { errors } : {}) });
}

/** What a refusal of the rules means in HTTP: gone or not yours, not allowed, overtaken, else a wrong request. */
const statuses: Partial<Record<RefusalCode, number>> = {
  case_unknown: 404,
  task_unknown: 404,
  draft_unknown: 404,
  notice_unknown: 404,
  notice_withdrawn: 409,
  not_allowed: 403,
  notice_not_allowed: 403,
  notice_not_your_company: 403,
  message_not_allowed: 403,
  task_changed: 409,
  task_taken: 409,
  task_not_open: 409,
  event_not_now: 409,
  notice_reference_used: 409,
  file_reader_busy: 429,
};

/** Something the rules refuse, for the API: its own code and its one Dutch sentence. */
export function refusalProblem(refusal: Refusal): WebProblem {
  const { code } = refusal;
  return new WebProblem({
    status: statuses[code] ?? 400,
    title: refusedTitle,
    detail: REFUSAL_TEXT[code],
    code,
  });
}

import type { ProblemCode } from './i18n/nl/problems';
import { problems } from './i18n/nl/problems';

/** One thing that is wrong with what was sent (NLGov ADR /core/error-handling/all-errors). */
export type FieldProblem = {
  in: 'body' | 'query' | 'path' | 'header';
  location: string;
  code: string;
  detail: string;
};

/** Something the web layer itself refuses; the Dutch text comes from the one catalogue. */
export class WebProblem extends Error {
  readonly status: number;
  readonly title: string;
  readonly detail: string;

  constructor(
    readonly code: ProblemCode,
    readonly errors: readonly FieldProblem[] = [],
  ) {
    super(code);
    this.status = problems[code].status;
    this.title = problems[code].title;
    this.detail = problems[code].detail;
  }
}

/** The body of RFC 9457 as the NLGov API design rules ask for it. */
export type ProblemBody = {
  status: number;
  title: string;
  detail: string;
  code: string;
  errors?: readonly FieldProblem[];
};

/** Turns a refusal of the web layer into the body of an answer. */
export function problemBody(problem: WebProblem): ProblemBody {
  return {
    status: problem.status,
    title: problem.title,
    detail: problem.detail,
    code: problem.code,
    ...(problem.errors.length > 0 ? { errors: problem.errors } : {}),
  };
}

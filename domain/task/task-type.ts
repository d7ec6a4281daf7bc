import type { z } from 'zod';
import type { Facts } from '../chart/decision';
import type { PlainDate } from '../shared/dates';
import type { Result } from '../shared/result';
import type { TaskRole } from './roles';

/**
 * One kind of human task. From this one definition come opening, reminding, escalating, the form,
 * the API, the validation and the OpenAPI text (design mechanism 5). Labels and help stand in the
 * schema itself (domain/shared/field), the keys of the result are Dutch as the outside reads them.
 */
export interface TaskType<Answer = unknown> {
  /** Stable code such as `intake.talk`; also the key of its service level in the draaiboek. */
  readonly key: string;
  readonly subject: 'trajectory' | 'playbook';
  /** Dutch, as it stands on the list. */
  readonly title: string;
  /** Dutch, one or two plain sentences: what is asked and why. */
  readonly help: string;
  readonly role: TaskRole;
  /** Other roles that may do it too, for example the team by phone for an employee (`enrol.answer`). */
  readonly alsoBy: readonly TaskRole[];
  /** What the doer fills in. Strict: unknown fields are refused. */
  readonly schema: z.ZodType<Answer>;
  /** Checks between fields, and against today's date. */
  check?(answer: Answer, today: PlainDate): Result<Answer>;
  /** The few facts the chart needs: codes, dates, ids, never personal data. */
  facts(answer: Answer): Facts;
  /** The day on which it happened, when the result says so; otherwise it is today. */
  happenedOn?(answer: Answer): PlainDate | undefined;
}

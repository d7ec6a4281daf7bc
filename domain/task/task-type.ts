import type { z } from 'zod';
import type { Facts } from '../chart/decision';
import type { Result } from '../shared/result';
import type { TaskRole } from './roles';

/**
 * One kind of human task. From this one definition come opening, reminding, escalating, the form,
 * the API, the validation and the OpenAPI text (design mechanism 5). Labels and help stand in the
 * schema itself: `z.string().meta({ title: 'Dutch label', description: 'Dutch help' })`.
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
  /** Checks that need today's date, such as a date that must lie ahead. Optional. */
  readonly check?: (answer: Answer, today: string) => Result<Answer>;
  /** The few facts the chart needs: codes, dates, ids, never personal data. */
  readonly facts: (answer: Answer) => Facts;
}

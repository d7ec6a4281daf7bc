import type { Course, CourseKind } from '../../domain/course/course';

/**
 * Tells whether a value is a course of this case. Cheap on purpose: the sender has validated it with the full
 * schema, and a workflow must never fail on a message; it ignores what it cannot use.
 */
export function isCourseOf(kind: CourseKind, id: string, value: unknown): value is Course {
  if (!isRecord(value) || value.kind !== kind || value.id !== id) return false;
  return (
    Number.isInteger(value.epoch) &&
    Number.isInteger(value.version) &&
    typeof value.stage === 'string' &&
    typeof value.notice === 'string' &&
    typeof value.region === 'string' &&
    typeof value.ended === 'boolean' &&
    (value.steppedNow === null || isInstant(value.steppedNow)) &&
    [value.overlays, value.tasks, value.transitions].every(Array.isArray) &&
    Array.isArray(value.moments) &&
    value.moments.every((moment: unknown) => isRecord(moment) && isText(moment.key) && isInstant(moment.at))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isInstant(value: unknown): boolean {
  return isText(value) && !Number.isNaN(Date.parse(value));
}

import type { Course } from '../../../domain/course/course';

export const CASE_ID = '0197c0de-0000-7000-8000-000000000001';

/** A course of a case that was just registered, with what a test wants to be different. */
export function course(changes: Partial<Course> = {}): Course {
  return {
    kind: 'trajectory',
    id: CASE_ID,
    epoch: 0,
    version: 1,
    stage: 'registered',
    overlays: [],
    tasks: [{ type: 'enrol.answer', key: '', round: 1 }],
    moments: [],
    transitions: [
      { version: 1, event: 'registered', from: null, to: 'registered', at: '2026-11-24T08:00:00.000Z' },
    ],
    ended: false,
    steppedNow: null,
    notice: 'VW-2026-000123',
    region: 'noordoost-brabant',
    ...changes,
  };
}

/** An instant so many days after another, both in milliseconds or ISO. */
export function daysAfter(from: number, days: number): string {
  return new Date(from + days * 86_400_000).toISOString();
}

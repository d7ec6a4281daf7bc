import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { Course } from '../../domain/course/course';
import type { ParkedMoment } from '../../domain/course/messages';
import { COURSE_QUERY, COURSE_SIGNAL, PARKED_QUERY } from '../../domain/course/messages';

/** A signal, because the sender needs no answer: the fact is already committed and visible. */
export const courseSignal = defineSignal<[Course]>(COURSE_SIGNAL);
/** What the workflow supervises now; asked by the reconciler and by tests. */
export const courseQuery = defineQuery<Course>(COURSE_QUERY);
/** Moments whose report keeps failing; asked by the reconciler. */
export const parkedQuery = defineQuery<readonly ParkedMoment[]>(PARKED_QUERY);

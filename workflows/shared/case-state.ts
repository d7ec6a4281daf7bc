import { compareCourses } from '../../domain/course/compare-courses';
import type { Course, CourseKind, Moment } from '../../domain/course/course';
import type { CaseStart, ParkedMoment } from '../../domain/course/messages';
import { isCourseOf } from './check-course';
import type { Lane } from './lanes';
import { groupOf, laneOf } from './lanes';

const MINUTE = 60_000;
const FIRST_PARKING = MINUTE;
const LONGEST_PARKING = 6 * 60 * MINUTE;

/** The next thing to wait for: an instant of the real clock, and what happens then. */
export interface Wait {
  readonly at: number;
  readonly key: string;
}

/**
 * What a workflow knows of its case: the newest course, the moments that are being reported now and those that
 * are parked. Holds no promises and reads no clock; `now` comes in as milliseconds.
 */
export class CaseState {
  readonly kind: CourseKind;
  readonly id: string;
  private newest: Course;
  private parkedByKey: Map<string, ParkedMoment>;
  private readonly reportingKeys = new Set<string>();

  constructor(kind: CourseKind, start: CaseStart) {
    this.kind = kind;
    this.id = start.course.id;
    this.newest = start.course;
    this.parkedByKey = new Map((start.parked ?? []).map((moment) => [moment.key, moment]));
  }

  get course(): Course {
    return this.newest;
  }

  get parked(): readonly ParkedMoment[] {
    return [...this.parkedByKey.values()];
  }

  get isReporting(): boolean {
    return this.reportingKeys.size > 0;
  }

  /**
   * Keeps the course when it is newer than the one we have; lost, late and repeated ones change nothing.
   * @returns true when it was newer
   */
  take(value: unknown): boolean {
    if (!isCourseOf(this.kind, this.id, value) || compareCourses(value, this.newest) <= 0) return false;
    this.newest = value;
    const keys = new Set(value.moments.map((moment) => moment.key));
    for (const key of this.parkedByKey.keys()) if (!keys.has(key)) this.parkedByKey.delete(key);
    return true;
  }

  /** The first moment of these lanes that is due and that nobody is reporting; undefined when there is none. */
  dueMoment(lanes: readonly Lane[], now: number): Moment | undefined {
    return this.newest.moments.find(
      (moment) => lanes.includes(laneOf(moment.key)) && this.isDue(moment, now) && !this.isBusy(moment.key),
    );
  }

  /** The earliest instant of the real clock at which something can become due; null when only a course can tell. */
  nextWait(): Wait | null {
    let earliest: Wait | null = null;
    for (const moment of this.newest.moments) {
      if (this.isBusy(moment.key)) continue;
      const at = this.wakesAt(moment);
      if (at !== null && (earliest === null || at < earliest.at)) earliest = { at, key: moment.key };
    }
    return earliest;
  }

  /** The case is not there any more: nothing is left to supervise, unless a newer course says otherwise. */
  abandon(): void {
    this.newest = { ...this.newest, ended: true };
  }

  beginReport(key: string): void {
    this.reportingKeys.add(key);
  }

  endReport(key: string): void {
    this.reportingKeys.delete(key);
  }

  /** True when a reported moment still stands in the course as due, which no answer should leave behind. */
  isStillDue(key: string, now: number): boolean {
    return this.newest.moments.some((moment) => moment.key === key && this.isReached(moment.at, now));
  }

  /** A moment was handled; forget that it was ever parked. */
  unpark(key: string): void {
    this.parkedByKey.delete(key);
  }

  /** Sets a moment aside: one minute the first time, then twice as long each time, six hours at most. */
  park(key: string, now: number): void {
    const times = (this.parkedByKey.get(key)?.times ?? 0) + 1;
    const pause = Math.min(FIRST_PARKING * 2 ** (times - 1), LONGEST_PARKING);
    const parkedAt = new Date(now).toISOString();
    this.parkedByKey.set(key, { key, times, parkedAt, retryAt: new Date(now + pause).toISOString() });
  }

  /**
   * Somebody worked on the case, so what was parked may well succeed now: try it again, though never within a
   * minute of parking it, so that two moments that spoil each other's course cannot keep a worker busy.
   */
  hurryParked(): void {
    for (const [key, parked] of this.parkedByKey) {
      const soon = Date.parse(parked.parkedAt) + MINUTE;
      if (soon >= Date.parse(parked.retryAt)) continue;
      this.parkedByKey.set(key, { ...parked, retryAt: new Date(soon).toISOString() });
    }
  }

  private isDue(moment: Moment, now: number): boolean {
    const parked = this.parkedByKey.get(moment.key);
    return this.isReached(moment.at, now) && (parked === undefined || Date.parse(parked.retryAt) <= now);
  }

  /** When the real clock can make a moment due; null when that depends on a stepped clock only. */
  private wakesAt(moment: Moment): number | null {
    const parked = this.parkedByKey.get(moment.key);
    const retryAt = parked === undefined ? 0 : Date.parse(parked.retryAt);
    if (this.newest.steppedNow === null) return Math.max(Date.parse(moment.at), retryAt);
    return parked !== undefined && this.isReached(moment.at, 0) ? retryAt : null;
  }

  private isReached(at: string, now: number): boolean {
    const present = this.newest.steppedNow === null ? now : Date.parse(this.newest.steppedNow);
    return Date.parse(at) <= present;
  }

  private isBusy(key: string): boolean {
    const group = groupOf(key);
    for (const reporting of this.reportingKeys) if (groupOf(reporting) === group) return true;
    return false;
  }
}

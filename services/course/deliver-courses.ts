import type { Course, CourseKind } from '../../domain/course/course';
import type { ServiceContext } from '../shared/context';
import type { CourseSender } from './course-sender';
import { TemporalAway } from './course-sender';
import type { DeliveryDuty } from './delivery-duty';
import { holdDuty } from './delivery-duty';
import { Pause, SetAside } from './delivery-pauses';
import type { Candidate } from './undelivered';
import { findUndelivered, markDelivered, readCourses } from './undelivered';

const LOOK_AHEAD = 200;
const GROUP_AT_MOST = 10;

export interface DeliveryOptions {
  readonly context: Pick<ServiceContext, 'pool' | 'log'>;
  /** For the connection that holds the duty and listens. */
  readonly connectionString: string;
  readonly sender: CourseSender;
  /** Sends under way at most; default 24. */
  readonly concurrency?: number;
  readonly pollMs?: number;
}

export interface DeliveryProgress {
  /** `away`: the last attempt failed because Temporal or the database was away. */
  readonly state: 'ok' | 'standby' | 'away';
  readonly sent: number;
  /** Courses that were refused and wait before they are tried again. */
  readonly setAside: number;
}

export interface CourseDelivery {
  progress(): DeliveryProgress;
  /** Lets what is under way end. */
  stop(): Promise<void>;
}

/**
 * Delivers courses to Temporal (design mechanism 2): looks which cases changed, reads their newest course at the
 * moment of sending, sends, and then marks the version. Nobody waits for it. Several may run side by side; one is
 * on duty. Woken by NOTIFY, and looks by itself every second.
 */
export function startDelivery(options: DeliveryOptions): CourseDelivery {
  return new Delivery(options);
}

class Delivery implements CourseDelivery {
  private readonly duty: DeliveryDuty;
  private readonly timer: NodeJS.Timeout;
  private readonly most: number;
  private readonly onTheWay = new Set<string>();
  private readonly groups = new Set<Promise<void>>();
  private readonly aside = new SetAside();
  private readonly outage = new Pause();
  private queue: Candidate[] = [];
  private looking = false;
  private lookAgain = false;
  private stopped = false;
  private sent = 0;

  constructor(private readonly options: DeliveryOptions) {
    const pollMs = options.pollMs ?? 1000;
    this.most = options.concurrency ?? 24;
    this.duty = holdDuty({
      connectionString: options.connectionString,
      log: options.context.log,
      pollMs,
      onWake: () => void this.look(),
    });
    this.timer = setInterval(() => void this.look(), pollMs);
  }

  progress(): DeliveryProgress {
    const state = this.outage.isOn ? 'away' : this.duty.onDuty() ? 'ok' : 'standby';
    return { state, sent: this.sent, setAside: this.aside.size };
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    this.queue = [];
    await Promise.all(this.groups);
    await this.duty.stop();
  }

  /** Reads who waits, with those first who go first; never two readings at once. */
  private async look(): Promise<void> {
    if (this.stopped || !this.duty.onDuty() || this.outage.mustWait()) return;
    if (this.looking) {
      this.lookAgain = true;
      return;
    }
    this.looking = true;
    try {
      do {
        this.lookAgain = false;
        const except = [...this.onTheWay, ...this.aside.waiting()];
        const found = await findUndelivered(this.options.context, LOOK_AHEAD, except);
        if (this.outage.mustWait()) break;
        this.queue = found.filter((candidate) => !this.onTheWay.has(candidate.id));
        this.pump();
      } while (this.lookAgain && !this.stopped);
    } catch {
      this.fault('course-look-failed');
    } finally {
      this.looking = false;
    }
  }

  /** Sends as much as may be under way; after an outage one course tries the line first. */
  private pump(): void {
    const most = this.outage.isOn ? 1 : this.most;
    while (!this.stopped && this.queue.length > 0 && this.onTheWay.size < most) {
      const group = this.takeGroup(most - this.onTheWay.size);
      for (const { id } of group) this.onTheWay.add(id);
      const work = this.deliverGroup(group).finally(() => {
        this.groups.delete(work);
        for (const { id } of group) this.onTheWay.delete(id);
        if (this.queue.length > 0) this.pump();
        else if (!this.outage.isOn) void this.look();
      });
      this.groups.add(work);
    }
  }

  /** The next few of one kind: their courses are read and marked with one statement each. */
  private takeGroup(room: number): Candidate[] {
    const kind = this.queue[0]?.kind;
    const share = Math.ceil(this.queue.length / this.most);
    const size = Math.min(room, share, GROUP_AT_MOST);
    const other = this.queue.findIndex((candidate) => candidate.kind !== kind);
    return this.queue.splice(0, other === -1 ? size : Math.min(size, other));
  }

  private async deliverGroup(group: readonly Candidate[]): Promise<void> {
    const kind: CourseKind = group[0]?.kind ?? 'trajectory';
    try {
      const courses = await readCourses(
        this.options.context,
        kind,
        group.map(({ id }) => id),
      );
      // The line went away while we were reading: what is not sent is found again.
      if (this.outage.mustWait()) return;
      // A case that cannot be read (erased in between, or damaged) must not be asked for again at once.
      const readable = new Set(courses.map((course) => course.id));
      for (const { id } of group) if (!readable.has(id)) this.aside.add(id);
      const known = new Map(group.map(({ id, hasWorkflow }) => [id, hasWorkflow]));
      const delivered = await Promise.all(
        courses.map((course) => this.deliver(course, known.get(course.id) === true)),
      );
      await markDelivered(
        this.options.context,
        kind,
        delivered.flatMap((course) => course ?? []),
      );
    } catch {
      this.fault('course-delivery-interrupted');
    }
  }

  /** @returns the course when it was delivered; null when it has to wait */
  private async deliver(course: Course, hasWorkflow: boolean): Promise<Course | null> {
    try {
      await this.options.sender.send(course, hasWorkflow);
      this.sent += 1;
      this.aside.forget(course.id);
      if (this.outage.end()) this.options.context.log.info({}, 'temporal-back');
      return course;
    } catch (error) {
      if (error instanceof TemporalAway) {
        this.fault('temporal-away');
      } else {
        this.aside.add(course.id);
        const fault = error instanceof Error ? error.name : 'unknown';
        this.options.context.log.error({ caseId: course.id, kind: course.kind, fault }, 'course-refused');
      }
      return null;
    }
  }

  /** What hits everybody stops everybody for a while. */
  private fault(code: string): void {
    this.queue = [];
    if (this.outage.begin()) this.options.context.log.warn({}, code);
  }
}

import type { Instant, PlainDate } from '../shared/dates';
import type { PlaybookDocument } from '../playbook/document';
import type { TaskRole } from '../task/roles';

/** Everything a chart may look at besides the state and the event. Charts read no clock and no store. */
export interface ChartRules {
  readonly now: Instant;
  readonly playbook: PlaybookDocument;
}

/** Codes, dates, counts and ids; never names or free text. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** A task to open. (type, key, round) is its natural key within the case. */
export interface TaskOpening {
  readonly type: string;
  readonly key: string;
  readonly round: number;
  readonly role: TaskRole;
  readonly openedAt: Instant;
  readonly dueAt: Instant;
  /** An account that must get it at once, for example the fixed casemanager. */
  readonly assigneeId?: string;
  /** A region other than the case's own, for a hand-over. */
  readonly regionCode?: string;
}

export interface TaskRef {
  readonly type: string;
  readonly key: string;
  readonly round: number;
}

/** A task that is closed by the chart and not by a person. */
export interface TaskClosing extends TaskRef {
  readonly reason: string;
}

/** A task of which the due time, the assignee or the urgency changes. */
export interface TaskChange extends TaskRef {
  readonly dueAt?: Instant;
  readonly assigneeId?: string | null;
  readonly escalatedAt?: Instant;
}

/**
 * A mail to write. `key` makes it the same mail when decided twice; it is prefixed with the case's id.
 * A recipient is a role of the case, never an address.
 */
export interface MailIntent {
  readonly key: string;
  readonly template: string;
  readonly to: TaskRole;
  readonly params: Facts;
  /** May be collected into one digest per recipient. */
  readonly digest: boolean;
}

/** An event to publish on the region's progress topic or a partner's topic; data in Dutch keys. */
export interface EventIntent {
  readonly channel: 'voortgang' | 'melding-reacties' | 'verwijzingen' | 'matchverzoeken';
  readonly type: string;
  readonly key: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What a chart decided: all of it is written in one transaction or none of it. */
export interface Decision<State> {
  readonly state: State;
  /** The name of the transition in the audit chain and in the course. */
  readonly event: string;
  readonly data: Facts;
  readonly opened: readonly TaskOpening[];
  readonly closed: readonly TaskClosing[];
  readonly changed: readonly TaskChange[];
  readonly mails: readonly MailIntent[];
  readonly events: readonly EventIntent[];
}

/** A day on which something happened, as entered; what counts in figures is this day (design §8). */
export type HappenedOn = PlainDate;

import type { Instant, PlainDate } from '../shared/dates';
import type { OutboundName } from '../events/names';
import type { MailTemplateKey } from '../mail/template-keys';
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

/** A task of which the due time, the doer or the urgency changes; what is absent stays as it is. */
export interface TaskChange extends TaskRef {
  readonly dueAt?: Instant;
  readonly assigneeId?: string | null;
  readonly escalatedAt?: Instant;
  /** For example an invitation nobody answered: the team does it by phone. */
  readonly role?: TaskRole;
  /** After a hand-over: the region whose people may do it. */
  readonly regionCode?: string;
}

/**
 * A mail to write. `key` makes it the same mail when decided twice; it is prefixed with the case's id.
 * A recipient is a role of the case, never an address.
 */
export interface MailIntent {
  readonly key: string;
  readonly template: MailTemplateKey;
  readonly to: TaskRole;
  readonly params: Facts;
  /** May be collected into one digest per recipient. */
  readonly digest: boolean;
  /** The task it is about: when somebody has it, he is the recipient instead of everybody with the role. */
  readonly task?: TaskRef;
  /** A region other than the case's own whose people with this role get it. */
  readonly regionCode?: string;
  /** Under embargo: only to those of the role who are in the named circle. */
  readonly namedCircleOnly?: boolean;
}

/**
 * An event to publish on the region's progress topic or a partner's topic; data in Dutch keys. A chart does not
 * know ids: the service adds those of the case, its run and its region as the event's contract asks.
 */
export interface EventIntent {
  readonly channel: 'voortgang' | 'melding-reacties' | 'verwijzingen' | 'matchverzoeken';
  /** The name in domain/events/names, such as `fase-gewijzigd`. */
  readonly type: OutboundName;
  /** The key on the topic; empty means the case's own id, which a chart does not know. */
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
  /** Tasks that were completed and are undone by a correction, also those that followed from it. */
  readonly corrected: readonly TaskRef[];
  readonly mails: readonly MailIntent[];
  readonly events: readonly EventIntent[];
}

/** A day on which something happened, as entered; what counts in figures is this day (design §8). */
export type HappenedOn = PlainDate;

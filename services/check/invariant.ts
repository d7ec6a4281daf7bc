import type { Transaction } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';
import type { CaseReader, MailReader, TopicReader } from './stores';

/** What one invariant found. */
export interface Finding {
  /** How many things were looked at; 0 means that there was nothing to check. */
  readonly checked: number;
  /** One sentence per violation, in Dutch, with the id of what it is about and never a name or address. */
  readonly violations: readonly string[];
}

/** What an invariant may look at: the stores, and nothing that a process of ours says about itself. */
export interface CheckStores {
  readonly context: Pick<ServiceContext, 'pool' | 'now'>;
  /** Null when it was not given; an invariant that needs it says so. */
  readonly cases: CaseReader | null;
  readonly topics: TopicReader | null;
  /** Null with a real mail server. */
  readonly mails: MailReader | null;
  /** Texts that may stand in no topic, history or log: planted names, addresses. */
  readonly planted: readonly string[];
  /** Files with the logs of the processes. */
  readonly logFiles: readonly string[];
}

/** A promise about the data of a live system (engineering 4.1). */
export interface Invariant {
  /** Stable code. */
  readonly name: string;
  /** What it says, Dutch. */
  readonly text: string;
  check(tx: Transaction, stores: CheckStores): Promise<Finding>;
}

/** At most this many violations per invariant are named; the number of all of them comes with it. */
const MOST_NAMED = 50;

/** Puts a finding together; a long list is cut with a line that says how long it was. */
export function finding(checked: number, violations: readonly string[]): Finding {
  if (violations.length <= MOST_NAMED) return { checked, violations };
  const rest = violations.length - MOST_NAMED;
  return { checked, violations: [...violations.slice(0, MOST_NAMED), `en nog ${rest} andere`] };
}

/** Runs a query that names violations, and one that counts what was looked at. */
export async function findingOf(
  tx: Transaction,
  counted: string,
  violating: string,
  values: readonly unknown[] = [],
): Promise<Finding> {
  const count = await tx.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${counted}`);
  const { rows } = await tx.query<{ text: string }>(violating, values);
  return finding(
    count.rows[0]?.n ?? 0,
    rows.map((row) => row.text),
  );
}

/** The answer of an invariant whose store does not answer. */
export function withoutStore(store: string): Finding {
  return { checked: 0, violations: [`${store} is niet te lezen; dit is niet gecontroleerd`] };
}

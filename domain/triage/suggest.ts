import type { TriageFact, TriageFacts } from './facts';
import { isTriageFact, TRIAGE_FACT_LABELS, TRIAGE_VALUE_LABELS } from './facts';
import type { TriageMeaning } from './meaning';
import { TRIAGE_SHORT } from './meaning';
import type { TriageRule } from './table';
import { acceptedValues } from './table';

/** A row that holds for this person, in words. */
export type FiredRow = {
  /** 1 for the first row of the table. */
  readonly row: number;
  readonly suggests: TriageMeaning;
  /** The reason written in the table, Dutch. */
  readonly because: string;
  /** The facts of this person that made the row hold: "zoekt al: ja". */
  readonly seen: readonly string[];
  /** The first row that holds decides; the others are shown, because they help the casemanager to weigh. */
  readonly decides: boolean;
};

export type TriageSuggestion = {
  readonly meaning: TriageMeaning;
  readonly fired: readonly FiredRow[];
  /** One Dutch text for the screen and the file. */
  readonly explanation: string;
};

/**
 * What the table suggests for a person, with every row that holds. The casemanager decides, not this function.
 * @returns null when no row holds; a table that passed `validateTriageTable` always gives an answer
 */
export function suggestTriage(rules: readonly TriageRule[], facts: TriageFacts): TriageSuggestion | null {
  const holding = rules
    .map((rule, index) => ({ rule, row: index + 1 }))
    .filter(({ rule }) => rule.when.every((condition) => holds(condition, facts)))
    // The last row holds for everybody; when another row decides, it says nothing about this person.
    .filter(({ rule }, index) => index === 0 || rule.when.length > 0);
  const fired = holding.map(({ rule, row }, index): FiredRow => ({
    row,
    suggests: rule.suggest,
    because: rule.because,
    seen: rule.when.map((condition) => describe(condition.fact, facts)),
    decides: index === 0,
  }));
  const [decisive] = fired;
  if (decisive === undefined) return null;
  return { meaning: decisive.suggests, fired, explanation: explain(decisive, fired.slice(1)) };
}

function holds(condition: TriageRule['when'][number], facts: TriageFacts): boolean {
  return isTriageFact(condition.fact) && acceptedValues(condition.is).includes(facts[condition.fact]);
}

function describe(fact: string, facts: TriageFacts): string {
  if (!isTriageFact(fact)) return fact;
  const name: TriageFact = fact;
  return `${TRIAGE_FACT_LABELS[name]}: ${TRIAGE_VALUE_LABELS[facts[name]] ?? facts[name]}`;
}

function explain(decisive: FiredRow, others: readonly FiredRow[]): string {
  const rows = [`Het voorstel is ${TRIAGE_SHORT[decisive.suggests]}.`, sentence(decisive)];
  for (const other of others) {
    if (other.suggests !== decisive.suggests) rows.push(`Weeg ook mee: ${sentence(other)}`);
  }
  rows.push('De casemanager beslist.');
  return rows.join(' ');
}

function sentence(fired: FiredRow): string {
  const seen = fired.seen.length === 0 ? '' : ` (${fired.seen.join('; ')})`;
  return `Regel ${fired.row}: ${fired.because.replace(/\.$/, '')}${seen}.`;
}

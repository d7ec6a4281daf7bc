import type { z } from 'zod';
import type { triageRuleSchema } from '../playbook/document';
import type { TriageFact } from './facts';
import { isTriageFact, PROTECTED_FACTS, valuesOf } from './facts';

/** One row of the triage table of a draaiboek. The first row of which all conditions hold decides. */
export type TriageRule = z.infer<typeof triageRuleSchema>;

export type TriageTableFault = {
  readonly kind:
    'protected_fact' | 'unknown_fact' | 'unknown_value' | 'no_answer_for_some' | 'row_never_reached';
  /** 1 for the first row; null when the fault is of the table as a whole. */
  readonly row: number | null;
  readonly fact: string | null;
  /** Dutch, for whoever edits the table. */
  readonly text: string;
};

/** Which values each fact may still have; a fact that is not listed may have all. */
type Region = ReadonlyMap<TriageFact, ReadonlySet<string>>;
type Conditions = ReadonlyMap<TriageFact, ReadonlySet<string>>;

/**
 * Finds everything that is wrong with a table: facts that may not count, words that do not exist, people for whom
 * no row gives an answer, rows that no person can ever reach. Exact: it reasons over all combinations of facts.
 * @returns the faults in the order of the rows; empty when the table may be used
 */
export function validateTriageTable(rules: readonly TriageRule[]): readonly TriageTableFault[] {
  const faults = rules.flatMap((rule, index) => wordFaults(rule, index + 1));
  if (faults.length > 0) return faults;
  const rows = rules.map(conditionsOf);
  rows.forEach((row, index) => {
    const start = intersect(new Map(), row);
    if (start === null || !escapesAll(start, rows.slice(0, index))) {
      faults.push(rowFault('row_never_reached', index + 1, null, 'Deze regel komt nooit aan de beurt.'));
    }
  });
  if (escapesAll(new Map(), rows)) {
    faults.push({
      kind: 'no_answer_for_some',
      row: null,
      fact: null,
      text: 'Voor sommige mensen geeft de tabel geen antwoord. Zet onderaan een regel zonder voorwaarden.',
    });
  }
  return faults;
}

/** The values a condition accepts. */
export function acceptedValues(is: TriageRule['when'][number]['is']): readonly string[] {
  if (Array.isArray(is)) return is;
  if (typeof is === 'boolean') return [is ? 'yes' : 'no'];
  return [String(is)];
}

function wordFaults(rule: TriageRule, row: number): TriageTableFault[] {
  return rule.when.flatMap(({ fact, is }): TriageTableFault[] => {
    if (PROTECTED_FACTS.includes(fact.toLowerCase())) {
      return [rowFault('protected_fact', row, fact, `"${fact}" mag niet meetellen in een advies.`)];
    }
    if (!isTriageFact(fact)) return [rowFault('unknown_fact', row, fact, `"${fact}" bestaat niet.`)];
    const known = valuesOf(fact);
    const wrong = acceptedValues(is).filter((value) => !known.includes(value));
    const empty = acceptedValues(is).length === 0;
    if (wrong.length === 0 && !empty) return [];
    return [rowFault('unknown_value', row, fact, `"${wrong.join(', ')}" is geen waarde van "${fact}".`)];
  });
}

function rowFault(
  kind: TriageTableFault['kind'],
  row: number,
  fact: string | null,
  text: string,
): TriageTableFault {
  return { kind, row, fact, text: `Regel ${row}: ${text}` };
}

/** The conditions of a checked row, several on one fact taken together. */
function conditionsOf(rule: TriageRule): Conditions {
  const conditions = new Map<TriageFact, ReadonlySet<string>>();
  for (const { fact, is } of rule.when) {
    if (!isTriageFact(fact)) continue;
    const accepted = new Set(acceptedValues(is));
    const before = conditions.get(fact);
    conditions.set(
      fact,
      before === undefined ? accepted : new Set([...accepted].filter((v) => before.has(v))),
    );
  }
  return conditions;
}

/** The part of a region in which all conditions hold; null when nobody is left. */
function intersect(region: Region, conditions: Conditions): Region | null {
  const result = new Map(region);
  for (const [fact, accepted] of conditions) {
    const left = [...(region.get(fact) ?? valuesOf(fact))].filter((value) => accepted.has(value));
    if (left.length === 0) return null;
    result.set(fact, new Set(left));
  }
  return result;
}

/**
 * Tells whether somebody in the region is met by none of the rows. To escape a row, one of its conditions has to
 * fail; each way to fail makes a smaller region in which the other rows are tried.
 */
function escapesAll(region: Region, rows: readonly Conditions[]): boolean {
  const [row, ...others] = rows;
  if (row === undefined) return true;
  if (intersect(region, row) === null) return escapesAll(region, others);
  for (const [fact, accepted] of row) {
    const left = [...(region.get(fact) ?? valuesOf(fact))].filter((value) => !accepted.has(value));
    if (left.length > 0 && escapesAll(new Map([...region, [fact, new Set(left)]]), others)) return true;
  }
  return false;
}

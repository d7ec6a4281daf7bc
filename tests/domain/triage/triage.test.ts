// Promise: a table suggests with reasons and without protected traits, a person decides, and a bare number is nothing.
import fc from 'fast-check';
import { decideTriage, triageDecisionContract, triageDecisionFacts } from '../../../domain/triage/decision';
import { DEFAULT_TRIAGE_TABLE } from '../../../domain/triage/default-table';
import type { TriageFact, TriageFacts } from '../../../domain/triage/facts';
import { TRIAGE_FACTS, valuesOf } from '../../../domain/triage/facts';
import { parseTriageMeaning, TRIAGE_LABELS } from '../../../domain/triage/meaning';
import { suggestTriage } from '../../../domain/triage/suggest';
import type { TriageRule } from '../../../domain/triage/table';
import { validateTriageTable } from '../../../domain/triage/table';

const nobodySaid: TriageFacts = {
  wants_work: 'unknown',
  knows_what: 'unknown',
  already_searching: 'unknown',
  prospect_of_work: 'unknown',
  own_estimate: 'unknown',
  own_network: 'unknown',
  digital_skill: 'unknown',
  cv_ready: 'unknown',
  wants_other_sector: 'unknown',
  attention_for_loss_first: 'unknown',
  needs_training: 'unknown',
  barriers: 'unknown',
};

describe('a number without words', () => {
  test.each(['1', '2', '3', ' 3 ', 'triage 1', 'Triage: 3', 'TRIAGE-2'])('"%s" is refused', (text) => {
    expect(parseTriageMeaning(text)).toMatchObject({
      ok: false,
      error: { code: 'triage_number_without_meaning' },
    });
  });

  test.each([
    ['eigen kracht', 'own_strength'],
    ['Eigen-kracht', 'own_strength'],
    ['own_strength', 'own_strength'],
    ['Triage 3 (zoals uitgevoerd): intensief', 'intensive'],
    ['kort-en-match', 'short_match'],
    ['3 - eigen kracht', 'own_strength'], // the numbering of the design: the words count
  ])('"%s" means %s', (text, meaning) => {
    expect(parseTriageMeaning(text)).toEqual({ ok: true, value: meaning });
  });

  test.each(['', 'hoog', 'intensief of kort'])('"%s" is unknown', (text) => {
    expect(parseTriageMeaning(text)).toMatchObject({ error: { code: 'triage_meaning_unknown' } });
  });

  test('every label has number and words', () => {
    expect(Object.values(TRIAGE_LABELS).map((label) => label.split('.')[0])).toEqual([
      'Triage 1 (zoals uitgevoerd): eigen kracht',
      'Triage 2 (zoals uitgevoerd): kort en match',
      'Triage 3 (zoals uitgevoerd): intensief',
    ]);
  });
});

describe('checking a table', () => {
  const rest: TriageRule = { when: [], suggest: 'short_match', because: 'Anders.' };
  const kinds = (rules: TriageRule[]) => validateTriageTable(rules).map(({ kind, row }) => [kind, row]);

  test('the default table is good', () => {
    expect(validateTriageTable(DEFAULT_TRIAGE_TABLE)).toEqual([]);
  });

  test.each(['age', 'leeftijd', 'geslacht', 'nationality', 'gezondheid', 'dienstjaren', 'Persoonlijk'])(
    '%s may not count',
    (fact) => {
      expect(kinds([{ when: [{ fact, is: 'yes' }], suggest: 'intensive', because: 'x' }, rest])).toEqual([
        ['protected_fact', 1],
      ]);
    },
  );

  test('words that do not exist are named with their row', () => {
    expect(
      kinds([
        { when: [{ fact: 'shoe_size', is: '42' }], suggest: 'intensive', because: 'x' },
        { when: [{ fact: 'barriers', is: ['some', 'three'] }], suggest: 'intensive', because: 'x' },
        rest,
      ]),
    ).toEqual([
      ['unknown_fact', 1],
      ['unknown_value', 2],
    ]);
  });

  test('a table that leaves some people without an answer is refused', () => {
    expect(
      kinds([{ when: [{ fact: 'cv_ready', is: 'yes' }], suggest: 'short_match', because: 'x' }]),
    ).toEqual([['no_answer_for_some', null]]);
    // Yes and no are covered, but not "nobody said".
    expect(
      kinds([
        { when: [{ fact: 'cv_ready', is: 'yes' }], suggest: 'short_match', because: 'x' },
        { when: [{ fact: 'cv_ready', is: 'no' }], suggest: 'intensive', because: 'x' },
      ]),
    ).toEqual([['no_answer_for_some', null]]);
    expect(
      kinds([
        { when: [{ fact: 'cv_ready', is: true }], suggest: 'short_match', because: 'x' },
        { when: [{ fact: 'cv_ready', is: ['no', 'unknown'] }], suggest: 'intensive', because: 'x' },
      ]),
    ).toEqual([]);
  });

  test('rows that nobody can reach are named, also when only several rows together cover them', () => {
    expect(kinds([rest, rest])).toEqual([['row_never_reached', 2]]);
    expect(
      kinds([
        { when: [{ fact: 'cv_ready', is: ['yes', 'unknown'] }], suggest: 'short_match', because: 'x' },
        { when: [{ fact: 'cv_ready', is: 'no' }], suggest: 'intensive', because: 'x' },
        { when: [{ fact: 'barriers', is: 'many' }], suggest: 'intensive', because: 'x' },
      ]),
    ).toEqual([['row_never_reached', 3]]);
    expect(
      kinds([
        {
          when: [
            { fact: 'cv_ready', is: 'yes' },
            { fact: 'cv_ready', is: 'no' },
          ],
          suggest: 'intensive',
          because: 'x',
        },
        rest,
      ]),
    ).toEqual([['row_never_reached', 1]]);
  });

  test('the check agrees with trying out everybody', () => {
    const facts = ['cv_ready', 'barriers', 'knows_what'] as const;
    const condition = fc.constantFrom<TriageFact>(...facts).chain((fact) =>
      fc.record({
        fact: fc.constant<string>(fact),
        is: fc.subarray([...valuesOf(fact)], { minLength: 1 }),
      }),
    );
    const rule: fc.Arbitrary<TriageRule> = fc.record({
      when: fc.array(condition, { maxLength: 3 }),
      suggest: fc.constant('intensive' as const),
      because: fc.constant('x'),
    });
    const people = [...valuesOf('cv_ready')].flatMap((cv) =>
      [...valuesOf('barriers')].flatMap((barriers) =>
        [...valuesOf('knows_what')].map(
          (knows) => ({ ...nobodySaid, cv_ready: cv, barriers, knows_what: knows }) as TriageFacts,
        ),
      ),
    );
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 6 }), (rules) => {
        const suggestions = people.map((person) => suggestTriage(rules, person));
        const deciding = new Set(suggestions.map((suggestion) => suggestion?.fired[0]?.row));
        const expected: unknown[] = rules
          .map((_, index) => index + 1)
          .filter((row) => !deciding.has(row))
          .map((row) => ['row_never_reached', row]);
        if (suggestions.includes(null)) expected.push(['no_answer_for_some', null]);
        expect(kinds(rules)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the suggestion', () => {
  test('names the rows that hold and the facts that were seen', () => {
    const suggestion = suggestTriage(DEFAULT_TRIAGE_TABLE, {
      ...nobodySaid,
      own_estimate: 'high',
      already_searching: 'yes',
      knows_what: 'yes',
      barriers: 'none',
    });
    expect(suggestion?.meaning).toBe('own_strength');
    expect(suggestion?.fired.map(({ row, decides }) => [row, decides])).toEqual([[6, true]]);
    expect(suggestion?.explanation).toBe(
      'Het voorstel is triage 1 (zoals uitgevoerd): eigen kracht. ' +
        'Regel 6: Zoekt al, weet wat voor werk, en ziet zelf een grote kans ' +
        '(zoekt al: ja; weet wat voor werk: ja; eigen inschatting van de kans: groot; belemmeringen: geen). ' +
        'De casemanager beslist.',
    );
  });

  test.each([
    [{}, 'short_match'],
    [{ prospect_of_work: 'yes' }, 'own_strength'],
    [{ prospect_of_work: 'yes', attention_for_loss_first: 'yes' }, 'intensive'], // loss comes first (D47)
    [{ barriers: 'many' }, 'intensive'],
    [{ own_estimate: 'low' }, 'intensive'],
    [{ own_estimate: 'low', knows_what: 'yes' }, 'short_match'],
    [{ needs_training: 'yes', wants_other_sector: 'yes' }, 'intensive'],
    [{ digital_skill: 'little', own_network: 'no' }, 'intensive'],
    [{ digital_skill: 'little', own_network: 'no', already_searching: 'yes' }, 'short_match'],
  ] as const)('%j gives %s', (known, meaning) => {
    expect(suggestTriage(DEFAULT_TRIAGE_TABLE, { ...nobodySaid, ...known })?.meaning).toBe(meaning);
  });

  test('the default table has an answer for everybody', () => {
    const anybody = fc.record(
      Object.fromEntries(
        (Object.keys(TRIAGE_FACTS) as TriageFact[]).map((fact) => [fact, fc.constantFrom(...valuesOf(fact))]),
      ),
    );
    fc.assert(
      fc.property(
        anybody,
        (facts) => suggestTriage(DEFAULT_TRIAGE_TABLE, facts as unknown as TriageFacts) !== null,
      ),
      { numRuns: 2000 },
    );
  });
});

describe('the decision', () => {
  const base = { contactvorm: 'in-gesprek' } as const;

  test('follows the suggestion without a reason, and deviates only with one', () => {
    expect(decideTriage({ ...base, uitkomst: 'kort-en-match' }, 'short_match')).toMatchObject({
      ok: true,
      value: { meaning: 'short_match', deviates: false, guidanceForm: 'face_to_face', exceptionServices: [] },
    });
    expect(decideTriage({ ...base, uitkomst: 'intensief' }, 'short_match')).toEqual({
      ok: false,
      error: {
        code: 'triage_deviation_needs_reason',
        details: { suggested: 'short_match', chosen: 'intensive' },
      },
    });
    expect(
      decideTriage(
        { ...base, uitkomst: 'intensief', afwijkingReden: 'Heeft meer tijd nodig.' },
        'short_match',
      ),
    ).toMatchObject({ ok: true, value: { meaning: 'intensive', deviates: true } });
  });

  test('some tests for somebody in own strength are an exception with a reason (D50)', () => {
    const answer = { ...base, uitkomst: 'eigen-kracht', uitzonderingDiensten: ['loopbaantest'] } as const;
    const parsed = triageDecisionContract.parse(answer);
    expect(decideTriage(parsed, 'own_strength')).toMatchObject({
      error: { code: 'triage_exception_needs_reason' },
    });
    const withReason = { ...parsed, uitzonderingReden: 'Wil weten wat nog meer past.' };
    expect(decideTriage(withReason, 'own_strength')).toMatchObject({
      value: { exceptionServices: ['career_test'] },
    });
    expect(triageDecisionFacts(withReason)).toEqual({
      meaning: 'own_strength',
      guidanceForm: 'face_to_face',
      exceptionServices: 'career_test',
    });
    expect(decideTriage({ ...withReason, uitkomst: 'intensief' }, 'intensive')).toMatchObject({
      error: { code: 'triage_exception_only_own_strength' },
    });
  });
});

import { describeFields } from '../../../domain/shared/form-fields';
import { employeeContract, employerContract, noticeFactsContract } from '../../../domain/notice/contract';
import { findDuplicates } from '../../../domain/notice/duplicates';
import { joinParts } from '../../../domain/notice/join-parts';
import { missingParts } from '../../../domain/notice/missing-parts';
import { parseNotice, parseNoticeEvent } from '../../../domain/notice/parse-notice';
import type { Notice } from '../../../domain/notice/notice';
import type { NoticeEventContract } from '../../../domain/notice/contract';
import { PROBLEM_CODES } from '../../../domain/notice/problem';
import { problemText } from '../../../domain/notice/problem-text';
import * as words from '../../../domain/notice/words';
import { employeeBody, noticeBody, TODAY } from './notice-body';

function read(body: unknown): Notice {
  const result = parseNotice(body, { today: TODAY });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('complete is something else than valid', () => {
  test('people and end dates are enough to be accepted; the rest is asked later', () => {
    const parts = missingParts(read(noticeBody()));
    expect(parts.map((one) => one.part)).toEqual([
      'employer_name',
      'employer_contact',
      'reason',
      'headcount',
      'turnover_class',
      'balance_class',
      'works_council',
      'social_plan',
      'time_off',
      'flex_work',
      'employee_names',
      'employee_reach',
    ]);
    expect(parts.at(-1)).toEqual({
      part: 'employee_reach',
      location: 'werknemers',
      count: 3,
      detail: 'Vul een e-mailadres, telefoonnummer of adres van thuis in. Dit mist nog bij 3 van de 3.',
    });
  });

  test('"unknown" is an answer; nothing is missing when all is answered', () => {
    const notice = read(
      noticeBody({
        melding: {
          reden: { grond: 'a-grond' },
          sociaalPlan: { aanwezig: false },
          tijdOnderWerk: { toegestaan: true },
          flex: { beeindigd: 0, nietVerlengd: 0 },
        },
        werkgever: {
          naam: 'Zuid',
          contact: { naam: 'A. Bos', telefoon: '0412 123456' },
          aantalWerknemers: 12,
          omzetklasse: 'onbekend',
          balansklasse: 'onbekend',
          ondernemingsraad: false,
        },
        werknemers: [employeeBody(1, { achternaam: 'Bakker', telefoon: '0612345678' })],
      }),
    );
    expect(missingParts(notice)).toEqual([]);
  });

  test('under embargo nothing about people is asked, while uncertain no names', () => {
    const werknemers = [employeeBody(1, { urenPerWeek: undefined, contractsoort: undefined })];
    const open = { herzieningsdatum: '2027-01-01' };
    const people = (besluit: string): string[] =>
      missingParts(read(noticeBody({ melding: { besluit, ...open }, werknemers })))
        .map((one) => one.part)
        .filter((part) => part.startsWith('employee_'));
    expect(people('embargo')).toEqual([]);
    expect(people('onzeker')).toEqual(['employee_contract_kinds', 'employee_hours']);
  });
});

describe('a notice in parts', () => {
  const part = (deel: number, van: number, numbers: number[], kenmerk = 'HR-2026-7'): NoticeEventContract => {
    const body = noticeBody({
      melding: { kenmerk },
      werknemers: numbers.map((n) => employeeBody(n)),
      deel,
      van,
    });
    const result = parseNoticeEvent(body, { today: TODAY });
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    return result.value;
  };

  test('is put together in order, whatever the order of arrival and with a part twice', () => {
    const joined = joinParts([part(2, 2, [3, 4]), part(1, 2, [1, 2]), part(2, 2, [3, 4])]);
    expect(joined.ok && joined.value.werknemers.map((one) => one.personeelsnummer)).toEqual([
      'P-1001',
      'P-1002',
      'P-1003',
      'P-1004',
    ]);
    expect(joined.ok && 'deel' in joined.value).toBe(false);
  });

  test.each([
    [
      'a part that is missing',
      [part(1, 3, [1]), part(3, 3, [3])],
      'parts_missing',
      'Deze delen van de melding ontbreken nog: 2. Stuur ze alsnog.',
    ],
    ['parts of two notices', [part(1, 2, [1]), part(2, 2, [2], 'HR-9')], 'parts_differ', undefined],
    ['a person in two parts', [part(1, 2, [1]), part(2, 2, [1])], 'duplicate_reference', undefined],
  ])('%s is told', (_, parts, code, detail) => {
    const joined = joinParts(parts);
    expect(joined.ok ? undefined : joined.error[0]?.code).toBe(code);
    if (detail !== undefined) expect(joined.ok ? undefined : joined.error[0]?.detail).toBe(detail);
  });
});

test('people who look the same are found by reference, mail, and name with first day', () => {
  const { employees } = read(
    noticeBody({
      werknemers: [
        employeeBody(1, { roepnaam: 'José', achternaam: 'Núñez', email: 'jose@x.nl' }),
        employeeBody(2, { roepnaam: 'Jose', achternaam: 'Nunez' }),
        employeeBody(3, { roepnaam: 'An', achternaam: 'Bos', email: 'JOSE@x.nl' }),
        employeeBody(4, { roepnaam: 'An', achternaam: 'Bos', inDienstSinds: '2001-01-01' }),
      ],
    }),
  );
  const found = findDuplicates(employees, (one) => one).map((group) => [
    group.kind,
    group.members.map((one) => one.personnelReference),
  ]);
  expect(found).toEqual([
    ['email', ['P-1001', 'P-1003']],
    ['name_and_start', ['P-1001', 'P-1002']],
  ]);
});

describe('words', () => {
  test('no Dutch code is used twice in a table', () => {
    for (const table of Object.values(words)) {
      if (typeof table === 'function') continue;
      const codes = Object.values(table);
      expect(new Set(codes).size).toBe(codes.length);
    }
  });

  test('every problem has a sentence that starts with a capital and ends with a full stop or question mark', () => {
    for (const code of PROBLEM_CODES) {
      const text = problemText(code, { name: 'de functie' }, { limit: 3, choices: ['a', 'b'], other: 'x' });
      expect(text).toMatch(/^[A-Z].*[.?]$/);
      expect(text).not.toContain('undefined');
    }
  });
});

describe('forms can be made of the contract', () => {
  test('every field has a Dutch title, the right kind, and labels for its codes', () => {
    const fields = describeFields(noticeFactsContract);
    expect(fields.map((one) => [one.name, one.title, one.kind, one.required])).toEqual([
      ['kenmerk', 'Eigen kenmerk', 'line', false],
      ['besluit', 'Besluit', 'choice', true],
      ['herzieningsdatum', 'Datum waarop u opnieuw kijkt', 'date', false],
      ['werkgemeente', 'Gemeente waar het werk wordt gedaan', 'line', true],
      ['flex', 'Aantal flexwerkers', 'group', false],
      ['reden', 'Reden', 'group', false],
      ['sociaalPlan', 'Sociaal plan', 'group', false],
      ['tijdOnderWerk', 'Tijd onder werk', 'group', false],
      ['opmerkingen', 'Opmerkingen', 'lines', false],
      ['namens', 'Meldt u namens iemand anders?', 'group', false],
    ]);
    const means = fields
      .find((one) => one.name === 'sociaalPlan')
      ?.fields.find((one) => one.name === 'middelenInCenten');
    expect([means?.title, means?.kind]).toEqual(['Bedrag voor begeleiding van werk naar werk', 'euro_cents']);
    expect(fields.find((one) => one.name === 'besluit')?.options[0]).toEqual({
      code: 'definitief',
      label: 'Het besluit is genomen',
    });
    expect(describeFields(employerContract)).toHaveLength(8);
    expect(describeFields(employeeContract)).toHaveLength(16);
  });
});

import fc from 'fast-check';
import { z } from 'zod';
import { noticeContract, noticeEventContract } from '../../../domain/notice/contract';
import { fromNotice, toNotice } from '../../../domain/notice/contract-mapping';
import { parseNotice, parseNoticeEvent } from '../../../domain/notice/parse-notice';
import type { Problem } from '../../../domain/notice/problem';
import type { Result } from '../../../domain/shared/result';
import { employeeBody, noticeBody, TODAY } from './notice-body';

/*
 * Promise: one rule set for every door; everything that is wrong is told at once, in Dutch, with its place;
 * no BSN, hidden character or unknown field gets in; a notice that only lacks facts is accepted.
 */
const problemsOf = (result: Result<unknown, readonly Problem[]>): string[] =>
  result.ok ? [] : result.error.map((one) => `${one.location}: ${one.code}`);
const check = (body: unknown): string[] => problemsOf(parseNotice(body, { today: TODAY }));
const checkEvent = (body: unknown): string[] => problemsOf(parseNoticeEvent(body, { today: TODAY }));

describe('a valid notice', () => {
  test('with only what must be there becomes the notice of the domain', () => {
    const result = parseNotice(noticeBody({ werknemers: [employeeBody(1)] }), { today: TODAY });
    expect(result).toEqual({
      ok: true,
      value: {
        reference: 'HR-2026-7',
        employer: { kvkNumber: '12345678' },
        certainty: 'definite',
        workplace: 'Oss',
        employees: [
          {
            personnelReference: 'P-1001',
            residence: 'Oss',
            occupation: 'Kok',
            contractKind: 'permanent',
            hoursPerWeek: 24.5,
            endDate: '2027-03-31',
            employedSince: '2011-05-01',
          },
        ],
      },
    });
  });

  test('with everything filled in survives the way in and out', () => {
    const body = noticeBody({
      melding: {
        besluit: 'onzeker',
        herzieningsdatum: '2027-01-15',
        reden: {
          grond: 'a-grond',
          oorzaak: 'minder-werk',
          toelichting: 'Minder gasten.\nTwee locaties dicht.',
        },
        sociaalPlan: { aanwezig: true, middelenInCenten: 150_000_000, toelichting: 'Zie bijlage' },
        tijdOnderWerk: { toegestaan: true, urenPerWeek: 4, toelichting: 'In overleg' },
        flex: { beeindigd: 3, nietVerlengd: 5 },
        opmerkingen: 'Bel na 10 uur.',
        namens: { naam: 'mr. A. de Wit', hoedanigheid: 'curator', toelichting: 'per telefoon' },
      },
      werkgever: {
        naam: 'Catering Zuid B.V.',
        concern: 'Zuid Groep',
        contact: { naam: 'Ömer Şahin', rol: 'HR', email: 'hr@cateringzuid.nl', telefoon: '+31 6 12345678' },
        aantalWerknemers: 48,
        omzetklasse: 'tot-10-miljoen',
        balansklasse: 'onbekend',
        ondernemingsraad: false,
      },
      werknemers: [
        employeeBody(1, {
          voorletters: 'J.P.',
          roepnaam: 'José',
          tussenvoegsel: "van 't",
          achternaam: "D'Hondt-Nuñez",
          email: 'jose@voorbeeld.nl',
          telefoon: '06 12345678',
          adres: { straat: 'Dorpsstraat', huisnummer: '12a', postcode: '5341 AB', plaats: 'Oss' },
          escoCode: '5120.1',
          datumVaststelling: '2026-11-20',
        }),
      ],
    });
    const result = parseNotice(body, { today: TODAY });
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    expect(result.value.filedOnBehalf).toEqual({
      name: 'mr. A. de Wit',
      role: 'curator',
      text: 'per telefoon',
    });
    expect(result.value.socialPlan).toEqual({ present: true, meansCents: 150_000_000, text: 'Zie bijlage' });
    expect(fromNotice(result.value)).toEqual(body);
  });

  test('empty text and null mean "not filled in"; spaces and accents are made equal', () => {
    const body = noticeBody({
      melding: { opmerkingen: '  ', reden: null },
      werknemers: [employeeBody(1, { achternaam: ' Nun\u0303ez ', email: '', telefoon: null })],
    });
    const result = parseNotice(body, { today: TODAY });
    expect(result.ok && result.value.employees[0]?.familyName).toBe('Nu\u00f1ez');
    expect(result.ok && 'email' in (result.value.employees[0] ?? {})).toBe(false);
  });
});

describe('everything that is wrong is told at once', () => {
  test('with place, code and a Dutch sentence', () => {
    const body = noticeBody({
      melding: { besluit: 'misschien', herzieningsdatum: '2026-02-30', extra: 1 },
      werkgever: { kvkNummer: '1234567', aantalWerknemers: -1 },
      werknemers: [
        employeeBody(1, { einddatum: '31-12-2026', functie: undefined }),
        employeeBody(2, { urenPerWeek: 24.55, contractsoort: 'fulltime' }),
        employeeBody(3, { woongemeente: 7, inDienstSinds: '2027-06-01' }),
        employeeBody(1, { email: 'geen adres', adres: { postcode: '0123 AB' } }),
      ],
    });
    expect(check(body).sort()).toEqual([
      'melding.besluit: not_in_list',
      'melding.extra: unknown_field',
      'melding.herzieningsdatum: date_wrong',
      'werkgever.aantalWerknemers: too_low',
      'werkgever.kvkNummer: kvk_missing_zero',
      'werknemers[0].einddatum: date_wrong',
      'werknemers[0].functie: missing',
      'werknemers[1].contractsoort: not_in_list',
      'werknemers[1].urenPerWeek: too_many_decimals',
      'werknemers[2].inDienstSinds: since_wrong',
      'werknemers[2].woongemeente: wrong_type',
      'werknemers[3].adres.postcode: wrong_format',
      'werknemers[3].email: wrong_format',
      'werknemers[3].personeelsnummer: duplicate_reference',
    ]);
  });

  test('sentences say what to do', () => {
    const result = parseNotice(
      noticeBody({ werknemers: [employeeBody(1, { einddatum: undefined, functie: '', urenPerWeek: 80 })] }),
      { today: TODAY },
    );
    expect(result.ok ? [] : result.error.map((one) => one.detail)).toEqual([
      'Vul de functie in.',
      'Het aantal uren per week is te hoog. Vul hoogstens 60 in.',
      'Vul de einddatum van het contract in. Is die nog niet bekend? Kies dan bij het besluit "onzeker".',
    ]);
  });

  test.each([
    ['nothing at all', undefined, [': missing']],
    ['a text', 'melding', [': wrong_type']],
    ['an empty object', {}, ['melding: missing', 'werkgever: missing', 'werknemers: missing']],
    ['no people', noticeBody({ werknemers: [] }), ['werknemers: no_employees']],
    ['people that are not a list', noticeBody({ werknemers: 'Jan' }), ['werknemers: wrong_type']],
    [
      'an empty person',
      noticeBody({ werknemers: [null] }),
      ['werknemers[0]: missing', 'werknemers[0].einddatum: end_date_missing'],
    ],
  ])('%s', (_, body, expected) => {
    expect(check(body)).toEqual(expected);
  });

  test('5,000 people are welcome, 5,001 are not', () => {
    const people = Array.from({ length: 5001 }, (_, n) => employeeBody(n));
    expect(check(noticeBody({ werknemers: people.slice(0, 5000) }))).toEqual([]);
    expect(check(noticeBody({ werknemers: people }))).toEqual(['werknemers: too_many_employees']);
  });
});

describe('dates are plausible', () => {
  test.each([
    ['2025-11-24', []],
    ['2025-11-23', ['werknemers[0].einddatum: end_date_past']],
    ['2031-11-24', []],
    ['2031-11-25', ['werknemers[0].einddatum: end_date_far']],
    ['2026-02-29', ['werknemers[0].einddatum: date_wrong']],
    [
      '2010-01-01',
      ['werknemers[0].einddatum: end_date_past', 'werknemers[0].inDienstSinds: since_after_end'],
    ],
  ])('end date %s', (einddatum, expected) => {
    expect(check(noticeBody({ werknemers: [employeeBody(1, { einddatum })] }))).toEqual(expected);
  });

  test.each([
    ['definitief', '2027-01-01', ['melding.herzieningsdatum: review_date_not_needed']],
    ['onzeker', undefined, ['melding.herzieningsdatum: review_date_missing']],
    ['embargo', undefined, ['melding.herzieningsdatum: review_date_missing']],
    ['onzeker', '2026-11-24', []],
    ['onzeker', '2026-11-23', ['melding.herzieningsdatum: review_date_past']],
    ['embargo', '2027-11-25', ['melding.herzieningsdatum: review_date_far']],
  ])('decision %s with review date %s', (besluit, herzieningsdatum, expected) => {
    expect(check(noticeBody({ melding: { besluit, herzieningsdatum } }))).toEqual(expected);
  });

  test('while the decision is open an end date may still be unknown', () => {
    const werknemers = [employeeBody(1, { einddatum: undefined })];
    const melding = { besluit: 'onzeker', herzieningsdatum: '2027-01-01' };
    expect(check(noticeBody({ melding, werknemers }))).toEqual([]);
    expect(check(noticeBody({ werknemers }))).toEqual(['werknemers[0].einddatum: end_date_missing']);
  });
});

describe('a BSN is refused wherever it stands, and never repeated', () => {
  // 111222333 and 123456782 pass the 11-test; they belong to nobody.
  test.each([
    ['as personnel reference', { personeelsnummer: '111222333' }, 'werknemers[0].personeelsnummer'],
    ['with dots', { functie: 'Kok (111.222.333)' }, 'werknemers[0].functie'],
    ['4-2-3 with spaces', { functie: 'Kok 1112 22 333' }, 'werknemers[0].functie'],
    ['full-width digits', { functie: '１１１２２２３３３' }, 'werknemers[0].functie'],
    ['Arabic digits', { functie: '١١١٢٢٢٣٣٣' }, 'werknemers[0].functie'],
    ['as a number', { urenPerWeek: 123456782 }, 'werknemers[0].urenPerWeek'],
    ['as its own field', { bsn: 'x' }, 'werknemers[0].bsn'],
    ['as burgerservicenummer', { burgerServiceNummer: '1' }, 'werknemers[0].burgerServiceNummer'],
    ['as the name of a field', { '111222333': 'x' }, 'werknemers[0]'],
  ])('%s', (_, changes, location) => {
    const result = parseNotice(noticeBody({ werknemers: [employeeBody(1, changes)] }), { today: TODAY });
    const found = result.ok ? [] : result.error;
    expect(found).toEqual([
      {
        in: 'body',
        location,
        code: 'bsn',
        detail: 'Haal het burgerservicenummer (BSN) weg: wij mogen dat nummer niet bewaren.',
      },
    ]);
  });

  test('other nine digits pass: a number that fails the 11-test, an amount in cents', () => {
    const melding = { sociaalPlan: { aanwezig: true, middelenInCenten: 111222333 } };
    expect(
      check(noticeBody({ melding, werknemers: [employeeBody(1, { personeelsnummer: '111222334' })] })),
    ).toEqual([]);
  });

  test('an RSIN instead of a KvK number gets the sentence that helps', () => {
    expect(check(noticeBody({ werkgever: { kvkNummer: '111222333' } }))).toEqual([
      'werkgever.kvkNummer: kvk_is_rsin',
    ]);
  });
});

describe('hostile text', () => {
  test.each([
    ['NUL', 'Ko\u0000k'],
    ['escape', 'Ko\u001b[31mk'],
    ['line break in one line', 'Kok\r\nBcc: x@y.nl'],
    ['right-to-left override', 'Kok\u202Egnp.exe'],
    ['isolate', 'Kok\u2067x'],
    ['zero width space', 'Ko\u200bk'],
    ['byte order mark', 'Ko\ufeffk'],
    ['lone surrogate', 'Ko\ud800k'],
  ])('%s is refused', (_, functie) => {
    expect(check(noticeBody({ werknemers: [employeeBody(1, { functie })] }))).toEqual([
      'werknemers[0].functie: unsafe_text',
    ]);
  });

  test('a field called __proto__ is only an unknown field', () => {
    const body: unknown = JSON.parse(
      JSON.stringify(noticeBody()).replace('"kenmerk"', '"__proto__":{"besluit":"embargo"},"kenmerk"'),
    );
    expect(check(body)).toEqual(['melding.__proto__: unknown_field']);
  });

  test('any JSON value gives an answer, and no sentence holds a long digit run', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const result = parseNotice(value, { today: TODAY });
        expect(result.ok).toBe(false);
        if (!result.ok) for (const one of result.error) expect(one.detail).not.toMatch(/\d{9}/);
      }),
    );
  });
});

describe('the event form holds no name, contact detail or free text', () => {
  test('the same people and rules', () => {
    const result = parseNoticeEvent(noticeBody(), { today: TODAY });
    expect(result.ok && toNotice(result.value).employees).toHaveLength(3);
    expect(checkEvent(noticeBody({ werknemers: [employeeBody(1, { einddatum: undefined })] }))).toEqual([
      'werknemers[0].einddatum: end_date_missing',
    ]);
  });

  test('what tells who somebody is, is refused by name', () => {
    const body = noticeBody({
      melding: {
        kenmerk: 'ontslag jan jansen',
        opmerkingen: 'x',
        namens: { naam: 'x' },
        reden: { grond: 'a-grond', toelichting: 'x' },
      },
      werkgever: { naam: 'Bakkerij Jansen', contact: { naam: 'x' } },
      werknemers: [
        employeeBody(1, { achternaam: 'Jansen', email: 'a@b.nl', adres: {}, personeelsnummer: 'Jan Jansen' }),
      ],
    });
    expect(checkEvent(body).sort()).toEqual([
      'melding.kenmerk: not_a_code',
      'melding.namens: not_in_event',
      'melding.opmerkingen: not_in_event',
      'melding.reden.toelichting: not_in_event',
      'werkgever.contact: not_in_event',
      'werkgever.naam: not_in_event',
      'werknemers[0].achternaam: not_in_event',
      'werknemers[0].adres: not_in_event',
      'werknemers[0].email: not_in_event',
      'werknemers[0].personeelsnummer: not_a_code',
    ]);
  });

  test('needs its own reference, and parts that add up', () => {
    expect(checkEvent(noticeBody({ melding: { kenmerk: undefined } }))).toEqual(['melding.kenmerk: missing']);
    expect(checkEvent(noticeBody({ deel: 3, van: 2 }))).toEqual(['deel: part_wrong']);
    expect(checkEvent(noticeBody({ deel: 1 }))).toEqual(['deel: part_wrong']);
    expect(checkEvent(noticeBody({ deel: 1, van: 2 }))).toEqual([]);
  });
});

test('JSON Schema can be made of both contracts, closed to unknown fields', () => {
  for (const contract of [noticeContract, noticeEventContract]) {
    const schema = z.toJSONSchema(contract);
    expect(schema.additionalProperties).toBe(false);
    expect(schema.required).toEqual(['melding', 'werkgever', 'werknemers']);
  }
});

import { z } from 'zod';
import { isPlainDate } from '../shared/dates';
import { checkKvkNumber } from '../party/kvk-number';
import { titleOf } from './field-labels';
import {
  BALANCE_LABELS,
  BEHALF_ROLE_LABELS,
  CAUSE_LABELS,
  CERTAINTY_LABELS,
  CONTRACT_KIND_LABELS,
  GROUND_LABELS,
  TURNOVER_LABELS,
} from './labels';
import { isSafeText } from './text-guard';
import {
  BALANCE_WORDS,
  BEHALF_ROLE_WORDS,
  CAUSE_WORDS,
  CERTAINTY_WORDS,
  CONTRACT_KIND_WORDS,
  dutchCodes,
  GROUND_WORDS,
  TURNOVER_WORDS,
} from './words';

/**
 * The notice as others send and read it: Dutch keys, plain JSON, nothing unknown allowed. JSON Schema, OpenAPI
 * and AsyncAPI are made from these schemas, so they hold no transformations; `contract-mapping.ts` translates.
 * Rules between fields, and rules that need today, are in `rules.ts`; both kinds are reported together.
 */
export const MOST_EMPLOYEES = 5000;

/** Problem code that a refinement carries; `describe-issue.ts` turns it into the Dutch sentence. */
type Params = { params: { problem: string } };
const problem = (code: string): Params => ({ params: { problem: code } });

/**
 * An object that allows no unknown fields, each field with its Dutch title, so that forms can be made of the
 * contract (`describeFields`). The title is on the schema inside an optional one, where a form looks for it.
 */
function group<S extends Readonly<Record<string, z.ZodType>>>(shape: S): z.ZodObject<S, z.core.$strict> {
  const entries = Object.entries(shape).map(([key, schema]): [string, z.ZodType] => {
    const inner = schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema;
    const named = inner.meta({ title: titleOf(key), ...schema.meta(), ...inner.meta() });
    return [key, schema instanceof z.ZodOptional ? named.optional() : named];
  });
  return z.strictObject(Object.fromEntries(entries) as S);
}

/** One code of a table of Dutch words, with what it is called on a screen. */
function choice<W extends Readonly<Record<string, string>>>(
  words: W,
  labels: Readonly<Record<W[keyof W], string>>,
) {
  return z.enum(dutchCodes(words)).meta({ 'x-labels': labels });
}

const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => isSafeText(value), problem('unsafe_text'));
const lines = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => isSafeText(value, true), problem('unsafe_text'))
    .meta({ 'x-lines': true });
const date = () =>
  z
    .string()
    .refine(isPlainDate, problem('date_wrong'))
    .meta({ format: 'date', examples: ['2026-12-31'] });
const hours = () =>
  z
    .number()
    .min(0)
    .max(60)
    .refine((value) => Math.abs(value * 10 - Math.round(value * 10)) < 1e-9, problem('too_many_decimals'));
const count = (most: number) => z.int().min(0).max(most);
const email = () =>
  text(254).regex(/^[^\s@<>,;:"()[\]\\]{1,64}@[^\s@<>,;:"()[\]\\]+\.[^\s@<>,;:"()[\]\\]{2,}$/);
const phone = () => text(20).regex(/^\+?[0-9 ()-]{8,20}$/);
/** A name in a mail header or address may not break out of it. */
const personName = (most: number) =>
  text(most).refine((value) => !/[<>;"]/.test(value), problem('wrong_format'));

const personnelReference = () => text(40).describe('Kenmerk van deze werknemer bij de werkgever; geen BSN');
const municipality = (what: string) =>
  text(80).describe(`${what}: CBS-code (GM0828) of naam van de gemeente`);

export const addressContract = group({
  straat: text(80).optional(),
  huisnummer: text(12).optional(),
  postcode: text(7)
    .regex(/^[1-9][0-9]{3} ?[A-Za-z]{2}$/)
    .optional(),
  plaats: text(80).optional(),
});

const employmentFields = {
  woongemeente: municipality('Gemeente waar deze werknemer woont'),
  functie: text(120),
  escoCode: text(20)
    .regex(/^\d{4}(\.\d+)*$/)
    .optional(),
  contractsoort: choice(CONTRACT_KIND_WORDS, CONTRACT_KIND_LABELS).optional(),
  urenPerWeek: hours().optional(),
  einddatum: date().optional().describe('Verplicht als het besluit definitief is'),
  inDienstSinds: date().optional(),
  datumVaststelling: date().optional().describe('Dag waarop een vaststellingsovereenkomst tot stand kwam'),
};

export const employeeContract = group({
  personeelsnummer: personnelReference(),
  voorletters: personName(20).optional(),
  roepnaam: personName(60).optional(),
  tussenvoegsel: personName(20).optional(),
  achternaam: personName(80).optional(),
  email: email().optional(),
  telefoon: phone().optional(),
  adres: addressContract.optional(),
  ...employmentFields,
});

/** In an event no name fits: the reference is a code, with a digit in it and without spaces. */
const codeLike = /^(?=.*\d)[A-Za-z0-9._/-]+$/;

export const employeeEventContract = group({
  personeelsnummer: personnelReference().refine((value) => codeLike.test(value), problem('not_a_code')),
  ...employmentFields,
});

export const contactContract = group({
  naam: personName(100).optional(),
  rol: text(80).optional(),
  email: email().optional(),
  telefoon: phone().optional(),
});

const employerFacts = {
  kvkNummer: z
    .string()
    .refine((value) => checkKvkNumber(value) === null, problem('kvk'))
    .meta({ pattern: '^\\d{8}$', examples: ['12345678'] }),
  aantalWerknemers: count(1_000_000).optional(),
  omzetklasse: choice(TURNOVER_WORDS, TURNOVER_LABELS).optional(),
  balansklasse: choice(BALANCE_WORDS, BALANCE_LABELS).optional(),
  ondernemingsraad: z.boolean().optional(),
};

export const employerContract = group({
  ...employerFacts,
  naam: text(150).optional(),
  concern: text(150).optional(),
  contact: contactContract.optional(),
});
export const employerEventContract = group(employerFacts);

const decisionFields = {
  besluit: choice(CERTAINTY_WORDS, CERTAINTY_LABELS),
  herzieningsdatum: date().optional().describe('Verplicht als het besluit onzeker is of onder embargo staat'),
  werkgemeente: municipality('Gemeente waar het werk wordt gedaan'),
  flex: group({ beeindigd: count(MOST_EMPLOYEES * 10), nietVerlengd: count(MOST_EMPLOYEES * 10) }).optional(),
};
const reasonFields = {
  grond: choice(GROUND_WORDS, GROUND_LABELS),
  oorzaak: choice(CAUSE_WORDS, CAUSE_LABELS).optional(),
};
const socialPlanFields = {
  aanwezig: z.boolean(),
  middelenInCenten: count(100_000_000_00).meta({ 'x-unit': 'euro-cents' }).optional(),
};
const timeOffFields = { toegestaan: z.boolean(), urenPerWeek: hours().optional() };

export const noticeFactsContract = group({
  kenmerk: text(60).optional(),
  ...decisionFields,
  reden: group({ ...reasonFields, toelichting: lines(2000).optional() }).optional(),
  sociaalPlan: group({ ...socialPlanFields, toelichting: lines(2000).optional() }).optional(),
  tijdOnderWerk: group({ ...timeOffFields, toelichting: lines(2000).optional() }).optional(),
  opmerkingen: lines(4000).optional(),
  namens: group({
    naam: personName(100),
    hoedanigheid: choice(BEHALF_ROLE_WORDS, BEHALF_ROLE_LABELS),
    toelichting: lines(500).optional(),
  }).optional(),
});

export const noticeEventFactsContract = group({
  kenmerk: text(60).refine((value) => codeLike.test(value), problem('not_a_code')),
  ...decisionFields,
  reden: group(reasonFields).optional(),
  sociaalPlan: group(socialPlanFields).optional(),
  tijdOnderWerk: group(timeOffFields).optional(),
});

/** A notice over JSON, page, file or command line. */
export const noticeContract = group({
  melding: noticeFactsContract,
  werkgever: employerContract,
  werknemers: z.array(employeeContract).min(1).max(MOST_EMPLOYEES),
}).meta({ title: 'Melding' });

/**
 * A notice as an event: the same without any name, contact detail or free text of people. A big notice may
 * come in parts, `deel` of `van`; each part carries the same `melding` and `werkgever`.
 */
export const noticeEventContract = group({
  melding: noticeEventFactsContract,
  werkgever: employerEventContract,
  werknemers: z.array(employeeEventContract).min(1).max(MOST_EMPLOYEES),
  deel: z.int().min(1).max(1000).optional(),
  van: z.int().min(1).max(1000).optional(),
}).meta({ title: 'MeldingIngediend' });

export type NoticeContract = z.output<typeof noticeContract>;
export type NoticeEventContract = z.output<typeof noticeEventContract>;
export type EmployeeContract = z.output<typeof employeeContract>;

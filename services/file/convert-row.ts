import type { MunicipalityIndex } from '../../domain/region/find-municipality';
import { findMunicipality } from '../../domain/region/find-municipality';
import { municipalityProblem } from '../../domain/region/check-residences';
import type { NoticedEmployee } from '../../domain/notice/notice';
import { parseEmployee } from '../../domain/notice/parse-notice';
import type { Problem } from '../../domain/notice/problem';
import type { RuleContext } from '../../domain/notice/rules';
import { parseDate } from './convert-date';
import {
  isSpreadsheetError,
  looksLikeFormula,
  meansEmpty,
  mendPhone,
  mendPostcode,
  parseContractKind,
  parseHours,
} from './convert-value';
import type { FileField } from './file-field';
import type { RowProblemCode } from './preview';
import { ROW_TEXT } from './row-text';
import { splitFamilyName, splitName } from './split-name';

/** The texts of one row by field; fields without a column or text are left out. */
export type RowTexts = Readonly<Partial<Record<FileField, string>>>;

export type RowContext = RuleContext & {
  readonly from1904: boolean;
  readonly municipalities?: MunicipalityIndex;
};

export type FieldProblem = {
  readonly field: FileField | null;
  readonly code: RowProblemCode;
  readonly detail: string;
};

export type ConvertedRow = {
  readonly employee: NoticedEmployee | null;
  readonly problems: readonly FieldProblem[];
  readonly hoursRounded: boolean;
};

const DATE_FIELDS = ['einddatum', 'inDienstSinds', 'datumVaststelling'] as const;
const PLAIN_FIELDS = [
  'personeelsnummer',
  'voorletters',
  'roepnaam',
  'tussenvoegsel',
  'email',
  'functie',
  'escoCode',
] as const;
const ADDRESS_FIELDS = ['straat', 'huisnummer', 'postcode', 'plaats'] as const;
/** Text in which a formula could hide; numbers, dates and telephone numbers have a form of their own. */
const FREE_TEXT: ReadonlySet<FileField> = new Set([
  'personeelsnummer',
  'naam',
  'voorletters',
  'roepnaam',
  'tussenvoegsel',
  'achternaam',
  'straat',
  'huisnummer',
  'plaats',
  'woongemeente',
  'functie',
]);

/**
 * Reads the texts of one row (of a file, or of a form in which a held row was mended) as an employee, by the
 * rules of the notice. Tells everything that is wrong at once, per field; what could not be read is not also
 * called missing.
 */
export function convertRow(given: RowTexts, context: RowContext): ConvertedRow {
  const problems: FieldProblem[] = [];
  const failed = new Set<FileField>();
  const fail = (field: FileField, code: keyof typeof ROW_TEXT): void => {
    failed.add(field);
    problems.push({ field, code, detail: ROW_TEXT[code] });
  };
  const texts = readable(given, fail);
  const body: Record<string, unknown> = {};
  for (const field of PLAIN_FIELDS) body[field] = texts[field];
  for (const field of DATE_FIELDS) {
    const text = texts[field];
    if (text === undefined) continue;
    const date = parseDate(text, context.from1904);
    if (date === null) fail(field, 'cell_date');
    else body[field] = date;
  }
  const hours = texts.urenPerWeek === undefined ? undefined : parseHours(texts.urenPerWeek);
  if (hours === null) fail('urenPerWeek', 'cell_hours');
  const rounded = typeof hours === 'number' ? Math.round(hours * 10) / 10 : undefined;
  body['urenPerWeek'] = rounded;
  if (texts.contractsoort !== undefined) {
    const kind = parseContractKind(texts.contractsoort);
    if (kind === null) fail('contractsoort', 'cell_contract');
    else body['contractsoort'] = kind;
  }
  if (texts.telefoon !== undefined) body['telefoon'] = mendPhone(texts.telefoon);
  Object.assign(body, nameOf(texts));
  const address = Object.fromEntries(
    ADDRESS_FIELDS.flatMap((field) => {
      const text =
        field === 'postcode' && texts.postcode !== undefined ? mendPostcode(texts.postcode) : texts[field];
      return text === undefined ? [] : [[field, text]];
    }),
  );
  if (Object.keys(address).length > 0) body['adres'] = address;
  const residenceField: FileField =
    texts.woongemeente === undefined && texts.plaats !== undefined ? 'plaats' : 'woongemeente';
  body['woongemeente'] = texts[residenceField];

  const parsed = parseEmployee(body, context);
  const found: readonly Problem[] = parsed.ok ? [] : parsed.error;
  const employee = parsed.ok ? parsed.value : null;
  const more = residenceProblems(texts[residenceField], address['postcode'], context);
  const described = [...found, ...more].flatMap((problem) => {
    const field = fieldOf(problem.location, texts, residenceField);
    if (field !== null && failed.has(field)) return [];
    return [{ field, code: problem.code, detail: problem.detail }];
  });
  const all = [...problems, ...onePerField(described)];
  return {
    employee: problems.length > 0 ? null : employee,
    problems: all,
    hoursRounded: typeof hours === 'number' && rounded !== hours,
  };
}

/** The texts that can be read further; a formula's failure and text that begins like a formula cannot. */
function readable(
  given: RowTexts,
  fail: (field: FileField, code: keyof typeof ROW_TEXT) => void,
): Partial<Record<FileField, string>> {
  const texts: Partial<Record<FileField, string>> = {};
  for (const [key, text] of Object.entries(given)) {
    const field = key as FileField;
    if (text.trim() === '' || meansEmpty(text)) continue;
    if (isSpreadsheetError(text)) fail(field, 'cell_error');
    else if (FREE_TEXT.has(field) && looksLikeFormula(text)) fail(field, 'cell_formula_text');
    else texts[field] = text;
  }
  return texts;
}

function nameOf(texts: RowTexts): Record<string, string | undefined> {
  if (texts.achternaam !== undefined) {
    if (texts.tussenvoegsel !== undefined) return { achternaam: texts.achternaam };
    const { namePrefix, familyName } = splitFamilyName(texts.achternaam);
    return { tussenvoegsel: namePrefix, achternaam: familyName };
  }
  if (texts.naam === undefined) return {};
  const parts = splitName(texts.naam);
  return {
    voorletters: texts.voorletters ?? parts.initials,
    roepnaam: texts.roepnaam ?? parts.givenName,
    tussenvoegsel: texts.tussenvoegsel ?? parts.namePrefix,
    achternaam: parts.familyName,
  };
}

/** Asked also when something else is wrong with the row, so that everything is said at once. */
function residenceProblems(
  residence: string | undefined,
  postcode: string | undefined,
  context: RowContext,
): Problem[] {
  if (context.municipalities === undefined || residence === undefined) return [];
  const found = findMunicipality(context.municipalities, residence, context.today, postcode);
  const problem = municipalityProblem(found, ['woongemeente']);
  return problem === undefined ? [] : [problem];
}

/** The column a problem belongs to: the place in the contract, or the column its value was taken from. */
function fieldOf(location: string, texts: RowTexts, residenceField: FileField): FileField | null {
  const key = location.split('.').at(-1) ?? '';
  if (key === 'woongemeente') return residenceField;
  const fromName = texts.achternaam === undefined && texts.naam !== undefined;
  if (fromName && ['voorletters', 'roepnaam', 'tussenvoegsel', 'achternaam'].includes(key)) return 'naam';
  return key === '' ? null : (key as FileField);
}

/** A value that stands in two places of the contract (place and municipality) gives one problem. */
function onePerField(problems: readonly FieldProblem[]): FieldProblem[] {
  const seen = new Set<string>();
  return problems.filter((one) => {
    const key = `${one.field ?? ''} ${one.code}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

import type { CONTRACT_KIND_WORDS } from '../../domain/notice/words';
import { headerKey } from './file-field';

type ContractWord = (typeof CONTRACT_KIND_WORDS)[keyof typeof CONTRACT_KIND_WORDS];

/** Words in a cell that mean "not filled in". */
const EMPTY = /^[-–—?.]+$|^(n\.?v\.?t\.?|nvt|n\.?b\.?|niet bekend|onbekend|geen|leeg|null|-nvt-|x{2,})$/i;

/** True when a cell says in words that there is nothing. */
export function meansEmpty(text: string): boolean {
  return EMPTY.test(text.trim());
}

/** Values a spreadsheet shows when a formula failed, in English and Dutch. */
export function isSpreadsheetError(text: string): boolean {
  return /^#(n\/a|n\/b|ref!|verw!|value!|waarde!|div\/0!|deel\/0!|name\?|naam\?|null!|leeg!|num!|getal!|spill!|overloop!|calc!|####*|#+)$/i.test(
    text.trim(),
  );
}

/**
 * Text that a spreadsheet may take for a formula: it begins with = + - @ (also full width), a tab or a line
 * break, with or without spaces before it (OWASP, CSV injection).
 */
export function looksLikeFormula(text: string): boolean {
  return /^[\s']*[=+\-@\t\r\n＝＋－＠]/.test(text);
}

/** Hours: `24,5`, `24.5`, `24,5 uur`, `24:30`. Returns null for anything else. */
export function parseHours(text: string): number | null {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/\s*(uur|uren|u|hrs?)?\.?\s*(per week|p\/w|pw|p\.w\.)?$/, '');
  const clock = /^(\d{1,2}):([0-5]\d)$/.exec(bare);
  if (clock !== null) return Math.round((Number(clock[1]) + Number(clock[2]) / 60) * 10) / 10;
  return /^\d{1,3}([.,]\d{1,4})?$/.test(bare) ? Number(bare.replace(',', '.')) : null;
}

const CONTRACT_PATTERNS: readonly (readonly [RegExp, ContractWord])[] = [
  [/zzp|zelfstandig|freelance/, 'zzp'],
  [/payroll/, 'payroll'],
  [/uitzend|inleen|ingeleend|detachering|gedetacheerd/, 'uitzend'],
  [/seizoen/, 'seizoen'],
  [/oproep|nul ?uren|0 ?uren|min ?max|afroep|on ?call/, 'oproep'],
  [/onbepaald|^ot$|^onb( tijd)?$/, 'vast'],
  [/bepaald|^bt$|^bep( tijd)?$|tijdelijk|jaarcontract|temporary/, 'tijdelijk'],
  [/vast|permanent/, 'vast'],
  [/flex/, 'tijdelijk'],
  [/^onbekend$/, 'onbekend'],
];

/** The contract code that a cell means: "onbepaalde tijd" → `vast`. Returns null when it tells none. */
export function parseContractKind(text: string): ContractWord | null {
  const key = headerKey(text);
  return CONTRACT_PATTERNS.find(([pattern]) => pattern.test(key))?.[1] ?? null;
}

/** A telephone number; a spreadsheet drops the zero of `0612345678` and writes `612345678`. */
export function mendPhone(text: string): string {
  const digits = text.replace(/[^\d+]/g, '');
  if (/^[1-9]\d{8}$/.test(digits)) return `0${digits}`;
  return text.replace(/^'/, '').replace(/[./]/g, ' ').replace(/–|—/g, '-').trim();
}

/** A postcode: `1234ab` → `1234 AB`; anything else stays as it is, for the rules to judge. */
export function mendPostcode(text: string): string {
  const found = /^(\d{4})\s*([a-z]{2})$/i.exec(text.trim());
  return found === null ? text : `${found[1] ?? ''} ${(found[2] ?? '').toUpperCase()}`;
}

import { isPlainDate } from '../../domain/shared/dates';
import type { PlainDate } from '../../domain/shared/dates';

const MONTHS: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  mrt: 3,
  maa: 3,
  mar: 3,
  apr: 4,
  mei: 5,
  may: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  okt: 10,
  oct: 10,
  nov: 11,
  dec: 12,
};

/** Day numbers that can be a date of work: 1 January 1950 to 31 December 2100. A year such as 2026 is none. */
const FIRST_SERIAL = 18_264;
const LAST_SERIAL = 73_415;
const DAYS_1904 = 1_462;
const MILLISECONDS_PER_DAY = 86_400_000;
/** Day 0 of Excel's calendar; it holds for every day after its famous 29 February 1900. */
const EXCEL_ZERO = Date.UTC(1899, 11, 30);

/** The date of an Excel day number (a time of day is dropped), or null outside 1900-03-01 to 9999-12-31. */
export function dateOfSerial(serial: number, from1904 = false): PlainDate | null {
  const day = Math.floor(serial) + (from1904 ? DAYS_1904 : 0);
  if (day < 61 || day > 2_958_465) return null;
  return new Date(EXCEL_ZERO + day * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

/**
 * Reads a date as people in the Netherlands write it, day first: `31-12-2026`, `31/12/26`, `31.12.2026`,
 * `20261231`, `2026-12-31`, `31 december 2026`, with or without a time behind it, or an Excel day number.
 * Two-digit years from 51 on are of last century. Returns null for anything else, also for month first.
 */
export function parseDate(given: string, from1904 = false): PlainDate | null {
  const text = given
    .trim()
    .toLowerCase()
    .replace(/^(ma|di|wo|do|vr|za|zo|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)[.,]?\s+/, '')
    .replace(/[t ]\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s*(z|[+-]\d{2}:?\d{2})?$/, '');
  const iso =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text);
  if (iso !== null) return build(iso[1], iso[2], iso[3]);
  const dutch = /^(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{4}|\d{2})$/.exec(text);
  if (dutch !== null) return build(dutch[3], dutch[2], dutch[1]);
  const words = /^(\d{1,2})[-. ]{1,2}([a-z]{3})[a-z]*\.?[-. ]{1,2}'?(\d{4}|\d{2})$/.exec(text);
  if (words !== null) return build(words[3], String(MONTHS[words[2] ?? ''] ?? 0), words[1]);
  if (/^\d{5}([.,]\d+)?$/.test(text)) {
    const serial = Number(text.replace(',', '.'));
    const in1900 = serial + (from1904 ? DAYS_1904 : 0);
    return in1900 >= FIRST_SERIAL && in1900 < LAST_SERIAL + 1 ? dateOfSerial(serial, from1904) : null;
  }
  return null;
}

function build(year = '', month = '', day = ''): PlainDate | null {
  const full = year.length === 2 ? `${Number(year) > 50 ? '19' : '20'}${year}` : year;
  const date = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isPlainDate(date) ? date : null;
}

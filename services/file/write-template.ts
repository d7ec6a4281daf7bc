import { FIELD_TITLES } from './file-field';
import type { FileField } from './file-field';
import { writeCsv } from './write-csv';

/** The columns of our own template, in the order in which people fill them in. */
const TEMPLATE_FIELDS: readonly FileField[] = [
  'personeelsnummer',
  'voorletters',
  'roepnaam',
  'tussenvoegsel',
  'achternaam',
  'email',
  'telefoon',
  'straat',
  'huisnummer',
  'postcode',
  'woongemeente',
  'functie',
  'contractsoort',
  'urenPerWeek',
  'inDienstSinds',
  'einddatum',
  'datumVaststelling',
];

/** The empty template (sjabloon) as CSV: column names only, so that no invented person is ever sent along. */
export function writeTemplate(): { fileName: string; contentType: string; content: string } {
  return {
    fileName: 'sjabloon-werknemers.csv',
    contentType: 'text/csv; charset=utf-8',
    content: writeCsv([TEMPLATE_FIELDS.map((field) => FIELD_TITLES[field])]),
  };
}

import { FileError } from './file-error';
import type { RawFile, RawSheet } from './raw-table';
import { openZip } from './read-zip';
import type { Zip } from './read-zip';
import { readSheet } from './xlsx-sheet';
import { readRelations, readSharedStrings, readStyles, readWorkbook } from './xlsx-workbook';

/** Most sheets that are looked at for one with a header. */
const MOST_SHEETS = 20;

/** Reads all sheets of an XLSX. A zip that is something else is refused with the sentence that helps. */
export async function readXlsx(bytes: Uint8Array): Promise<RawFile> {
  const zip = await openZip(bytes);
  try {
    await refuseOtherZips(zip);
    const workbook = readWorkbook(await need(zip, 'xl/workbook.xml'));
    const relations = readRelations(await need(zip, 'xl/_rels/workbook.xml.rels'));
    const strings = await zip.read('xl/sharedstrings.xml');
    const styles = await zip.read('xl/styles.xml');
    const context = {
      strings: strings === null ? [] : readSharedStrings(strings),
      styles: styles === null ? [] : readStyles(styles),
      from1904: workbook.from1904,
    };
    const sheets: RawSheet[] = [];
    for (const sheet of workbook.sheets.slice(0, MOST_SHEETS)) {
      const part = await zip.read(relations.get(sheet.relation) ?? '');
      // A sheet without a part of its own kind, such as a chart, has nothing to read.
      if (part !== null) sheets.push({ name: sheet.name, hidden: sheet.hidden, ...readSheet(part, context) });
    }
    const notes = zip.names.has('xl/vbaproject.bin') ? (['macros'] as const) : [];
    return { kind: 'xlsx', sheets, notes };
  } finally {
    zip.close();
  }
}

async function refuseOtherZips(zip: Zip): Promise<void> {
  if (zip.names.has('xl/workbook.xml')) return;
  if (zip.names.has('xl/workbook.bin')) throw new FileError('file_is_xls');
  if (zip.names.has('word/document.xml')) throw new FileError('file_is_word');
  const kind = (await zip.read('mimetype'))?.toString('latin1') ?? '';
  if (kind.includes('opendocument.spreadsheet')) throw new FileError('file_is_ods');
  if ([...zip.names].some((name) => name.startsWith('index/') && name.endsWith('.iwa')))
    throw new FileError('file_is_numbers');
  throw new FileError('file_is_zip');
}

async function need(zip: Zip, name: string): Promise<Buffer> {
  const part = await zip.read(name);
  if (part === null) throw new FileError('file_not_readable');
  return part;
}

import { FileError } from './file-error';

/**
 * Tells what a file is by its first bytes; its name is never believed.
 * Returns `zip` (perhaps XLSX) or `text` (perhaps CSV); throws a refusal with the sentence that helps for all else.
 */
export function sniffType(bytes: Uint8Array): 'zip' | 'text' {
  if (bytes.length === 0) throw new FileError('file_empty');
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return 'zip';
  if (startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) throw new FileError('file_empty');
  // Compound file: the old binary .xls, and also an .xlsx with a password.
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new FileError('file_is_xls');
  if (startsWith(bytes, [0x09, 0x08]) || startsWith(bytes, [0x09, 0x04])) throw new FileError('file_is_xls');
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) throw new FileError('file_is_pdf');
  if (IMAGES.some((start) => startsWith(bytes, start))) throw new FileError('file_is_image');
  if (OTHERS.some((start) => startsWith(bytes, start))) throw new FileError('file_unknown');
  const beginning = Buffer.from(bytes.subarray(0, 2048)).toString('latin1').replace(/\0/g, '');
  const text = beginning.replace(/^(\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF)/, '').trimStart();
  if (/^<(!doctype html|html|table|head|body|meta|style)/i.test(text)) throw new FileError('file_is_html');
  if (/^<\?xml|^<[a-z]/i.test(text))
    throw new FileError(/spreadsheet/i.test(text) ? 'file_is_xml' : 'file_unknown');
  if (text.startsWith('{\\rtf')) throw new FileError('file_unknown');
  return 'text';
}

const IMAGES = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x42, 0x4d, 0x00],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
];

/** Programs, gzip, 7z, rar, bzip2, xz. */
const OTHERS = [
  [0x7f, 0x45, 0x4c, 0x46],
  [0x4d, 0x5a, 0x90],
  [0x1f, 0x8b],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x52, 0x61, 0x72, 0x21],
  [0x42, 0x5a, 0x68],
  [0xfd, 0x37, 0x7a, 0x58],
];

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, place) => bytes[place] === byte);
}

import { FileError } from './file-error';
import type { RawNote } from './raw-table';

/**
 * Text of a file in UTF-8 or UTF-16 (with or without byte order mark), else Windows-1252, as Dutch Excel saves
 * its CSV. Refuses a file with NUL characters: that is no text.
 */
export function decodeText(bytes: Uint8Array): { text: string; notes: RawNote[] } {
  const notes: RawNote[] = [];
  const encoding = encodingOf(bytes);
  let text: string;
  if (encoding === 'utf-8') {
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      notes.push('windows_1252');
      text = decodeWindows1252(bytes);
    }
  } else {
    notes.push('utf_16');
    text = new TextDecoder(encoding).decode(bytes);
  }
  if (text.includes('\0')) throw new FileError('file_has_nul');
  // "Ã«" is what "ë" becomes when UTF-8 was once read as Windows-1252 and saved again.
  if (/Ã[\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ]/.test(text)) notes.push('looks_garbled');
  return { text, notes };
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Without a mark: Western text in UTF-16 has a zero in nearly every second byte, always on the same side.
  const sample = bytes.subarray(0, 2000);
  let even = 0;
  let odd = 0;
  sample.forEach((byte, place) => {
    if (byte !== 0) return;
    if (place % 2 === 0) even += 1;
    else odd += 1;
  });
  const many = sample.length * 0.3;
  if (odd > many && even === 0) return 'utf-16le';
  if (even > many && odd === 0) return 'utf-16be';
  return 'utf-8';
}

/** What Windows-1252 has at 80-9F, where Latin-1 has control characters. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Done here because Node 20's own decoder for windows-1252 reads Latin-1: the curly apostrophe gets lost. */
function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (sign) => WINDOWS_1252[sign.charCodeAt(0) - 0x80] ?? sign);
}

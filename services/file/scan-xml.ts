import { FileError } from './file-error';

/** What a reader of XML wants to hear. Names come without prefix; attributes are read only when asked for. */
export type XmlHandler = {
  open(name: string, attributes: () => Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
};

/**
 * Reads the simple XML of an XLSX part: elements, attributes, text, CDATA. A document type is refused, so there
 * are no entities to resolve, outside or inside; only the five of XML itself and character numbers are known.
 */
export function scanXml(bytes: Buffer, handler: XmlHandler): void {
  const xml = decodeXml(bytes);
  let at = 0;
  const until = (mark: string, from: number): number => {
    const end = xml.indexOf(mark, from);
    if (end < 0) throw new FileError('file_not_readable');
    return end;
  };
  while (at < xml.length) {
    const start = xml.indexOf('<', at);
    if (start < 0) break;
    if (start > at) handler.text(decodeEntities(xml.slice(at, start)));
    const next = xml[start + 1];
    if (next === '?') at = until('?>', start) + 2;
    else if (next === '!') {
      if (xml.startsWith('<!--', start)) at = until('-->', start + 4) + 3;
      else if (xml.startsWith('<![CDATA[', start)) {
        const end = until(']]>', start);
        handler.text(xml.slice(start + 9, end));
        at = end + 3;
      } else throw new FileError('file_has_dtd');
    } else {
      const end = endOfTag(xml, start);
      if (next === '/') handler.close(localName(xml.slice(start + 2, end).trim()));
      else {
        const selfClosing = xml[end - 1] === '/';
        const inside = xml.slice(start + 1, selfClosing ? end - 1 : end);
        const space = inside.search(/\s/);
        const name = localName(space < 0 ? inside : inside.slice(0, space));
        handler.open(name, () => (space < 0 ? {} : readAttributes(inside.slice(space))));
        if (selfClosing) handler.close(name);
      }
      at = end + 1;
    }
  }
}

/** UTF-8, or UTF-16 by its mark: a document type may not hide behind another encoding. */
function decodeXml(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const text = new TextDecoder('utf-8').decode(bytes);
  if (text.includes('\0')) throw new FileError('file_not_readable');
  return text;
}

/** The `>` that ends a tag; one inside an attribute's quotes does not. */
function endOfTag(xml: string, start: number): number {
  let quote = '';
  for (let at = start + 1; at < xml.length; at += 1) {
    const sign = xml[at];
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return at;
  }
  throw new FileError('file_not_readable');
}

const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

function readAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', double, single] of text.matchAll(ATTRIBUTE)) {
    // `r:id` and `id` may stand together on one element, so the prefix stays; own prototype keys are harmless text.
    attributes[name] = decodeEntities(double ?? single ?? '');
  }
  return attributes;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,10}));/gi, (whole, hex, decimal, name) => {
    if (typeof name === 'string') return ENTITIES[name] ?? whole;
    const code = typeof hex === 'string' ? parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

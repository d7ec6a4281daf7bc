import { fromBuffer } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { FileError } from './file-error';
import { FILE_LIMITS } from './limits';

/** The names in a zip, and a way to unpack one of them within the limits. */
export type Zip = {
  readonly names: ReadonlySet<string>;
  /** Unpacked bytes, or null when the name is not there. */
  read(name: string): Promise<Buffer | null>;
  close(): void;
};

/**
 * Opens a zip and checks what it says about itself: number of entries, sizes, ratio, names used twice, passwords.
 * What it says is not believed either: while unpacking, the real bytes are counted.
 */
export async function openZip(bytes: Uint8Array): Promise<Zip> {
  const zip = await open(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (zip.entryCount > FILE_LIMITS.zipEntries) throw new FileError('file_zip_bomb');
  const entries = await listEntries(zip);
  let unpacked = 0;
  return {
    names: new Set(entries.keys()),
    async read(name) {
      const entry = entries.get(name);
      if (entry === undefined) return null;
      const content = await unpack(zip, entry);
      unpacked += content.length;
      if (unpacked > FILE_LIMITS.zipTotalBytes) throw new FileError('file_zip_bomb');
      return content;
    },
    close: () => zip.close(),
  };
}

function open(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    // Entries are asked for one by one, so a list of a million costs nothing before it is refused.
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error) reject(new FileError('file_not_readable'));
      else resolve(zip);
    });
  });
}

function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    zip.on('error', () => reject(new FileError('file_not_readable')));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      try {
        checkEntry(entry, entries);
        entries.set(entry.fileName.toLowerCase(), entry);
        zip.readEntry();
      } catch (error) {
        reject(error instanceof Error ? error : new FileError('file_not_readable'));
      }
    });
    zip.readEntry();
  });
}

function checkEntry(entry: Entry, earlier: ReadonlyMap<string, Entry>): void {
  if (entry.isEncrypted()) throw new FileError('file_is_xls');
  if (earlier.has(entry.fileName.toLowerCase())) throw new FileError('file_not_readable');
  const big = entry.uncompressedSize > FILE_LIMITS.zipRatioFrom;
  const ratio = entry.uncompressedSize / Math.max(entry.compressedSize, 1);
  if (entry.uncompressedSize > FILE_LIMITS.zipEntryBytes || (big && ratio > FILE_LIMITS.zipRatio)) {
    throw new FileError('file_zip_bomb');
  }
}

function unpack(zip: ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) {
        reject(new FileError('file_not_readable'));
        return;
      }
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > FILE_LIMITS.zipEntryBytes) {
          stream.destroy();
          reject(new FileError('file_zip_bomb'));
        } else chunks.push(chunk);
      });
      // yauzl fails here when the real size differs from the size in the directory.
      stream.on('error', () => reject(new FileError('file_not_readable')));
      stream.on('end', () => resolve(Buffer.concat(chunks)));
    });
  });
}

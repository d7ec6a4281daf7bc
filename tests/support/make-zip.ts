import { crc32, deflateRawSync } from 'node:zlib';

/** One file of a zip. The `lie` fields let a test write a zip that is not what it says. */
export type ZipPart = {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly lieAboutSize?: number;
  readonly encrypted?: boolean;
};

/** Writes a zip by hand, so that tests need no library and can make broken ones. */
export function makeZip(parts: readonly ZipPart[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content, lieAboutSize, encrypted } of parts) {
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw, { level: 9 });
    const fileName = Buffer.from(name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(encrypted === true ? 1 : 0, 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(0x5c783d2c, 6);
    head.writeUInt32LE(crc32(raw), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(lieAboutSize ?? raw.length, 18);
    head.writeUInt16LE(fileName.length, 22);
    const entry = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, fileName, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, tail, fileName]));
    local.push(entry);
    offset += entry.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

/** A message as Kafka carries it; headers may be bytes or text, and the protocol allows one name twice. */
export interface KafkaMessage {
  readonly key: Uint8Array | string | null;
  readonly value: Uint8Array | string | null;
  readonly headers: KafkaHeaders;
}
export type KafkaHeader = Uint8Array | string;
export type KafkaHeaders = Readonly<Record<string, KafkaHeader | readonly KafkaHeader[] | undefined>>;

/** The bytes of a text or of bytes. */
export function bytesOf(value: Uint8Array | string): Uint8Array {
  return typeof value === 'string' ? new TextEncoder().encode(value) : value;
}

/** What a message weighs: key, value, names and values of its headers, in bytes. */
export function sizeOf(message: KafkaMessage): number {
  let size = lengthOf(message.key) + lengthOf(message.value);
  for (const [name, header] of Object.entries(message.headers)) {
    const values = header === undefined ? [] : isMany(header) ? header : [header];
    for (const value of values) size += name.length + lengthOf(value);
  }
  return size;
}

/** True when one name came more than once. */
export function isMany(header: KafkaHeader | readonly KafkaHeader[]): header is readonly KafkaHeader[] {
  return Array.isArray(header);
}

function lengthOf(value: Uint8Array | string | null): number {
  if (value === null) return 0;
  return typeof value === 'string' ? bytesOf(value).length : value.length;
}

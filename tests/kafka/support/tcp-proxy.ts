import { createConnection, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A line between client and broker that can be broken on purpose. */
export interface TcpProxy {
  readonly address: string;
  /** From now on messages still arrive, but what the broker says on a line after the first one is thrown away. */
  dropAnswers(): void;
  /** Lets everything through again for new lines. */
  pass(): void;
  /** Cuts every line and refuses new ones until `pass`. */
  cut(): void;
  /** Bytes of the broker that were thrown away; proves that the fault happened. */
  droppedBytes(): number;
  refusedLines(): number;
  stop(): Promise<void>;
}

/**
 * Forwards TCP to a Kafka broker. The broker tells clients its own address, so `rewrite` replaces its port in
 * answers by the proxy's (metadata holds the port as four bytes behind the host).
 */
export async function startProxy(target: string): Promise<TcpProxy> {
  const [host = '127.0.0.1', port = '0'] = target.split(':');
  const lines = new Set<Socket>();
  let mode: 'pass' | 'drop' | 'cut' = 'pass';
  let dropped = 0;
  let refused = 0;
  const server = createServer((client) => {
    if (mode === 'cut') {
      refused += 1;
      client.destroy();
      return;
    }
    const broker = createConnection({ host, port: Number(port) });
    let deaf = false;
    lines.add(client).add(broker);
    client.on('data', (bytes) => {
      // A request begins with its length (4 bytes) and its kind (2 bytes); kind 0 is Produce.
      if (mode === 'drop' && bytes.length > 6 && bytes.readInt16BE(4) === 0) deaf = true;
      broker.write(bytes);
    });
    broker.on('data', (bytes) => {
      if (deaf) dropped += bytes.length;
      else client.write(rewrite(bytes, host, Number(port), (server.address() as AddressInfo).port));
    });
    const end = (): void => {
      client.destroy();
      broker.destroy();
      lines.delete(client);
      lines.delete(broker);
    };
    for (const socket of [client, broker]) socket.on('error', end).on('close', end);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    dropAnswers: () => {
      mode = 'drop';
    },
    pass: () => {
      mode = 'pass';
    },
    cut: () => {
      mode = 'cut';
      for (const line of lines) line.destroy();
    },
    droppedBytes: () => dropped,
    refusedLines: () => refused,
    stop: async () => {
      for (const line of lines) line.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Replaces `host` + port as Kafka writes them (16-bit length, text, 32-bit port) by the proxy's port. */
function rewrite(bytes: Buffer, host: string, from: number, to: number): Buffer {
  const find = Buffer.alloc(2 + host.length + 4);
  find.writeUInt16BE(host.length, 0);
  find.write(host, 2);
  find.writeUInt32BE(from, 2 + host.length);
  for (let at = bytes.indexOf(find); at !== -1; at = bytes.indexOf(find, at + find.length))
    bytes.writeUInt32BE(to, at + 2 + host.length);
  return bytes;
}

import { createConnection, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** Texts of which a request must hold all, in this order, on one line; a text may be spread over several chunks. */
export type Trigger = readonly string[];

/** A line between a process of the product and a server, which a test can break or hold at a chosen point. */
export interface LineProxy {
  readonly port: number;
  /** `127.0.0.1:PORT`. */
  readonly address: string;
  /**
   * Holds a line from the request on that completes the trigger: the server never sees that request. Other lines
   * go on.
   */
  holdRequest(trigger: Trigger): void;
  /** Lets the triggering request through and holds every answer on that line from then on. */
  holdAnswer(trigger: Trigger): void;
  /** How many lines are held now; proves that the fault happened at the chosen point. */
  held(): number;
  /** Cuts every line and refuses new ones until `pass`. */
  cut(): void;
  /** How many lines were refused since the cut; proves that somebody tried. */
  refused(): number;
  /** Forgets triggers and lets new lines through. What was held stays held: its line belongs to the dead. */
  pass(): void;
  stop(): Promise<void>;
}

interface Line {
  readonly sockets: readonly Socket[];
  isHeld: boolean;
}

/**
 * Forwards TCP to a server on this machine.
 * @param target `host:port`
 * @param makeRewriter makes, per line, what changes the answers of the server before they go on; Kafka needs it
 */
export async function startLineProxy(
  target: string,
  makeRewriter: (proxyPort: number) => (bytes: Buffer) => Buffer = () => (bytes) => bytes,
): Promise<LineProxy> {
  const { hostname: host, port: targetPort } = new URL(`tcp://${target}`);
  const lines = new Set<Line>();
  let plan: { kind: 'request' | 'answer'; trigger: Trigger } | null = null;
  let isCut = false;
  let refused = 0;

  const server = createServer((client) => {
    if (isCut) {
      refused += 1;
      client.destroy();
      return;
    }
    const upstream = createConnection({ host, port: Number(targetPort) });
    const line: Line = { sockets: [client, upstream], isHeld: false };
    lines.add(line);
    const rewrite = makeRewriter(portOf());
    let watch: { plan: typeof plan; matcher: TextMatcher } | null = null;
    client.on('data', (bytes) => {
      if (line.isHeld) return;
      if (plan !== null) {
        if (watch?.plan !== plan) watch = { plan, matcher: new TextMatcher(plan.trigger) };
        if (watch.matcher.isCompletedBy(bytes)) {
          line.isHeld = true;
          if (plan.kind === 'request') return;
        }
      }
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      if (!line.isHeld) client.write(rewrite(bytes));
    });
    const end = (): void => {
      for (const socket of line.sockets) socket.destroy();
      lines.delete(line);
    };
    for (const socket of line.sockets) socket.on('error', end).on('close', end);
  });
  const portOf = (): number => (server.address() as AddressInfo).port;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const cutAll = (): void => {
    for (const line of lines) for (const socket of line.sockets) socket.destroy();
  };
  return {
    port: portOf(),
    address: `127.0.0.1:${portOf()}`,
    holdRequest: (trigger) => {
      plan = { kind: 'request', trigger };
    },
    holdAnswer: (trigger) => {
      plan = { kind: 'answer', trigger };
    },
    held: () => [...lines].filter((line) => line.isHeld).length,
    cut: () => {
      isCut = true;
      refused = 0;
      cutAll();
    },
    refused: () => refused,
    pass: () => {
      plan = null;
      isCut = false;
    },
    stop: async () => {
      isCut = true;
      cutAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Looks for texts one after the other in a stream of chunks. */
class TextMatcher {
  private next = 0;
  private tail = '';

  constructor(private readonly texts: Trigger) {}

  /** Takes a chunk in; true as soon as the last text has been seen. */
  isCompletedBy(chunk: Buffer): boolean {
    let rest = this.tail + chunk.toString('latin1');
    for (let text = this.texts[this.next]; text !== undefined; text = this.texts[this.next]) {
      const at = rest.indexOf(text);
      if (at === -1) break;
      rest = rest.slice(at + text.length);
      this.next += 1;
    }
    this.tail = rest.slice(-200);
    return this.next === this.texts.length;
  }
}

/**
 * Kafka tells clients where its broker is, in metadata: host as 16-bit length and text, port as 32 bits. The port
 * becomes the proxy's, so that every later line comes here too. Works on whole answers (32-bit length first), because
 * the port can be spread over two chunks.
 */
export function rewriteKafka(brokers: string): (proxyPort: number) => (bytes: Buffer) => Buffer {
  const { hostname: host, port } = new URL(`tcp://${brokers}`);
  const find = Buffer.alloc(2 + host.length + 4);
  find.writeUInt16BE(host.length, 0);
  find.write(host, 2);
  find.writeUInt32BE(Number(port), 2 + host.length);
  return (proxyPort) => {
    let waiting = Buffer.alloc(0);
    return (bytes) => {
      waiting = Buffer.concat([waiting, bytes]);
      const whole: Buffer[] = [];
      while (waiting.length >= 4) {
        const length = 4 + waiting.readUInt32BE(0);
        if (waiting.length < length) break;
        whole.push(waiting.subarray(0, length));
        waiting = waiting.subarray(length);
      }
      const answer = Buffer.concat(whole);
      for (let at = answer.indexOf(find); at !== -1; at = answer.indexOf(find, at + find.length))
        answer.writeUInt32BE(proxyPort, at + 2 + host.length);
      return answer;
    };
  };
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { freePort } from '../ports';
import { listPage, mailPage } from './mail-pages';
import type { StoredMail } from './mail-store';
import { MailStore } from './mail-store';

/**
 * How the sink misbehaves. `refuse`: a temporary refusal of the recipient (451). `refuse-for-good`: a permanent
 * one (550). `drop-before`: the line is cut before the message is kept. `accept-then-drop`: the message is kept
 * and the line is cut before the answer, so that the sender cannot know.
 */
export type MailFault = 'none' | 'refuse' | 'refuse-for-good' | 'drop-before' | 'accept-then-drop';

export interface MailSink {
  /** `smtp://127.0.0.1:PORT`, as SMTP_URL wants it. */
  smtpUrl: string;
  /** Where people and tests read the mails. */
  webUrl: string;
  list: (to?: string) => StoredMail[];
  clear: () => void;
  /** Misbehaves for the next `count` mails (default: until told otherwise). */
  fail: (fault: MailFault, count?: number) => void;
  /** How many times each fault has really happened; a fault test proves its fault with this. */
  faultsSeen: () => number;
  stop: () => Promise<void>;
}

export interface MailSinkOptions {
  /** Keeps mails here as well; without it they are gone when the sink stops. */
  dataDir?: string;
  smtpPort?: number;
  webPort?: number;
}

/**
 * Starts a mail server that delivers nothing: it keeps what it gets and shows it on a page and as JSON
 * (`GET /api/berichten?aan=`, `DELETE /api/berichten`, `PUT /api/storing` with `{"soort","aantal"}`).
 */
export async function startMailSink(options: MailSinkOptions = {}): Promise<MailSink> {
  const store = await MailStore.open(options.dataDir ?? null);
  let fault: MailFault = 'none';
  let remaining = 0;
  let seen = 0;
  const takeFault = (...kinds: MailFault[]): MailFault => {
    if (!kinds.includes(fault)) return 'none';
    const taken = fault;
    seen += 1;
    remaining -= 1;
    if (remaining <= 0) fault = 'none';
    return taken;
  };
  const fail = (kind: MailFault, count = Number.POSITIVE_INFINITY): void => {
    fault = kind;
    remaining = count;
  };

  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo: (_address, _session, callback) => {
      const refusal = takeFault('refuse', 'refuse-for-good');
      if (refusal === 'none') return callback();
      const code = refusal === 'refuse' ? 451 : 550;
      callback(Object.assign(new Error('Storing op verzoek'), { responseCode: code }));
    },
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const cut = takeFault('drop-before', 'accept-then-drop');
        if (cut === 'drop-before') return cutLine(smtp, session.id);
        const raw = Buffer.concat(chunks).toString('utf8');
        store
          .add(
            raw,
            session.envelope.rcptTo.map(({ address }) => address),
          )
          .then(
            () => (cut === 'accept-then-drop' ? cutLine(smtp, session.id) : callback()),
            (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
          );
      });
    },
  });
  // A client that goes away in the middle is a normal thing for a test.
  smtp.on('error', () => undefined);
  const smtpPort = await freePort(options.smtpPort);
  await new Promise<void>((resolve) => smtp.listen(smtpPort, '127.0.0.1', resolve));

  const web = createServer((request, response) => {
    answer(request, response, store, fail).catch(() => response.writeHead(500).end());
  });
  const webPort = await freePort(options.webPort);
  await new Promise<void>((resolve) => web.listen(webPort, '127.0.0.1', resolve));

  return {
    smtpUrl: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
    webUrl: `http://127.0.0.1:${(web.address() as AddressInfo).port}`,
    list: (to) => store.list(to),
    clear: () => store.clear(),
    fail,
    faultsSeen: () => seen,
    stop: async () => {
      web.closeAllConnections();
      await new Promise((resolve) => web.close(resolve));
      for (const connection of openConnections(smtp)) connection._socket.destroy();
      await new Promise<void>((resolve) => smtp.close(resolve));
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  store: MailStore,
  fail: MailSink['fail'],
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://sink');
  const to = url.searchParams.get('aan') ?? undefined;
  const json = (value: unknown): void => {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(value));
  };
  const html = (page: string): void => {
    // Mails are written by others: nothing in them may run or load anything.
    const policy = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'";
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy };
    response.writeHead(200, headers).end(page);
  };
  const route = `${request.method ?? 'GET'} ${url.pathname}`;
  if (route === 'GET /api/berichten') return json(store.list(to));
  if (route === 'DELETE /api/berichten') {
    store.clear();
    return json([]);
  }
  if (route === 'PUT /api/storing') {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const asked = JSON.parse(body) as { soort: MailFault; aantal?: number };
    fail(asked.soort, asked.aantal);
    return json(asked);
  }
  if (route === 'GET /') return html(listPage(store.list(to).toReversed()));
  const one = /^GET \/berichten\/(\d+)(\/html)?$/.exec(route);
  const mail = one ? store.get(Number(one[1])) : undefined;
  if (!one || !mail) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Niet gevonden');
    return;
  }
  html(one[2] ? mail.html : mailPage(mail));
}

interface OpenConnection {
  id: string;
  _socket: { destroy: () => void };
}

function openConnections(smtp: SMTPServer): OpenConnection[] {
  // The type definitions do not know it, but the server keeps its open connections here.
  return [...(smtp as unknown as { connections: Set<OpenConnection> }).connections];
}

function cutLine(smtp: SMTPServer, sessionId: string): void {
  openConnections(smtp)
    .find(({ id }) => id === sessionId)
    ?._socket.destroy();
}

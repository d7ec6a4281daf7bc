import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import { mailAddressSchema, mailNameSchema } from '../../mail/header-guard';
import type { MailSender, OutgoingMail, SendOutcome } from '../../mail/mail-sender';

export interface MailServerSettings {
  /** `smtp://user:password@host:port` or `smtps://…`. */
  readonly url: string;
  /** `Name <address>` or an address. */
  readonly from: string;
  readonly connections?: number;
  /** How long the server may be silent, in milliseconds. */
  readonly silenceMs?: number;
}

/** Takes the sender's setting apart into an address object, which cannot smuggle in a second address. */
export function parseFrom(from: string): { name: string; address: string } {
  const match = /^(?:([^<>]*)<([^<>]+)>|([^<>]+))$/.exec(from.trim());
  const name = match?.[1]?.trim() ?? '';
  const address = mailAddressSchema.parse((match?.[2] ?? match?.[3] ?? '').trim());
  return { name: name === '' ? address : mailNameSchema.parse(name), address };
}

/**
 * Sends mail over SMTP with a pool of connections. The library repeats nothing by itself; whether a mail was
 * handed over is seen from whether its first byte was asked for.
 */
export function createMailSender(settings: MailServerSettings): MailSender {
  const url = new URL(settings.url);
  const silence = settings.silenceMs ?? 20_000;
  const from = parseFrom(settings.from);
  const handedOver = new Set<string>();
  const transport = createTransport({
    pool: true,
    host: url.hostname,
    port: Number(url.port || (url.protocol === 'smtps:' ? 465 : 587)),
    secure: url.protocol === 'smtps:',
    ...(url.username === ''
      ? {}
      : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    maxConnections: settings.connections ?? 3,
    maxMessages: 100,
    maxRequeues: 0,
    connectionTimeout: Math.min(10_000, silence),
    greetingTimeout: Math.min(10_000, silence),
    socketTimeout: silence,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  transport.use('stream', (mail, done) => {
    const id = mail.message.messageId();
    mail.message.processFunc((stream) =>
      whenFirstRead(stream, () => {
        handedOver.add(id);
      }),
    );
    done();
  });

  return {
    send: async (mail) => {
      try {
        await transport.sendMail(messageOf(mail, from));
        return { kind: 'sent' };
      } catch (error) {
        return outcomeOf(error, handedOver.has(mail.messageId));
      } finally {
        handedOver.delete(mail.messageId);
      }
    },
    close: () => {
      transport.close();
    },
  };
}

function messageOf(mail: OutgoingMail, from: { name: string; address: string }) {
  return {
    from,
    to: [{ name: '', address: mailAddressSchema.parse(mail.to) }],
    messageId: mail.messageId,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    // Tells machines not to answer (RFC 3834), so that two of them do not talk for ever.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    ...(mail.calendar === null
      ? {}
      : {
          attachments: [
            {
              filename: 'afspraak.ics',
              content: mail.calendar,
              contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
            },
          ],
        }),
  };
}

/** Passes a stream on, and tells when its first byte is asked for: that is when the server said "go on". */
function whenFirstRead(stream: Readable, onFirst: () => void): Readable {
  const chunks = stream[Symbol.asyncIterator]();
  let begun = false;
  return new Readable({
    read() {
      if (!begun) {
        begun = true;
        onFirst();
      }
      chunks.next().then(
        ({ value, done }: IteratorResult<unknown>) => this.push(done === true ? null : value),
        (error: unknown) => this.destroy(error instanceof Error ? error : new Error('stream_failed')),
      );
    },
  });
}

function outcomeOf(error: unknown, handedOver: boolean): SendOutcome {
  const { responseCode, code, command } = (error ?? {}) as Partial<Record<string, unknown>>;
  const answer = typeof responseCode === 'number' ? responseCode : null;
  // A refusal before the envelope is about us, not about this mail.
  const aboutMail = command === 'MAIL FROM' || command === 'RCPT TO' || command === 'DATA';
  if (answer !== null && aboutMail) {
    if (answer >= 500) return { kind: 'refused', code: `smtp_${answer}` };
    if (answer >= 400) return { kind: 'later', code: `smtp_${answer}` };
  }
  const name = typeof code === 'string' ? code.toLowerCase() : 'fault';
  if (name === 'eenvelope' || name === 'emessage') return { kind: 'refused', code: name };
  return handedOver ? { kind: 'unknown', code: name } : { kind: 'away', code: name };
}

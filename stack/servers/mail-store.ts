import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { simpleParser } from 'mailparser';

/** One mail as it arrived. */
export interface StoredMail {
  /** Number of arrival, from 1. */
  id: number;
  /** Instant of arrival, ISO UTC. */
  receivedAt: string;
  from: string;
  /** The addresses of the envelope: who really got it. */
  to: string[];
  subject: string;
  messageId: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  attachments: { filename: string; contentType: string; content: string }[];
  /** The whole message as it came over the line. */
  raw: string;
}

/** Keeps mails in memory and, when a folder is given, on disk, so that a demonstration survives a restart. */
export class MailStore {
  private readonly mails: StoredMail[] = [];
  private next = 1;

  private constructor(private readonly dir: string | null) {}

  /** Opens the store and reads back what an earlier run left in `dir`. */
  static async open(dir: string | null): Promise<MailStore> {
    const store = new MailStore(dir);
    if (dir === null) return store;
    mkdirSync(dir, { recursive: true });
    const files = readdirSync(dir).filter((name) => name.endsWith('.json'));
    for (const name of files.sort()) {
      const kept = JSON.parse(readFileSync(path.join(dir, name), 'utf8')) as Kept;
      store.mails.push(await parse(kept));
      store.next = Math.max(store.next, kept.id + 1);
    }
    return store;
  }

  /** Adds a mail; `raw` is the whole message, `to` the addresses of the envelope. */
  async add(raw: string, to: string[]): Promise<StoredMail> {
    const kept: Kept = { id: this.next++, receivedAt: new Date().toISOString(), to, raw };
    if (this.dir !== null) writeFileSync(this.file(kept.id), JSON.stringify(kept));
    const mail = await parse(kept);
    this.mails.push(mail);
    return mail;
  }

  /** The mails in order of arrival, all or those to one address. */
  list(to?: string): StoredMail[] {
    return this.mails.filter((mail) => to === undefined || mail.to.includes(to));
  }

  get(id: number): StoredMail | undefined {
    return this.mails.find((mail) => mail.id === id);
  }

  clear(): void {
    for (const mail of this.mails.splice(0)) {
      if (this.dir !== null && existsSync(this.file(mail.id))) rmSync(this.file(mail.id));
    }
  }

  private file(id: number): string {
    return path.join(this.dir ?? '', `${String(id).padStart(7, '0')}.json`);
  }
}

interface Kept {
  id: number;
  receivedAt: string;
  to: string[];
  raw: string;
}

async function parse(kept: Kept): Promise<StoredMail> {
  const parsed = await simpleParser(kept.raw);
  const headers = parsed.headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trim()]);
  return {
    ...kept,
    from: parsed.from?.text ?? '',
    subject: parsed.subject ?? '',
    messageId: parsed.messageId ?? '',
    text: parsed.text ?? '',
    html: typeof parsed.html === 'string' ? parsed.html : '',
    headers: Object.fromEntries(headers) as Record<string, string>,
    attachments: parsed.attachments.map((attachment) => ({
      filename: attachment.filename ?? 'bijlage',
      contentType: attachment.contentType,
      content: attachment.content.toString('utf8'),
    })),
  };
}

import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { StoredMail } from './mail-store';

const style = `
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
  table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: .5rem; border-bottom: 1px solid #ccc; }
  pre { white-space: pre-wrap; background: #f4f4f4; padding: 1rem; } iframe { width: 100%; height: 28rem; border: 1px solid #ccc; }`;

function Page({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <html lang="nl">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{title}</title>
        <style>{style}</style>
      </head>
      <body>
        <main>{children}</main>
      </body>
    </html>
  );
}

/** The overview of all mails, newest first. */
export function listPage(mails: StoredMail[]): string {
  return page(
    <Page title="Opgevangen post">
      <h1>Opgevangen post</h1>
      <p>Deze berichten zijn niet echt verstuurd. Ze blijven op deze computer.</p>
      {mails.length === 0 ? <p>Er is nog geen post.</p> : null}
      <table>
        <thead>
          <tr>
            <th>Wanneer</th>
            <th>Aan</th>
            <th>Onderwerp</th>
          </tr>
        </thead>
        <tbody>
          {mails.map((mail) => (
            <tr>
              <td>{amsterdam(mail.receivedAt)}</td>
              <td>{mail.to.join(', ')}</td>
              <td>
                <a href={`/berichten/${mail.id}`}>{mail.subject || '(geen onderwerp)'}</a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Page>,
  );
}

/** One mail: headers, text, HTML in a frame that may do nothing, attachments as text. */
export function mailPage(mail: StoredMail): string {
  return page(
    <Page title={mail.subject}>
      <p>
        <a href="/">Alle post</a>
      </p>
      <h1>{mail.subject}</h1>
      <p>
        Van {mail.from}
        <br />
        Aan {mail.to.join(', ')}
        <br />
        {amsterdam(mail.receivedAt)}
      </p>
      <h2>Tekst</h2>
      <pre>{withLinks(mail.text)}</pre>
      {mail.html ? <h2>Opmaak</h2> : null}
      {mail.html ? <iframe sandbox="" title="Opgemaakt bericht" src={`/berichten/${mail.id}/html`} /> : null}
      {mail.attachments.map((attachment) => (
        <section>
          <h2>Bijlage {attachment.filename}</h2>
          <pre>{attachment.content}</pre>
        </section>
      ))}
    </Page>,
  );
}

function page(content: Parameters<typeof renderToString>[0]): string {
  return `<!doctype html>${renderToString(content)}`;
}

function withLinks(text: string): ComponentChildren[] {
  return text.split(/(https?:\/\/[^\s<>]+)/).map((piece, index) => {
    return index % 2 === 1 ? <a href={piece}>{piece}</a> : piece;
  });
}

function amsterdam(instant: string): string {
  const shape = { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'Europe/Amsterdam' } as const;
  return new Intl.DateTimeFormat('nl-NL', shape).format(new Date(instant));
}

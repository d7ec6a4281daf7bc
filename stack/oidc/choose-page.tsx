import { renderToString } from 'preact-render-to-string';
import type { DemonstrationPerson } from './people';

/** The page without a frame: a small style of its own, so that nobody takes it for a real sign-in. */
const style = `
body{font-family:system-ui,sans-serif;margin:0;background:#fff8e1;color:#222;line-height:1.5}
main{max-width:40rem;margin:2rem auto;padding:0 1rem}
.mark{background:#8a4b00;color:#fff;padding:.5rem 1rem;margin:0;font-weight:700}
ul{list-style:none;padding:0;display:grid;gap:.75rem}
button{display:block;width:100%;text-align:start;font:inherit;padding:.75rem 1rem;background:#fff;color:inherit;border:2px solid #8a4b00;border-radius:6px;cursor:pointer}
button:focus-visible{outline:3px solid #000;outline-offset:2px}
strong{display:block}`;

/**
 * The page on which one invented person is chosen, with one click.
 *
 * @param action where the choice is sent
 * @param people who can be chosen
 */
export function choosePage(action: string, people: readonly DemonstrationPerson[]): string {
  return `<!doctype html>${renderToString(
    <html lang="nl">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Demonstratie: kies wie u bent</title>
        <link rel="stylesheet" href="/demonstratie.css" />
      </head>
      <body>
        <p class="mark">Demonstratie: deze mensen zijn verzonnen en er is geen wachtwoord</p>
        <main>
          <h1>Kies wie u bent</h1>
          <p>U krijgt in Overstap de rollen van deze persoon.</p>
          <ul>
            {people.map((person) => (
              <li>
                <form method="post" action={action}>
                  <input type="hidden" name="sub" value={person.sub} />
                  <button type="submit">
                    <strong>{person.name}</strong>
                    {person.description}
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </main>
      </body>
    </html>,
  )}`;
}

/** The style of the page, served apart because scripts and styles inside a page are not allowed. */
export const chooseStyle = style;

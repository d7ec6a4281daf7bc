/**
 * Promise: nothing that comes from outside can end a header, add a recipient or a header of its own. The corpus
 * crosses known tricks with places in an address and in a name.
 */
import { headerTextSchema, isMailbox, mailNameSchema } from '../../services/mail/header-guard';
import { messageIdOf } from '../../services/mail/message-id';
import { parseFrom } from '../../services/adapters/mail/create-mail-sender';

const breaks = [
  '\r\n',
  '\n',
  '\r',
  '\0',
  '\u2028',
  '\u2029',
  '\u0085',
  '\u001f',
  '\u007f',
  '\ud800',
  '\r\n ',
  '\n\t',
];
const payloads = [
  'Bcc: boef@elders.example.nl',
  'Subject: gratis',
  'Content-Type: text/html',
  '.\r\nQUIT',
  'To: a@b.nl, c@d.nl',
  'RCPT TO:<boef@elders.example.nl>',
  'List-Unsubscribe: <mailto:boef@elders.example.nl>',
  'X: =?utf-8?q?=0D=0ABcc:_x@y.nl?=',
];
const corpus = breaks.flatMap((line) => payloads.map((payload) => `${line}${payload}`));

test('a corpus of about 400 payloads is refused in addresses, names and subjects', () => {
  let tried = 0;
  for (const payload of corpus) {
    for (const address of [
      `jan@example.nl${payload}`,
      `jan${payload}@example.nl`,
      `${payload}jan@example.nl`,
    ]) {
      expect(isMailbox(address)).toBe(false);
      tried += 1;
    }
    expect(mailNameSchema.safeParse(`Jan${payload}`).success).toBe(false);
    expect(headerTextSchema.safeParse(`Bericht${payload}`).success).toBe(false);
    tried += 2;
  }
  expect(tried).toBe(480);
});

test.each([
  'jan@example.nl',
  'j.de-vries+werk@mail.example.nl',
  "o'neill@example.nl",
  'info@münchen.example',
  'a@b.co',
])('%s is a mailbox', (address) => {
  expect(isMailbox(address)).toBe(true);
});

test.each([
  '',
  '@',
  'jan',
  'jan@',
  '@example.nl',
  'jan@localhost',
  'jan@@example.nl',
  'jan@example..nl',
  '.jan@example.nl',
  'jan.@example.nl',
  'ja n@example.nl',
  'jan@exa mple.nl',
  'jan@example.nl,piet@example.nl',
  'jan@example.nl;piet@a.nl',
  '<jan@example.nl>',
  'Jan <jan@example.nl>',
  '"jan"@example.nl',
  'jan@[127.0.0.1]',
  'jan@-example.nl',
  'groep:jan@a.nl;',
  'jan(x)@example.nl',
  'jän@example.nl',
  `${'a'.repeat(65)}@example.nl`,
  `jan@${'a'.repeat(64)}.nl`,
  'jan\\@example.nl',
])('%p is no mailbox', (address) => {
  expect(isMailbox(address)).toBe(false);
});

test.each(['Jansen, Piet', 'Piet; Jan', 'Piet <x@y.nl>', 'Piet "de bakker"', 'x@y.nl', 'a:b'])(
  '%p cannot be a display name',
  (name) => {
    expect(mailNameSchema.safeParse(name).success).toBe(false);
  },
);

test('names with tussenvoegsel and accents can', () => {
  expect(mailNameSchema.parse("Zoë van 't Hóff-IJsbrandy")).toBe("Zoë van 't Hóff-IJsbrandy");
});

test('the sender is read as one name and one address', () => {
  expect(parseFrom('Overstap <post@overstap.example.nl>')).toEqual({
    name: 'Overstap',
    address: 'post@overstap.example.nl',
  });
  expect(() => parseFrom('Overstap <a@b.nl, c@d.nl>')).toThrow();
});

test('the Message-ID follows from the key alone', () => {
  expect(messageIdOf('run/1/alarm', 'overstap.example.nl')).toBe(
    messageIdOf('run/1/alarm', 'overstap.example.nl'),
  );
  expect(messageIdOf('run/1/alarm', 'overstap.example.nl')).toMatch(/^<[0-9a-f]{40}@overstap\.example\.nl>$/);
  expect(messageIdOf('run/2/alarm', 'overstap.example.nl')).not.toBe(
    messageIdOf('run/1/alarm', 'overstap.example.nl'),
  );
});

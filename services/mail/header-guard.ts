import { z } from 'zod';

/**
 * What may stand in a mail header. The mail library has let line breaks through more than once, so nothing
 * reaches it that this schema did not pass: CR, LF and NUL end a header, `,;<>"` break an address apart.
 */
const CONTROL = /[\u0000-\u001F\u007F-\u009F\u2028\u2029\p{Cs}]/u;
const BREAKS_ADDRESS = /[,;<>"\\()[\]:@]/;
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN_LABEL = /^(?!-)[\p{L}\p{N}-]{1,63}(?<!-)$/u;

/** One line of text, such as a subject. */
export const headerTextSchema = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => !CONTROL.test(text));

/** The display name beside an address. */
export const mailNameSchema = headerTextSchema.max(100).refine((text) => !BREAKS_ADDRESS.test(text));

/** One mailbox, never a list: `local@domain`, the local part in plain ASCII. */
export const mailAddressSchema = z.string().max(254).refine(isMailbox);

/** Tells whether a text is exactly one mailbox that is safe in a header and in the envelope. */
export function isMailbox(text: string): boolean {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  const labels = text.slice(at + 1).split('.');
  return (
    at > 0 &&
    local.length <= 64 &&
    LOCAL.test(local) &&
    labels.length >= 2 &&
    labels.every((label) => DOMAIN_LABEL.test(label))
  );
}

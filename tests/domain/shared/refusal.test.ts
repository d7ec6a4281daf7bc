// Promise: every refusal has one Dutch sentence of its own that ends as a sentence.
import { REFUSAL_CODES } from '../../../domain/shared/refusal';
import { REFUSAL_TEXT } from '../../../domain/shared/refusal-text';
import { err, ok, refuse } from '../../../domain/shared/result';

test('no code is listed twice and no sentence is used twice', () => {
  expect(new Set(REFUSAL_CODES).size).toBe(REFUSAL_CODES.length);
  const sentences = REFUSAL_CODES.map((code) => REFUSAL_TEXT[code]);
  expect(new Set(sentences).size).toBe(REFUSAL_CODES.length);
  expect(sentences.filter((sentence) => !/^[A-Z0-9].*\.$/.test(sentence))).toEqual([]);
});

test('a result is a value or a reason', () => {
  expect(ok(3)).toEqual({ ok: true, value: 3 });
  expect(err('x')).toEqual({ ok: false, error: 'x' });
  expect(refuse('date_invalid')).toEqual({ ok: false, error: { code: 'date_invalid' } });
  expect(refuse('intake_incomplete', { open: 3 })).toEqual({
    ok: false,
    error: { code: 'intake_incomplete', details: { open: 3 } },
  });
});

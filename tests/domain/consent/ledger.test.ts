// Promise: nothing is shared without a consent for exactly this item, purpose and receiver, and a withdrawal works at once.
import fc from 'fast-check';
import type { ConsentLine } from '../../../domain/consent/ledger';
import {
  consentSentence,
  giveConsent,
  isConsented,
  parseReceiver,
  receiverKey,
  withdrawConsent,
} from '../../../domain/consent/ledger';
import type { Receiver } from '../../../domain/consent/vocabulary';
import { CONSENT_ITEMS, CONSENT_PURPOSES, RECEIVER_KINDS, SHARING } from '../../../domain/consent/vocabulary';

const GIVEN = '2026-10-05T09:00:00.000Z';
const provider: Receiver = { kind: 'provider', organisationId: '0190a000-0000-7000-8000-000000000001' };
const otherProvider: Receiver = { kind: 'provider', organisationId: '0190a000-0000-7000-8000-000000000002' };
const team: Receiver = { kind: 'matching_team', organisationId: null };

function line(change: Partial<ConsentLine> = {}): ConsentLine {
  return {
    item: 'cv',
    purpose: 'referral',
    receiver: receiverKey(provider),
    givenAt: GIVEN,
    validUntil: '2026-12-31',
    withdrawnAt: null,
    ...change,
  };
}

describe('asking', () => {
  test.each(['employer', 'provider', 'account_manager', 'matching_team'] as const)(
    '%s may not ask',
    (role) => {
      expect(giveConsent({ item: 'cv', receiver: team, until: '2026-12-31' }, role, GIVEN)).toEqual({
        ok: false,
        error: { code: 'consent_asker_not_allowed', details: { role } },
      });
    },
  );

  test('the casemanager gets a line with the one purpose of that receiver', () => {
    expect(
      giveConsent({ item: 'cv', receiver: provider, until: '2026-12-31' }, 'casemanager', GIVEN),
    ).toEqual({
      ok: true,
      value: line(),
    });
  });

  test('the leaving employer can be given progress and nothing else', () => {
    const receiver: Receiver = { kind: 'leaving_employer', organisationId: null };
    const allowed = CONSENT_ITEMS.filter(
      (item) => giveConsent({ item, receiver, until: '2026-12-31' }, 'casemanager', GIVEN).ok,
    );
    expect(allowed).toEqual(['progress']);
  });

  test('a provider has to be named, an end has to be set, and it may not have passed', () => {
    const unnamed: Receiver = { kind: 'provider', organisationId: null };
    const ask = (receiver: Receiver, until: string | null) =>
      giveConsent({ item: 'cv', receiver, until }, 'employee', GIVEN);
    expect(ask(unnamed, '2026-12-31')).toMatchObject({ error: { code: 'consent_item_not_for_receiver' } });
    expect(ask(provider, null)).toMatchObject({ error: { code: 'consent_until_missing' } });
    expect(ask(provider, '2026-10-04')).toMatchObject({ error: { code: 'consent_until_in_past' } });
    expect(ask(provider, '2026-10-05').ok).toBe(true);
  });
});

describe('sharing', () => {
  test.each([
    ['2026-10-05T08:59:59.999Z', false], // before it was given
    ['2026-10-05T09:00:00.000Z', true],
    ['2026-12-31T22:59:59.999Z', true], // the last minute of 31 December here
    ['2026-12-31T23:00:00.000Z', false],
  ])('at %s a consent until 31 December holds: %s', (at, expected) => {
    expect(isConsented([line()], 'cv', 'referral', provider, at)).toBe(expected);
  });

  test('holds for no other item, purpose or receiver', () => {
    const at = '2026-10-06T09:00:00.000Z';
    expect(isConsented([line()], 'profile', 'referral', provider, at)).toBe(false);
    expect(isConsented([line()], 'cv', 'matching', provider, at)).toBe(false);
    expect(isConsented([line()], 'cv', 'referral', otherProvider, at)).toBe(false);
    expect(isConsented([], 'cv', 'referral', provider, at)).toBe(false);
  });

  test('a withdrawal works from its own moment and only for what it names', () => {
    const at = '2026-11-01T09:00:00.000Z';
    const ledger = [line(), line({ item: 'profile' }), line({ receiver: receiverKey(otherProvider) })];
    const result = withdrawConsent(ledger, { item: 'cv', receiver: provider }, at);
    if (!result.ok) throw new Error('expected a withdrawal');
    expect(result.value.tell).toEqual(['provider/0190a000-0000-7000-8000-000000000001']);
    expect(result.value.withdrawn).toEqual([line({ withdrawnAt: at })]);
    expect(isConsented(result.value.ledger, 'cv', 'referral', provider, at)).toBe(false);
    expect(isConsented(result.value.ledger, 'cv', 'referral', provider, '2026-10-31T09:00:00.000Z')).toBe(
      true,
    );
    expect(isConsented(result.value.ledger, 'profile', 'referral', provider, at)).toBe(true);
    expect(isConsented(result.value.ledger, 'cv', 'referral', otherProvider, at)).toBe(true);
    expect(withdrawConsent(result.value.ledger, { item: 'cv', receiver: provider }, at)).toMatchObject({
      error: { code: 'consent_not_given' },
    });
  });

  test('after everything is withdrawn nothing is shared with anybody', () => {
    const anyLine = fc.record({
      item: fc.constantFrom(...CONSENT_ITEMS),
      kind: fc.constantFrom(...RECEIVER_KINDS),
      day: fc.integer({ min: 1, max: 28 }),
    });
    fc.assert(
      fc.property(fc.array(anyLine, { minLength: 1, maxLength: 12 }), (wanted) => {
        const ledger = wanted.map(({ item, kind, day }) =>
          line({
            item,
            purpose: SHARING[kind].purpose,
            receiver: kind,
            validUntil: `2026-12-${String(day).padStart(2, '0')}`,
          }),
        );
        const at = '2026-11-01T09:00:00.000Z';
        const result = withdrawConsent(ledger, { item: null, receiver: null }, at);
        if (!result.ok) throw new Error('expected a withdrawal');
        for (const item of CONSENT_ITEMS)
          for (const purpose of CONSENT_PURPOSES)
            for (const kind of RECEIVER_KINDS)
              expect(
                isConsented(result.value.ledger, item, purpose, { kind, organisationId: null }, at),
              ).toBe(false);
      }),
    );
  });
});

test('the sentence says what, to whom, what for, until when, and that no is fine', () => {
  expect(consentSentence(line(), 'Talent en Werk')).toBe(
    'Ik vind het goed dat Talent en Werk mijn cv krijgt om mij een dienst te geven, tot en met 31 december 2026. ' +
      'Ik kan dit altijd weer intrekken. Nee zeggen heeft geen gevolgen.',
  );
});

test('a stored receiver is read back', () => {
  expect(parseReceiver(receiverKey(provider))).toEqual(provider);
  expect(parseReceiver('matching_team')).toEqual(team);
  expect(parseReceiver('neighbour')).toBeNull();
});

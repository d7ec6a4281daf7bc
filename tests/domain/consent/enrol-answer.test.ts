// Promise: joining means having understood; not joining takes one reason and never an explanation.
import type { EnrolAnswerContract } from '../../../domain/consent/enrol-answer';
import {
  checkEnrolAnswer,
  consentsOfEnrolAnswer,
  enrolAnswerContract,
  enrolAnswerFacts,
} from '../../../domain/consent/enrol-answer';
import { describeFields } from '../../../domain/shared/form-fields';

const TODAY = '2026-10-05';
const NOW = '2026-10-05T09:00:00.000Z';
const joins: EnrolAnswerContract = {
  meedoen: true,
  weetDatHetVrijwilligIs: true,
  weetWatErGevraagdWordt: true,
  weetWieGegevensZiet: true,
};

test('who joins and understood is enrolled', () => {
  expect(enrolAnswerContract.parse(joins)).toEqual(joins);
  expect(checkEnrolAnswer(joins, TODAY)).toEqual({ ok: true, value: joins });
  expect(enrolAnswerFacts(joins)).toEqual({ joins: true, reason: null, laterOfferOn: null });
});

test.each([
  ['one question answered no', { ...joins, weetWieGegevensZiet: false }, 'enrol_understanding_missing'],
  ['questions left open', { meedoen: true }, 'enrol_understanding_missing'],
  ['no reason', { meedoen: false }, 'enrol_reason_missing'],
  [
    'a later offer today',
    { meedoen: false, reden: 'zoekt-zelf', nieuwAanbodOp: TODAY },
    'enrol_later_offer_in_past',
  ],
  ['a consent without end', { ...joins, toestemmingen: ['matchteam-cv'] }, 'consent_until_missing'],
  [
    'a consent that has ended',
    { ...joins, toestemmingen: ['matchteam-cv'], toestemmingTot: '2026-10-04' },
    'consent_until_in_past',
  ],
] as const)('%s is refused', (_, answer, code) => {
  expect(checkEnrolAnswer(enrolAnswerContract.parse(answer), TODAY)).toMatchObject({
    ok: false,
    error: { code },
  });
});

test('who does not join is asked again on the date of the answer', () => {
  const answer = enrolAnswerContract.parse({
    meedoen: false,
    reden: 'te-druk-op-werk',
    nieuwAanbodOp: '2027-01-11',
  });
  expect(checkEnrolAnswer(answer, TODAY).ok).toBe(true);
  expect(enrolAnswerFacts(answer)).toEqual({
    joins: false,
    reason: 'too_busy_at_work',
    laterOfferOn: '2027-01-11',
  });
});

test('consents become lines of the ledger, and none for who does not join', () => {
  const answer = enrolAnswerContract.parse({
    ...joins,
    toestemmingen: ['matchteam-cv', 'werkgever-voortgang'],
    toestemmingTot: '2027-04-05',
  });
  const base = { givenAt: NOW, validUntil: '2027-04-05', withdrawnAt: null };
  expect(consentsOfEnrolAnswer(answer, 'employee', NOW)).toEqual({
    ok: true,
    value: [
      { item: 'cv', purpose: 'matching', receiver: 'matching_team', ...base },
      { item: 'progress', purpose: 'employer_feedback', receiver: 'leaving_employer', ...base },
    ],
  });
  expect(consentsOfEnrolAnswer({ ...answer, meedoen: false }, 'employee', NOW)).toEqual({
    ok: true,
    value: [],
  });
  expect(consentsOfEnrolAnswer(answer, 'employer', NOW)).toMatchObject({
    error: { code: 'consent_asker_not_allowed' },
  });
});

test('there is no field for free text', () => {
  const kinds = new Set(describeFields(enrolAnswerContract).map((field) => field.kind));
  expect(kinds.has('line') || kinds.has('lines')).toBe(false);
});

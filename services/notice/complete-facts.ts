import { missingParts } from '../../domain/notice/missing-parts';
import type { Notice, NoticedEmployee } from '../../domain/notice/notice';
import {
  BALANCE_WORDS,
  CAUSE_WORDS,
  fromDutch,
  GROUND_WORDS,
  TURNOVER_WORDS,
} from '../../domain/notice/words';
import type { NoticeCompleteContract } from '../../domain/task/types/notice.complete';
import type { Transaction } from '../access/with-viewer';
import { noticeOf } from './open-notice';
import type { NoticeRecord, StoredNoticeFacts } from './open-notice';

/** Lays the answers of `notice.complete` over what was known; what is not answered stays as it was. */
export function completedFacts(facts: StoredNoticeFacts, answer: NoticeCompleteContract): StoredNoticeFacts {
  const contact = {
    ...facts.contact,
    ...given('name', answer.contactNaam),
    ...given('email', answer.contactEmail),
    ...given('phone', answer.contactTelefoon),
  };
  return {
    ...facts,
    employer: {
      ...facts.employer,
      ...given('name', answer.naam),
      ...given('headcount', answer.aantalWerknemers),
      ...given('worksCouncil', answer.ondernemingsraad),
      ...(answer.omzetklasse === undefined
        ? {}
        : { turnoverClass: fromDutch(TURNOVER_WORDS, answer.omzetklasse) }),
      ...(answer.balansklasse === undefined
        ? {}
        : { balanceClass: fromDutch(BALANCE_WORDS, answer.balansklasse) }),
    },
    contact: Object.keys(contact).length === 0 ? null : contact,
    ...reasonOf(facts, answer),
    ...socialPlanOf(facts, answer),
    ...timeOffOf(facts, answer),
    ...flexOf(facts, answer),
  };
}

/** What was told already, as answers of `notice.complete`, so that the form begins with it. */
export function knownAnswers({
  employer,
  contact,
  reason,
  socialPlan,
  timeOff,
  flexWork,
}: StoredNoticeFacts): NoticeCompleteContract {
  const { turnoverClass, balanceClass } = employer;
  return {
    naam: employer.name,
    contactNaam: contact?.name,
    contactEmail: contact?.email,
    contactTelefoon: contact?.phone,
    aantalWerknemers: employer.headcount,
    omzetklasse: turnoverClass && TURNOVER_WORDS[turnoverClass],
    balansklasse: balanceClass && BALANCE_WORDS[balanceClass],
    ondernemingsraad: employer.worksCouncil,
    grond: reason && GROUND_WORDS[reason.ground],
    oorzaak: reason?.cause && CAUSE_WORDS[reason.cause],
    sociaalPlan: socialPlan?.present,
    middelenInCenten: socialPlan?.meansCents,
    tijdOnderWerk: timeOff?.allowed,
    urenPerWeek: timeOff?.hoursPerWeek,
    flexBeeindigd: flexWork?.ended,
    flexNietVerlengd: flexWork?.notRenewed,
  };
}

/** Writes the completed facts and what is still missing after them. */
export async function writeFacts(
  tx: Transaction,
  record: NoticeRecord,
  facts: StoredNoticeFacts,
): Promise<void> {
  const completed = { ...record, facts };
  const people = await employeesOf(tx, record);
  const missing = missingParts(noticeOf(completed, people)).map(({ part }) => part);
  await tx.query('UPDATE notice SET facts = $2, missing = $3, version = version + 1 WHERE id = $1', [
    record.id,
    JSON.stringify(facts),
    missing,
  ]);
  if (facts.employer.name !== undefined) {
    await tx.query(`UPDATE organisation SET name = $2 WHERE id = $1 AND name = 'Werkgever ' || kvk_number`, [
      record.employerId,
      facts.employer.name,
    ]);
  }
}

/** The people as far as the question "what is missing" looks at them. */
async function employeesOf(tx: Transaction, record: NoticeRecord): Promise<NoticedEmployee[]> {
  const { rows } = await tx.query<Record<string, string | number | null>>(
    `SELECT p.family_name AS "familyName", p.email, p.phone, t.contract_kind AS "contractKind",
       t.hours_per_week AS "hoursPerWeek", t.employed_since AS "employedSince",
       (p.address IS NOT NULL) AS "hasAddress"
     FROM trajectory t JOIN person p ON p.id = t.person_id WHERE t.notice_id = $1`,
    [record.id],
  );
  return rows.map(({ hasAddress, ...row }) => ({
    ...(Object.fromEntries(
      Object.entries(row).filter(([, value]) => value !== null),
    ) as Partial<NoticedEmployee>),
    ...(hasAddress ? { address: {} } : {}),
    personnelReference: '',
    residence: '',
    occupation: '',
    contractKind: row['contractKind'] as NoticedEmployee['contractKind'],
  }));
}

function reasonOf(facts: StoredNoticeFacts, answer: NoticeCompleteContract): Pick<Notice, 'reason'> {
  if (answer.grond === undefined) return {};
  const cause = answer.oorzaak === undefined ? {} : { cause: fromDutch(CAUSE_WORDS, answer.oorzaak) };
  return { reason: { ...facts.reason, ground: fromDutch(GROUND_WORDS, answer.grond), ...cause } };
}

function socialPlanOf(facts: StoredNoticeFacts, answer: NoticeCompleteContract): Pick<Notice, 'socialPlan'> {
  if (answer.sociaalPlan === undefined) return {};
  const means = given('meansCents', answer.middelenInCenten);
  return { socialPlan: { ...facts.socialPlan, present: answer.sociaalPlan, ...means } };
}

function timeOffOf(facts: StoredNoticeFacts, answer: NoticeCompleteContract): Pick<Notice, 'timeOff'> {
  if (answer.tijdOnderWerk === undefined) return {};
  const hours = given('hoursPerWeek', answer.urenPerWeek);
  return { timeOff: { ...facts.timeOff, allowed: answer.tijdOnderWerk, ...hours } };
}

function flexOf(facts: StoredNoticeFacts, answer: NoticeCompleteContract): Pick<Notice, 'flexWork'> {
  if (answer.flexBeeindigd === undefined && answer.flexNietVerlengd === undefined) return {};
  return {
    flexWork: {
      ended: answer.flexBeeindigd ?? facts.flexWork?.ended ?? 0,
      notRenewed: answer.flexNietVerlengd ?? facts.flexWork?.notRenewed ?? 0,
    },
  };
}

function given<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}

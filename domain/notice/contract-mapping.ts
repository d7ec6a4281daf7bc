import { normaliseKvkNumber } from '../party/kvk-number';
import type { EmployeeContract, NoticeContract, NoticeEventContract } from './contract';
import type { Employer, Notice, NoticedEmployee } from './notice';
import {
  BALANCE_WORDS,
  BEHALF_ROLE_WORDS,
  CAUSE_WORDS,
  CERTAINTY_WORDS,
  CONTRACT_KIND_WORDS,
  fromDutch,
  GROUND_WORDS,
  TURNOVER_WORDS,
} from './words';

/** Type of an object after its undefined properties are taken out. */
type Compact<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

function compact<T extends object>(value: T): Compact<T> {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as Compact<T>;
}

/** Applies a translation to a value that may not be there. */
function map<A, B>(value: A | undefined, translate: (value: A) => B): B | undefined {
  return value === undefined ? undefined : translate(value);
}

/** Translates a checked body (or event) into the domain's notice. */
export function toNotice(body: NoticeContract | NoticeEventContract): Notice {
  const facts: NoticeContract['melding'] = body.melding;
  return compact({
    reference: facts.kenmerk,
    employer: toEmployer(body.werkgever),
    certainty: fromDutch(CERTAINTY_WORDS, facts.besluit),
    reviewDate: facts.herzieningsdatum,
    reason: map(facts.reden, (reason) =>
      compact({
        ground: fromDutch(GROUND_WORDS, reason.grond),
        cause: map(reason.oorzaak, (cause) => fromDutch(CAUSE_WORDS, cause)),
        text: reason.toelichting,
      }),
    ),
    workplace: facts.werkgemeente,
    socialPlan: map(facts.sociaalPlan, (plan) =>
      compact({ present: plan.aanwezig, meansCents: plan.middelenInCenten, text: plan.toelichting }),
    ),
    timeOff: map(facts.tijdOnderWerk, (off) =>
      compact({ allowed: off.toegestaan, hoursPerWeek: off.urenPerWeek, text: off.toelichting }),
    ),
    flexWork: map(facts.flex, (flex) => ({ ended: flex.beeindigd, notRenewed: flex.nietVerlengd })),
    remarks: facts.opmerkingen,
    filedOnBehalf: map(facts.namens, (behalf) =>
      compact({
        name: behalf.naam,
        role: fromDutch(BEHALF_ROLE_WORDS, behalf.hoedanigheid),
        text: behalf.toelichting,
      }),
    ),
    employees: body.werknemers.map(toEmployee),
  });
}

function toEmployer(employer: NoticeContract['werkgever']): Employer {
  return compact({
    kvkNumber: normaliseKvkNumber(employer.kvkNummer),
    name: employer.naam,
    groupName: employer.concern,
    contact: map(employer.contact, (contact) =>
      compact({ name: contact.naam, role: contact.rol, email: contact.email, phone: contact.telefoon }),
    ),
    headcount: employer.aantalWerknemers,
    turnoverClass: map(employer.omzetklasse, (word) => fromDutch(TURNOVER_WORDS, word)),
    balanceClass: map(employer.balansklasse, (word) => fromDutch(BALANCE_WORDS, word)),
    worksCouncil: employer.ondernemingsraad,
  });
}

/** Translates one checked employee. */
export function toEmployee(employee: EmployeeContract): NoticedEmployee {
  return compact({
    personnelReference: employee.personeelsnummer,
    initials: employee.voorletters,
    givenName: employee.roepnaam,
    namePrefix: employee.tussenvoegsel,
    familyName: employee.achternaam,
    email: employee.email,
    phone: employee.telefoon,
    address: map(employee.adres, (address) =>
      compact({
        street: address.straat,
        houseNumber: address.huisnummer,
        postcode: map(address.postcode, formatPostcode),
        place: address.plaats,
      }),
    ),
    residence: employee.woongemeente,
    occupation: employee.functie,
    escoCode: employee.escoCode,
    contractKind: fromDutch(CONTRACT_KIND_WORDS, employee.contractsoort ?? CONTRACT_KIND_WORDS.unknown),
    hoursPerWeek: employee.urenPerWeek,
    endDate: employee.einddatum,
    employedSince: employee.inDienstSinds,
    settlementDate: employee.datumVaststelling,
  });
}

/** Translates a notice back into the body others read. */
export function fromNotice(notice: Notice): NoticeContract {
  const { employer } = notice;
  return {
    melding: compact({
      kenmerk: notice.reference,
      besluit: CERTAINTY_WORDS[notice.certainty],
      herzieningsdatum: notice.reviewDate,
      werkgemeente: notice.workplace,
      reden: map(notice.reason, (reason) =>
        compact({
          grond: GROUND_WORDS[reason.ground],
          oorzaak: map(reason.cause, (cause) => CAUSE_WORDS[cause]),
          toelichting: reason.text,
        }),
      ),
      sociaalPlan: map(notice.socialPlan, (plan) =>
        compact({ aanwezig: plan.present, middelenInCenten: plan.meansCents, toelichting: plan.text }),
      ),
      tijdOnderWerk: map(notice.timeOff, (off) =>
        compact({ toegestaan: off.allowed, urenPerWeek: off.hoursPerWeek, toelichting: off.text }),
      ),
      flex: map(notice.flexWork, (flex) => ({ beeindigd: flex.ended, nietVerlengd: flex.notRenewed })),
      opmerkingen: notice.remarks,
      namens: map(notice.filedOnBehalf, (behalf) =>
        compact({
          naam: behalf.name,
          hoedanigheid: BEHALF_ROLE_WORDS[behalf.role],
          toelichting: behalf.text,
        }),
      ),
    }),
    werkgever: compact({
      kvkNummer: employer.kvkNumber,
      naam: employer.name,
      concern: employer.groupName,
      contact: map(employer.contact, (contact) =>
        compact({ naam: contact.name, rol: contact.role, email: contact.email, telefoon: contact.phone }),
      ),
      aantalWerknemers: employer.headcount,
      omzetklasse: map(employer.turnoverClass, (code) => TURNOVER_WORDS[code]),
      balansklasse: map(employer.balanceClass, (code) => BALANCE_WORDS[code]),
      ondernemingsraad: employer.worksCouncil,
    }),
    werknemers: notice.employees.map(fromEmployee),
  };
}

/** Translates one employee back. */
export function fromEmployee(employee: NoticedEmployee): EmployeeContract {
  return compact({
    personeelsnummer: employee.personnelReference,
    voorletters: employee.initials,
    roepnaam: employee.givenName,
    tussenvoegsel: employee.namePrefix,
    achternaam: employee.familyName,
    email: employee.email,
    telefoon: employee.phone,
    adres: map(employee.address, (address) =>
      compact({
        straat: address.street,
        huisnummer: address.houseNumber,
        postcode: address.postcode,
        plaats: address.place,
      }),
    ),
    woongemeente: employee.residence,
    functie: employee.occupation,
    escoCode: employee.escoCode,
    contractsoort:
      employee.contractKind === 'unknown' ? undefined : CONTRACT_KIND_WORDS[employee.contractKind],
    urenPerWeek: employee.hoursPerWeek,
    einddatum: employee.endDate,
    inDienstSinds: employee.employedSince,
    datumVaststelling: employee.settlementDate,
  });
}

function formatPostcode(postcode: string): string {
  return `${postcode.slice(0, 4)} ${postcode.slice(-2).toUpperCase()}`;
}

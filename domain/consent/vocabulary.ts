import type { TaskRole } from '../task/roles';

/** Which data may be shared. Health and private circumstances are no item: nobody can consent to sharing them here. */
export const CONSENT_ITEMS = [
  'contact_details',
  'profile',
  'cv',
  'wishes',
  'plan',
  'progress',
  'quote',
  'second_interview',
] as const;
export type ConsentItem = (typeof CONSENT_ITEMS)[number];

/** What for. */
export const CONSENT_PURPOSES = [
  'referral',
  'matching',
  'introduction',
  'employer_feedback',
  'handover',
  'research',
] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** To whom. */
export const RECEIVER_KINDS = [
  'provider',
  'matching_team',
  'receiving_employer',
  'leaving_employer',
  'other_region',
  'researcher',
] as const;
export type ReceiverKind = (typeof RECEIVER_KINDS)[number];

/** A receiver: its kind and, where consent must be that specific, the id of the organisation. */
export type Receiver = { readonly kind: ReceiverKind; readonly organisationId: string | null };

type Sharing = {
  readonly purpose: ConsentPurpose;
  readonly items: readonly ConsentItem[];
  /** Consent has to name the organisation itself: there are many of this kind (AVG: specific). */
  readonly namesOrganisation: boolean;
};

/** What each kind of receiver may be given at most, and for which single purpose. The leaving employer sees no more than progress (D96). */
export const SHARING: Readonly<Record<ReceiverKind, Sharing>> = {
  provider: {
    purpose: 'referral',
    items: ['contact_details', 'profile', 'cv', 'wishes', 'plan'],
    namesOrganisation: true,
  },
  matching_team: {
    purpose: 'matching',
    items: ['contact_details', 'profile', 'cv', 'wishes'],
    namesOrganisation: false,
  },
  receiving_employer: {
    purpose: 'introduction',
    items: ['contact_details', 'profile', 'cv'],
    namesOrganisation: true,
  },
  leaving_employer: { purpose: 'employer_feedback', items: ['progress'], namesOrganisation: false },
  other_region: {
    purpose: 'handover',
    items: ['contact_details', 'profile', 'cv', 'wishes', 'plan', 'progress'],
    namesOrganisation: true,
  },
  researcher: {
    purpose: 'research',
    items: ['progress', 'quote', 'second_interview'],
    namesOrganisation: false,
  },
};

/** Who may record a consent. Never the employer: in an employment relation consent is rarely free (AVG, domain 3.11). */
export const CONSENT_ASKERS: readonly TaskRole[] = ['employee', 'casemanager', 'coordinator'];

export const ITEM_LABELS: Readonly<Record<ConsentItem, string>> = {
  contact_details: 'mijn naam en contactgegevens',
  profile: 'mijn werk, opleiding en vaardigheden',
  cv: 'mijn cv',
  wishes: 'mijn wensen voor werk',
  plan: 'mijn plan',
  progress: 'hoe ver ik ben',
  quote: 'wat ik heb gezegd, zonder mijn naam',
  second_interview: 'mijn contactgegevens voor een tweede gesprek',
};

export const PURPOSE_LABELS: Readonly<Record<ConsentPurpose, string>> = {
  referral: 'om mij een dienst te geven',
  matching: 'om werk voor mij te zoeken',
  introduction: 'om kennis met mij te maken',
  employer_feedback: 'om mijn werkgever te laten weten hoe het gaat',
  handover: 'om mij in een andere regio verder te helpen',
  research: 'om van deze aanpak te leren',
};

export const RECEIVER_LABELS: Readonly<Record<ReceiverKind, string>> = {
  provider: 'een dienstverlener',
  matching_team: 'het matchteam',
  receiving_employer: 'een nieuwe werkgever',
  leaving_employer: 'mijn huidige werkgever',
  other_region: 'het team van een andere regio',
  researcher: 'de onderzoeker',
};

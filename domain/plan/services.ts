import type { Words } from '../shared/words';
import { labelsByDutch } from '../shared/words';

/** The services named in the report (D65). What a region really offers stands in its catalogue. */
export const SERVICE_KINDS = [
  'talent_scan',
  'interest_test',
  'career_test',
  'grief_coaching',
  'grief_course',
  'social_media_course',
  'cv',
  'letter',
  'interview_training',
  'pitch_video',
  'network_use',
  'online_meetings',
  'self_employment',
  'coaching',
  'skills_certification',
  'training',
  'practical_learning',
  'job_offers',
  'jobhunting',
] as const;
export type ServiceKind = (typeof SERVICE_KINDS)[number];

export const SERVICE_WORDS = {
  talent_scan: 'talentscan',
  interest_test: 'interessetest',
  career_test: 'loopbaantest',
  grief_coaching: 'rouwcoaching',
  grief_course: 'rouwcursus',
  social_media_course: 'cursus-sociale-media',
  cv: 'cv',
  letter: 'sollicitatiebrief',
  interview_training: 'sollicitatietraining',
  pitch_video: 'pitchvideo',
  network_use: 'netwerken',
  online_meetings: 'online-vergaderen',
  self_employment: 'eigen-bedrijf',
  coaching: 'coaching',
  skills_certification: 'ervaringscertificaat',
  training: 'scholing',
  practical_learning: 'praktijkleren',
  job_offers: 'vacatures',
  jobhunting: 'jobhunting',
} as const satisfies Words<ServiceKind>;

const SERVICE_LABELS: Readonly<Record<ServiceKind, string>> = {
  talent_scan: 'Talentscan: ontdekken waar u goed in bent',
  interest_test: 'Interessetest: ontdekken wat u leuk vindt',
  career_test: 'Loopbaantest',
  grief_coaching: 'Hulp bij het afscheid van uw werk, met een coach',
  grief_course: 'Hulp bij het afscheid van uw werk, in een groep',
  social_media_course: 'Cursus LinkedIn en sociale media',
  cv: 'Hulp bij het cv',
  letter: 'Hulp bij de sollicitatiebrief',
  interview_training: 'Oefenen met een sollicitatiegesprek',
  pitch_video: 'Een korte video waarin u zich voorstelt',
  network_use: 'Uw netwerk gebruiken',
  online_meetings: 'Leren online vergaderen',
  self_employment: 'Beginnen met een eigen bedrijf',
  coaching: 'Coaching',
  skills_certification: 'Een certificaat voor wat u al kunt',
  training: 'Scholing',
  practical_learning: 'Praktijkleren in het mbo',
  job_offers: 'Vacatures aangeboden krijgen',
  jobhunting: 'Een jobhunter die voor u zoekt',
};

/** Dutch code to Dutch label, as fields of a form want them. */
export const SERVICE_OPTIONS = labelsByDutch(SERVICE_WORDS, SERVICE_LABELS);

/**
 * Who can pay for a service (D93). Sources that ended (STAP after 2023, the RMT scheme after 2022) are not in the
 * list: nothing can be planned on them any more.
 */
export const PAYERS = [
  'employer',
  'social_plan',
  'sector_fund_leaving',
  'sector_fund_receiving',
  'transition_payment',
  'uwv',
  'municipality',
  'practical_learning_scheme',
  'person',
  'each_its_own',
] as const;
export type Payer = (typeof PAYERS)[number];

export const PAYER_WORDS = {
  employer: 'werkgever',
  social_plan: 'sociaal-plan',
  sector_fund_leaving: 'fonds-huidige-sector',
  sector_fund_receiving: 'fonds-nieuwe-sector',
  transition_payment: 'transitievergoeding',
  uwv: 'uwv',
  municipality: 'gemeente',
  practical_learning_scheme: 'subsidie-praktijkleren',
  person: 'deelnemer',
  each_its_own: 'gesloten-beurzen',
} as const satisfies Words<Payer>;

const PAYER_LABELS: Readonly<Record<Payer, string>> = {
  employer: 'De werkgever',
  social_plan: 'Het sociaal plan',
  sector_fund_leaving: 'Het fonds van de huidige sector',
  sector_fund_receiving: 'Het fonds van de nieuwe sector',
  transition_payment: 'De transitievergoeding',
  uwv: 'UWV',
  municipality: 'De gemeente',
  practical_learning_scheme: 'De subsidie voor praktijkleren',
  person: 'De deelnemer zelf',
  each_its_own: 'Iedere partij draagt de eigen kosten',
};

export const PAYER_OPTIONS = labelsByDutch(PAYER_WORDS, PAYER_LABELS);

import type { PlaybookDocument } from './document';
import { missingForActivation } from './document';
import type { ActivationNeed } from './document';

/** Something that is wrong with a draaiboek: where it stands and what to do, in Dutch. */
export interface PlaybookFault {
  /** As in the document: `steps.2.dueAfter`, `serviceLevels.intake.talk`; empty for the document as a whole. */
  readonly location: string;
  readonly text: string;
}

const NEED_TEXT: Readonly<Record<ActivationNeed, PlaybookFault>> = {
  owner: { location: 'owner', text: 'Er is geen eigenaar. Vul in wie dit draaiboek beheert.' },
  means: {
    location: 'means',
    text: 'Er zijn geen middelen. Vul in met welk geld of welke uren gewerkt wordt.',
  },
  agreement_who_directs: {
    location: 'agreements',
    text: 'De afspraak wie de regie heeft ontbreekt (who_directs). Leg hem vast met datum en partij.',
  },
  agreement_who_pays: {
    location: 'agreements',
    text: 'De afspraak wie betaalt ontbreekt (who_pays). Leg hem vast met datum en partij.',
  },
};

/** What has to be there before this draaiboek may be activated (D111), in Dutch; empty when nothing is missing. */
export function activationFaults(document: PlaybookDocument): readonly PlaybookFault[] {
  return missingForActivation(document).map((need) => NEED_TEXT[need]);
}

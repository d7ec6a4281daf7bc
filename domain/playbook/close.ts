import { closeTasks } from '../chart/draft';
import { hasEffect } from '../chart/overlays';
import type { PlaybookDraft } from './draft';
import { mail, set } from './draft';
import type { PlaybookOutcome } from './state';

const REASON_WORDS: Readonly<Record<PlaybookOutcome, string>> = {
  finished: 'afgerond',
  notice_withdrawn: 'melding-ingetrokken',
};

/** Ends the run. An embargoed run leaves without a word outside its named circle. */
export function closeRun(draft: PlaybookDraft, outcome: PlaybookOutcome): void {
  const quiet = hasEffect(draft.state.overlays, 'visibility', 'named_circle');
  closeTasks(draft, outcome === 'finished' ? 'run_closed' : 'notice_withdrawn');
  mail(draft, { key: 'run/closed', template: 'run-closed', to: 'coordinator', params: { outcome } });
  set(draft, { stage: 'closed', outcome, checkOn: null, people: null });
  if (quiet) return;
  draft.events.push({
    channel: 'voortgang',
    type: 'draaiboek-gesloten',
    key: '',
    data: { geslotenOp: draft.rules.now, reden: REASON_WORDS[outcome] },
  });
}

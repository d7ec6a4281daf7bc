import type { TaskRef } from '../chart/decision';
import { closeTasks } from '../chart/draft';
import { refOf } from '../chart/moment-keys';
import { closeRun } from './close';
import type { PlaybookDraft } from './draft';
import { mail, set } from './draft';
import { sendToPeople } from './people';
import type { PlaybookRunState } from './state';

/**
 * The employer takes the notice back: every open task of the run closes with that reason and the change goes to
 * all people; the run closes when the last of them has it. Under embargo there are no people to tell.
 */
export function withdrawRun(draft: PlaybookDraft): void {
  const sealed = draft.state.overlays.includes('embargoed');
  closeTasks(draft, 'notice_withdrawn');
  set(draft, { checkOn: null });
  if (sealed || draft.state.employeeCount === 0) {
    closeRun(draft, 'notice_withdrawn');
    return;
  }
  mail(draft, {
    key: 'notice/withdrawn/account_manager',
    template: 'notice-withdrawn',
    to: 'account_manager',
  });
  sendToPeople(draft, 'withdraw');
}

/** Tells what a withdrawal would do to the run itself, without doing it. */
export function previewRunWithdrawal(state: PlaybookRunState): {
  readonly affected: boolean;
  readonly closed: readonly TaskRef[];
} {
  const affected = state.stage !== 'closed' && state.people?.change !== 'withdraw';
  return { affected, closed: affected ? state.tasks.map(refOf) : [] };
}

import { businessDate } from '../chart/business-time';
import type { Facts, MailIntent } from '../chart/decision';
import type { Draft } from '../chart/draft';
import { hasEffect } from '../chart/overlays';
import type { PlainDate } from '../shared/dates';
import type { PlaybookOverlay, PlaybookRunState } from './state';

export type PlaybookDraft = Draft<PlaybookRunState>;

/** Today in the Netherlands, at the moment of the decision. */
export function today(draft: PlaybookDraft): PlainDate {
  return businessDate(draft.rules.now);
}

/** Sets facts of the run. */
export function set(draft: PlaybookDraft, facts: Partial<PlaybookRunState>): void {
  draft.state = { ...draft.state, ...facts };
}

/** Takes overlays off the run. */
export function dropOverlays(draft: PlaybookDraft, ...gone: readonly PlaybookOverlay[]): void {
  set(draft, { overlays: draft.state.overlays.filter((overlay) => !gone.includes(overlay)) });
}

/** Writes a mail; under embargo only to those of the role who are in the named circle, and never to an employee. */
export function mail(
  draft: PlaybookDraft,
  intent: Omit<MailIntent, 'params' | 'digest'> & { readonly params?: Facts; readonly digest?: boolean },
): void {
  const circle = hasEffect(draft.state.overlays, 'mail', 'named_circle');
  draft.mails.push({
    params: {},
    digest: false,
    ...(circle ? { namedCircleOnly: true } : {}),
    ...intent,
  });
}

import { eventType } from '../../domain/events/names';
import type { EventHandler } from './handler';
import { handleNoticeChanged } from './handlers/notice-changed';
import { handleNoticeSubmitted } from './handlers/notice-submitted';
import { handleNoticeWithdrawn } from './handlers/notice-withdrawn';

/** Which handler handles which CloudEvents type. A type without one is refused with an answer. */
export function createHandlers(): ReadonlyMap<string, EventHandler> {
  return new Map([
    [eventType('melding-ingediend'), handleNoticeSubmitted],
    [eventType('melding-gewijzigd'), handleNoticeChanged],
    [eventType('melding-ingetrokken'), handleNoticeWithdrawn],
  ]);
}

import { eventType } from '../../domain/events/names';
import type { EventHandler } from './handler';
import { handleNoticeSubmitted } from './handlers/notice-submitted';

/** Which handler handles which CloudEvents type. A type without one is refused with an answer. */
export function createHandlers(): ReadonlyMap<string, EventHandler> {
  return new Map([[eventType('melding-ingediend'), handleNoticeSubmitted]]);
}

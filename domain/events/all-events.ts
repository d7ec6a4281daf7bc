import type { EventDefinition } from './definition';
import { INBOUND_EVENTS } from './inbound';
import { OUTBOUND_EVENTS } from './outbound';

/** Every event of the contract with the outside. */
export const ALL_EVENTS: readonly EventDefinition[] = [...INBOUND_EVENTS, ...OUTBOUND_EVENTS];

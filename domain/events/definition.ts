import type { z } from 'zod';
import type { Channel, EventName } from './names';

/** One type of event in one major version: its name, where it travels and what its data look like. */
export interface EventDefinition {
  readonly name: EventName;
  readonly version: number;
  /** `in`: others send it to Overstap. `out`: Overstap sends it. */
  readonly direction: 'in' | 'out';
  readonly channels: readonly Channel[];
  /** Dutch: when it is sent and what it means (NL GOV profile: producers document the meaning). */
  readonly meaning: string;
  readonly data: z.ZodType;
}

import { REFUSAL_TEXT } from '../../domain/shared/refusal-text';
import type { Refusal } from '../../domain/shared/refusal';

/** A command cannot do what was asked: one clear Dutch sentence, with the details under it when there are any. */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  constructor(
    message: string,
    readonly details: readonly string[] = [],
  ) {
    super(message);
  }
}

/** A named refusal of a use case, in its own sentence. */
export function refused(refusal: Refusal): CommandError {
  const details = Object.entries(refusal.details ?? {}).map(([name, value]) => `${name}: ${value}`);
  return new CommandError(REFUSAL_TEXT[refusal.code], details);
}

import type { RefusalCode, RefusalDetails } from '../../domain/shared/refusal';

/** Stops the reading of a file with a refusal; caught in one place, at the end of the reading. */
export class FileError extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly details?: RefusalDetails,
  ) {
    super(code);
    this.name = 'FileError';
  }
}

import type { Result } from '../../domain/shared/result';

/** A failure found inside a transaction must undo it: it travels as an exception to the rollback and comes back as a value. */
class Failed<E> extends Error {
  constructor(readonly failure: E) {
    super('failed');
  }
}

/** Runs transactional work in which `fail(x)` rolls everything back and makes x the answer. */
export async function rollbackOnFailure<T, E>(
  run: (fail: (failure: E) => never) => Promise<T>,
): Promise<Result<T, E>> {
  const mine = new WeakSet<Failed<E>>();
  const fail = (failure: E): never => {
    const failed = new Failed(failure);
    mine.add(failed);
    throw failed;
  };
  try {
    return { ok: true, value: await run(fail) };
  } catch (error) {
    if (error instanceof Failed && mine.has(error as Failed<E>)) {
      return { ok: false, error: (error as Failed<E>).failure };
    }
    throw error;
  }
}

import { SendFailed } from '../../outbox/event-transport';

/** Answers of a broker that are about this message or its topic: sending it again as it is will not help. */
const MESSAGE_FAULTS = new Set([
  'MESSAGE_TOO_LARGE',
  'RECORD_LIST_TOO_LARGE',
  'INVALID_RECORD',
  'CORRUPT_MESSAGE',
  'INVALID_TOPIC_EXCEPTION',
  'UNKNOWN_TOPIC_OR_PARTITION',
  'TOPIC_AUTHORIZATION_FAILED',
  'POLICY_VIOLATION',
]);

/** Tells what kind of fault an error of the client library is; unknown ones are faults of the line. */
export function sendFailedBy(error: unknown): SendFailed {
  if (error instanceof SendFailed) return error;
  let name = 'unknown';
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const type = 'type' in cause && typeof cause.type === 'string' ? cause.type : null;
    if (type !== null && MESSAGE_FAULTS.has(type)) return new SendFailed('message', type.toLowerCase());
    name = type ?? cause.name;
  }
  return new SendFailed('transport', name.toLowerCase());
}

import { sequenceOf } from '../../domain/events/cloud-event';
import { encodeEvent, EventNotSendable } from '../../domain/events/encode-event';
import type { EncodedMessage } from '../../domain/events/encode-event';
import { checkOutboundData, outboundDefinition } from '../../domain/events/outbound';
import { componentName } from '../../domain/events/async-api';
import type { WaitingEvent } from './outbox-store';

/** Who speaks, and where the schemas can be read. */
export interface EventIdentity {
  /** Our CloudEvents source: `urn:nld:oin:…:systeem:overstap`. */
  readonly source: string;
  /** Address of the AsyncAPI document, for `dataschema`. */
  readonly asyncApiUrl: string;
}

/**
 * Makes the message of an outbox row. The row's id is the event's id, so that sending it again is the same event.
 * @throws {EventNotSendable} when the data are not what the contract says or weigh too much
 */
export function toMessage(row: WaitingEvent, identity: EventIdentity): EncodedMessage {
  const checked = checkOutboundData(row.type, row.data);
  const definition = outboundDefinition(row.type);
  if (!checked.ok) throw new EventNotSendable(checked.error);
  if (definition === undefined) throw new EventNotSendable('event_type_unknown');
  return encodeEvent(
    {
      id: row.id,
      source: identity.source,
      type: row.type,
      time: row.createdAt.toISOString(),
      dataschema: `${identity.asyncApiUrl}#/components/schemas/${componentName(definition)}`,
      sequence: sequenceOf(row.version, row.ordinal),
      data: row.data,
      ...(row.subject === null ? {} : { subject: row.subject }),
    },
    row.key,
  );
}

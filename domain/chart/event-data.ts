import type { Facts } from './decision';

const FACT = 'fact.';

/** Writes an event flat, as the audit chain keeps it: codes, dates, ids, enough to replay it. */
export function dataOfEvent(event: { readonly type: string }): Facts {
  const { type, ...payload }: { readonly type: string; readonly [name: string]: unknown } = event;
  const data: Record<string, Facts[string]> = { does: type };
  for (const [name, value] of Object.entries(payload as Readonly<Record<string, Facts[string] | Facts>>)) {
    if (typeof value !== 'object' || value === null) data[name] = value;
    else
      for (const [inner, fact] of Object.entries(value))
        data[`${name === 'task' ? 'task.' : FACT}${inner}`] = fact;
  }
  return data;
}

/**
 * Reads an event back from the audit chain.
 * @returns the event as it was decided on; undefined for the first entry, which is no event
 */
export function eventOfData<Event extends { readonly type: string }>(data: Facts): Event | undefined {
  const { does } = data;
  if (typeof does !== 'string' || does === 'registered' || does === 'started') return undefined;
  const event: Record<string, unknown> = { type: does };
  if (does === 'task_completed') event['facts'] = {};
  for (const [name, value] of Object.entries(data)) {
    if (name === 'does') continue;
    const [group, inner] = name.split('.');
    if (inner === undefined) event[name] = value;
    else event[group === 'task' ? 'task' : 'facts'] = { ...innerOf(event, group), [inner]: value };
  }
  return event as unknown as Event;
}

function innerOf(event: Readonly<Record<string, unknown>>, group: string | undefined): object {
  const known = event[group === 'task' ? 'task' : 'facts'];
  return typeof known === 'object' && known !== null ? known : {};
}

import { CONTACT_STATE_TEXT } from '../../domain/contact/contact-guard';
import type { ContactGuard } from '../../domain/contact/contact-guard';
import type { FileEvent } from '../../services/trajectory/read-person-file';
import { text } from '../i18n/nl/tasks';
import { dutchDay, dutchMoment } from '../i18n/nl/time';
import { eventWord, stageWord } from '../i18n/nl/words';
import { StatusBadge } from './show';

/** How contact with a person stands, in words and days. */
export function Guard({ guard }: { guard: ContactGuard | null }) {
  if (guard === null) return <>{text.guardOff}</>;
  const kind = guard.state === 'gap' ? 'danger' : guard.state === 'due_soon' ? 'warning' : 'success';
  return (
    <>
      <StatusBadge kind={kind} label={CONTACT_STATE_TEXT[guard.state]} />{' '}
      {text.withoutContact(guard.daysWithoutContact)}
      {guard.dueOn === null ? '' : `, ${text.contactBefore(dutchDay(guard.dueOn))}`}
    </>
  );
}

/** A link of the history, as the services give it. */
export type HistoryEvent = Omit<FileEvent, 'data'>;

function whoDid(event: HistoryEvent): string {
  const who = event.actorName ? text.by(event.actorName) : text.byKind(event.actorKind);
  return event.onBehalfOfName ? `${who}, ${text.behalf(event.onBehalfOfName)}` : who;
}

/** What happened to a person, with who did it; newest first. */
export function History({ events }: { events: readonly HistoryEvent[] }) {
  return (
    <ol class="overstap-history">
      {events.map((event) => (
        <li>
          <strong>{eventWord(event.event)}</strong>
          {event.fromStage !== null && event.fromStage !== event.toStage
            ? `, ${stageWord(event.fromStage)} → ${stageWord(event.toStage)}`
            : ''}
          <br />
          {dutchMoment(event.at)}, {whoDid(event)}
        </li>
      ))}
    </ol>
  );
}

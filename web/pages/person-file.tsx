import type { PersonFile } from '../../services/trajectory/read-person-file';
import { Clock } from '../components/clock';
import { Guard, History } from '../components/file-parts';
import { Facts, Link, StatusBadge } from '../components/show';
import { text } from '../i18n/nl/tasks';
import { text as clockText } from '../i18n/nl/trajectory';
import { dutchDay, dutchMoment, timeLeft } from '../i18n/nl/time';
import { contactFormWord, contractKindWord, overlayWord, stageWord, triageWord } from '../i18n/nl/words';
import { paths } from '../paths';

/** The file of a person, beside the task: facts, open tasks, contact, history. */
export function PersonFilePanel({ file, now }: { file: PersonFile; now: Date }) {
  return (
    <section class="overstap-panel" aria-labelledby="dossier">
      <h2 class="nl-heading nl-heading--level-2" id="dossier">
        <Link href={paths.trajectory.to({ id: file.id })}>{text.file}</Link>
      </h2>
      <p>
        <StatusBadge kind="neutral" label={stageWord(file.stage)} />{' '}
        {file.overlays.map((overlay) => (
          <StatusBadge kind="warning" label={overlayWord(overlay)} />
        ))}
      </p>
      {file.pausedUntil && <p class="nl-paragraph">{text.paused(dutchDay(file.pausedUntil))}</p>}
      <Facts
        facts={[
          [text.name, file.personName ?? text.unknownName],
          [text.personnelReference, file.personnelReference ?? '–'],
          [text.email, file.email ?? '–'],
          [text.phone, file.phone ?? '–'],
          [text.residence, file.residence ?? '–'],
          [text.employer, `${file.employerName}, ${file.noticeNumber}`],
          [text.occupation, file.occupation],
          [text.contract, contractKindWord(file.contractKind)],
          [text.hours, file.hoursPerWeek === null ? '–' : String(file.hoursPerWeek).replace('.', ',')],
          [text.employedSince, dutchDay(file.employedSince)],
          [text.endDate, file.endDate ? `${dutchDay(file.endDate)} (${text.endDateNote})` : '–'],
          ...(file.laterOfferOn ? [[text.laterOffer, dutchDay(file.laterOfferOn)] as const] : []),
          [text.triage, file.triage ? triageWord(file.triage) : '–'],
          [text.casemanager, file.casemanagerName ?? text.nobody],
        ]}
      />
      <h3 class="nl-heading nl-heading--level-3">{text.openTasks}</h3>
      {file.openTasks.length === 0 ? (
        <p class="nl-paragraph">{text.noOpenTasks}</p>
      ) : (
        <ul class="utrecht-unordered-list">
          {file.openTasks.map((task) => (
            <li class="utrecht-unordered-list__item">
              <Link href={paths.task.to({ id: task.id })}>{task.title}</Link>, {timeLeft(task.dueAt, now)}
            </li>
          ))}
        </ul>
      )}
      <h3 class="nl-heading nl-heading--level-3">{text.contact}</h3>
      <Facts
        facts={[
          [text.guard, <Guard guard={file.contactGuard} />],
          [text.appointment, file.nextAppointmentAt ? dutchMoment(new Date(file.nextAppointmentAt)) : '–'],
        ]}
      />
      <p class="nl-paragraph">
        <Link href={`${paths.trajectory.to({ id: file.id })}#doen`}>{text.toContact}</Link>
      </p>
      {file.contacts.length === 0 ? (
        <p class="nl-paragraph">{text.noContacts}</p>
      ) : (
        <ul class="utrecht-unordered-list">
          {file.contacts.map((contact) => (
            <li class="utrecht-unordered-list__item">
              {dutchDay(contact.happenedOn)}, {contactFormWord(contact.form)}
              {contact.kind === 'attempt' ? ` (${text.attempt})` : ''}
              {contact.recordedByName ? `, ${text.by(contact.recordedByName)}` : ''}
            </li>
          ))}
        </ul>
      )}
      <h3 class="nl-heading nl-heading--level-3">{clockText.clock}</h3>
      <Clock clock={file.clock} />
      <h3 class="nl-heading nl-heading--level-3">{text.history}</h3>
      <History events={file.history} />
    </section>
  );
}

import { CLOCK_TITLES } from '../../domain/clock/clock-date';
import { CLOCK_NOTICE } from '../../domain/clock/personal-clock';
import type { PersonalClock } from '../../domain/clock/personal-clock';
import { dutchDay } from '../i18n/nl/time';
import { text } from '../i18n/nl/trajectory';
import { Facts, StatusBadge } from './show';

/** The legal dates of one person: each an indication, with its explanation and its source. */
export function Clock({ clock }: { clock: PersonalClock }) {
  return (
    <>
      <p class="nl-paragraph">{CLOCK_NOTICE}</p>
      {clock.dates.length === 0 ? (
        <p class="nl-paragraph">{text.clockEmpty}</p>
      ) : (
        <Facts
          stacked
          facts={clock.dates.map((entry) => [
            CLOCK_TITLES[entry.key],
            <>
              <strong class="overstap-nowrap">
                {text.clockDate(
                  dutchDay(entry.date),
                  entry.alternativeDate === null ? null : dutchDay(entry.alternativeDate),
                )}
              </strong>{' '}
              {entry.status === 'verified' ? '' : <StatusBadge kind="warning" label={text.toCheck} />}
              <br />
              {entry.explanation} {text.source(entry.source)}
            </>,
          ])}
        />
      )}
      {clock.endDateCheck?.earlierThanPlausible && (
        <p class="nl-paragraph">
          <StatusBadge kind="warning" label={text.earlyEnd} /> {clock.endDateCheck.explanation}
        </p>
      )}
      {clock.transition && <p class="nl-paragraph">{clock.transition.explanation}</p>}
      {clock.gaps.length > 0 && (
        <details>
          <summary>{text.clockGaps}</summary>
          <ul class="utrecht-unordered-list">
            {clock.gaps.map((gap) => (
              <li class="utrecht-unordered-list__item">
                {CLOCK_TITLES[gap.key]}: {gap.explanation}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

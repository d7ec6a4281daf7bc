import type { PlainDate } from '../shared/dates';
import type { DatedSetting, SettingKey, SettingStatus, SettingValue } from './setting';

/** The statute texts were read as they stood in 2017; the current text has to be checked (see the status). */
const READ_FROM = '2017-01-01';

function inLaw2017<K extends SettingKey>(key: K, value: SettingValue<K>, source: string): DatedSetting {
  return { key, validFrom: READ_FROM, validTo: null, value, source, status: 'law_text_2017' };
}

function during<K extends SettingKey>(
  key: K,
  value: SettingValue<K>,
  validFrom: PlainDate,
  validTo: PlainDate | null,
  source: string,
  status: SettingStatus,
): DatedSetting {
  return { key, validFrom, validTo, value, source, status };
}

/** The maximum of one calendar year; the year in which the contract ends decides (BW 7:673(2)). */
function maximumOf(year: number, euros: number, source: string, status: SettingStatus): DatedSetting {
  return during(
    'transition.maximum_cents',
    euros * 100,
    `${year}-01-01`,
    `${year + 1}-01-01`,
    source,
    status,
  );
}

/**
 * The settings a new installation begins with. An administrator adds later years and marks what was checked;
 * nothing is ever filled in from a neighbouring year.
 */
export const DEFAULT_SETTINGS: readonly DatedSetting[] = [
  inLaw2017('wmco.least_people', 20, 'WMCO art. 3 lid 1'),
  inLaw2017('wmco.window_months', 3, 'WMCO art. 3 lid 1'),
  inLaw2017('wmco.wait_months', 1, 'WMCO art. 5a'),
  inLaw2017('wmco.annulment_months', 6, 'WMCO art. 7 lid 2'),
  inLaw2017('reflection.days', 14, 'BW 7:670b lid 2'),
  inLaw2017('reflection.days_not_mentioned', 21, 'BW 7:670b lid 3'),
  inLaw2017('reflection.second_agreement_months', 6, 'BW 7:670b lid 4'),
  inLaw2017('reflection.consent_days', 14, 'BW 7:671 lid 2'),
  inLaw2017('permission.valid_weeks', 4, 'BW 7:671a lid 6'),
  inLaw2017(
    'notice.employer_months',
    [
      { fromYears: 0, months: 1 },
      { fromYears: 5, months: 2 },
      { fromYears: 10, months: 3 },
      { fromYears: 15, months: 4 },
    ],
    'BW 7:672 lid 2',
  ),
  inLaw2017('notice.least_months_left', 1, 'BW 7:672 lid 4'),
  during('notice.bankruptcy_weeks', 6, READ_FROM, null, 'Faillissementswet art. 40', 'to_be_verified'),
  inLaw2017('announcement.months_before', 1, 'BW 7:668 lid 1'),
  inLaw2017('announcement.least_contract_months', 6, 'BW 7:668 lid 2'),
  inLaw2017('recall.weeks', 26, 'BW 7:681 lid 1 onder d en 7:682 lid 4'),
  inLaw2017('suwi.gate_months', 4, 'Wet SUWI art. 30a lid 1 onder b'),
  during('ww.apply_weeks_before', 1, READ_FROM, null, 'uwv.nl, WW aanvragen', 'public_source'),
  inLaw2017('ww.apply_weeks_after', 1, 'WW art. 26 lid 1 onder b'),
  inLaw2017('transition.claim_months', 3, 'BW 7:686a lid 4 onder b'),
  during(
    'transition.least_service_months',
    24,
    READ_FROM,
    '2020-01-01',
    'BW 7:673 lid 1, tekst van 2017',
    'law_text_2017',
  ),
  during(
    'transition.least_service_months',
    0,
    '2020-01-01',
    null,
    'BW 7:673 lid 1, sinds de Wet arbeidsmarkt in balans (loon.nl)',
    'public_source',
  ),
  maximumOf(2017, 77_000, 'BW 7:673 lid 2; brouwers.nl, awvn.nl (18-10-2017)', 'public_source'),
  maximumOf(2018, 79_000, 'awvn.nl (18-10-2017)', 'public_source'),
  maximumOf(2019, 81_000, 'nedverbak.nl', 'public_source'),
  maximumOf(2020, 83_000, 'outplacementkiezen.nl (pagina zonder jaartal)', 'to_be_verified'),
  maximumOf(2021, 84_000, 'loon.nl (2021); all4people.nl', 'public_source'),
  maximumOf(2022, 86_000, 'rendement.nl (29-11-2022)', 'public_source'),
  maximumOf(2023, 89_000, 'rendement.nl (29-11-2022); pcheck.nl', 'public_source'),
  maximumOf(2024, 94_000, 'loon.nl (2024)', 'public_source'),
  maximumOf(2025, 98_000, 'lawandmore.nl (2025)', 'public_source'),
  maximumOf(2026, 102_000, 'twee openbare bronnen, niet van de overheid', 'to_be_verified'),
];

import type { WmcoSetting } from './wmco';

/** Threshold and window of the WMCO by period; read in the statute's text of 2017, check before going live. */
export const WMCO_SETTINGS: readonly WmcoSetting[] = [
  {
    threshold: 20,
    months: 3,
    validFrom: '1976-01-01',
    source: 'Wet melding collectief ontslag, artikel 3 lid 1',
  },
];

import { noticeEventContract } from '../../notice/contract';

/** An employer's system sends a notice, whole or in parts; the contract is that of the notice, without names. */
export const meldingIngediendV1 = noticeEventContract.meta({ title: 'Melding ingediend' });

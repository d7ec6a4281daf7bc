import { NOTHING_KNOWN } from '../../domain/clock/facts';
import type { PersonalClock } from '../../domain/clock/personal-clock';
import { personalClock } from '../../domain/clock/personal-clock';
import { amsterdamDate } from '../../domain/shared/dates';
import type { Transaction } from '../access/with-viewer';
import { readSettings } from '../setting/read-settings';
import type { ServiceContext } from '../shared/context';
import type { FileHead } from './file-head';

/**
 * The legal dates of one person, computed when they are read and never stored, so that they follow every
 * change of a date or a rule. Each is an indication.
 * @param now the present instant of the case
 */
export async function readClock(
  tx: Transaction,
  context: Pick<ServiceContext, 'log'>,
  employment: Pick<FileHead['employment'], 'contractKind' | 'employedSince' | 'endDate' | 'settlementDate'>,
  now: Date,
): Promise<PersonalClock> {
  const settings = await readSettings(tx, context);
  const { contractKind, employedSince, endDate, settlementDate } = employment;
  const known = { contractKind, employedSince, endDate, settlementSignedOn: settlementDate };
  const facts = { ...NOTHING_KNOWN, ...known };
  return personalClock(facts, settings, amsterdamDate(now.toISOString()));
}

import type { IntakeAnswers } from '../intake/intake';
import type { TriageFacts } from './facts';
import { UNKNOWN } from './facts';

/** Care for children is no count against anybody: it would stand in for sex. */
const BARRIERS_NOT_COUNTED: readonly string[] = ['kinderopvang'];
const MANY_BARRIERS = 3;

/**
 * The facts that triage may look at, out of an intake that may still have open answers.
 * Age, sex, residence, years of service, private circumstances and free text are not read.
 */
export function triageFactsOf(intake: IntakeAnswers): TriageFacts {
  const { wens, zoeken, werk, hulp, belemmeringen } = intake;
  return {
    wants_work: pick(wens?.wilWerken, { meteen: 'now', later: 'later', nee: 'no' }),
    knows_what: pick(wens?.weetWelkWerk, { ja: 'yes', 'een-beetje': 'partly', nee: 'no' }),
    already_searching: yesNo(zoeken?.zoektAl),
    prospect_of_work: yesNo(zoeken?.werkInZicht),
    own_estimate: pick(werk?.kansInschatting, {
      groot: 'high',
      gemiddeld: 'middle',
      klein: 'low',
      'weet-niet': UNKNOWN,
    }),
    own_network: yesNo(zoeken?.netwerk),
    digital_skill: pick(zoeken?.digitaal, { goed: 'good', redelijk: 'fair', weinig: 'little' }),
    cv_ready: yesNo(zoeken?.cvKlaar),
    wants_other_sector: yesNo(wens?.andereSector),
    attention_for_loss_first: yesNo(belemmeringen?.eerstAandachtVoorAfscheid),
    needs_training: yesNo(hulp?.scholingNodig),
    barriers: barriers(belemmeringen?.belemmeringen),
  };
}

function pick<K extends string, const V extends string>(
  code: K | undefined,
  values: Readonly<Record<K, V>>,
): V | typeof UNKNOWN {
  return code === undefined ? UNKNOWN : values[code];
}

function yesNo(value: boolean | undefined): 'yes' | 'no' | typeof UNKNOWN {
  return value === undefined ? UNKNOWN : value ? 'yes' : 'no';
}

function barriers(codes: readonly string[] | undefined): TriageFacts['barriers'] {
  if (codes === undefined) return UNKNOWN;
  const counted = codes.filter((code) => !BARRIERS_NOT_COUNTED.includes(code)).length;
  if (counted === 0) return 'none';
  return counted < MANY_BARRIERS ? 'some' : 'many';
}

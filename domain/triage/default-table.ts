import type { TriageRule } from './table';

/** A first triage table for a region to adapt in its draaiboek. The last row has no conditions: everybody gets an answer. */
export const DEFAULT_TRIAGE_TABLE: readonly TriageRule[] = [
  {
    when: [
      { fact: 'prospect_of_work', is: 'yes' },
      { fact: 'attention_for_loss_first', is: ['no', 'unknown'] },
    ],
    suggest: 'own_strength',
    because: 'Er is al werk in zicht.',
  },
  {
    when: [{ fact: 'attention_for_loss_first', is: 'yes' }],
    suggest: 'intensive',
    because: 'Eerst is er aandacht nodig voor het afscheid van het werk. Zoeken komt daarna.',
  },
  {
    when: [{ fact: 'barriers', is: 'many' }],
    suggest: 'intensive',
    because: 'Er zijn drie of meer belemmeringen. Daarvoor is hulp op maat nodig.',
  },
  {
    when: [
      { fact: 'own_estimate', is: 'low' },
      { fact: 'knows_what', is: ['partly', 'no', 'unknown'] },
    ],
    suggest: 'intensive',
    because: 'De eigen inschatting van de kans is klein, en het is nog niet duidelijk welk werk past.',
  },
  {
    when: [
      { fact: 'needs_training', is: 'yes' },
      { fact: 'wants_other_sector', is: 'yes' },
    ],
    suggest: 'intensive',
    because: 'De stap naar een andere sector vraagt scholing.',
  },
  {
    when: [
      { fact: 'already_searching', is: 'yes' },
      { fact: 'knows_what', is: 'yes' },
      { fact: 'own_estimate', is: 'high' },
      { fact: 'barriers', is: 'none' },
    ],
    suggest: 'own_strength',
    because: 'Zoekt al, weet wat voor werk, en ziet zelf een grote kans.',
  },
  {
    when: [
      { fact: 'digital_skill', is: 'little' },
      { fact: 'own_network', is: 'no' },
      { fact: 'already_searching', is: ['no', 'unknown'] },
    ],
    suggest: 'intensive',
    because: 'Alleen zoeken lukt moeilijk: weinig digitale ervaring en geen netwerk.',
  },
  {
    when: [],
    suggest: 'short_match',
    because: 'Een korte dienst en meteen zoeken naar werk is genoeg.',
  },
];

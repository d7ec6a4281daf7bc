// Promise: an intake can be filled in a bit at a time, is complete only when everything needed is there, and has
// no field in which health or private circumstances are asked for in free text.
import {
  checkIntakeTalk,
  completeIntake,
  intakeGaps,
  intakeProgress,
  intakeTalkFacts,
} from '../../../domain/intake/completeness';
import type { CompleteIntake, IntakeAnswers } from '../../../domain/intake/intake';
import {
  INTAKE_STEP_KEYS,
  intakePrefillContract,
  intakeSteps,
  intakeTalkContract,
} from '../../../domain/intake/intake';
import { saveIntakeStep } from '../../../domain/intake/save-step';
import { describeFields } from '../../../domain/shared/form-fields';
import { triageFactsOf } from '../../../domain/triage/from-intake';

const complete: CompleteIntake = {
  persoon: { woongemeente: 'Oss', persoonlijkBespreken: false },
  werk: {
    functie: 'medewerker bedrijfsrestaurant',
    taken: 'lunch maken, kassa, voorraad',
    sinds: 'meer-dan-10',
    urenPerWeek: 24.5,
    contractsoort: 'vast',
    vooruitzicht: 'stopt-zeker',
    gaatVrijwillig: false,
    opleidingsniveau: 'vmbo',
    kansInschatting: 'weet-niet',
  },
  traject: { hoeInContact: 'werkgever', gesprokenMetWerkgever: true, verwachting: ['nieuw-werk'] },
  wens: {
    wilWerken: 'meteen',
    weetWelkWerk: 'een-beetje',
    broodbaan: 'kok',
    minimumUren: 20,
    andereSector: true,
  },
  nietMeer: { nietMeer: ['late-avonden'] },
  zoeken: {
    zoektAl: false,
    werkInZicht: false,
    gedaan: [],
    cvKlaar: false,
    netwerk: true,
    digitaal: 'weinig',
  },
  hulp: { gewenst: ['cv', 'sollicitatietraining'], scholingNodig: false },
  belemmeringen: {
    belemmeringen: ['solliciteren', 'digitaal', 'kinderopvang'],
    eerstAandachtVoorAfscheid: false,
  },
  gesprek: {
    gesprokenOp: '2026-10-20',
    vorm: 'wandeling',
    begrijptAanbod: true,
    persoonlijkBesproken: false,
    inschattingKans: 'gemiddeld',
    grond: 'veel ervaring in de keuken',
    alternatieven: 'zorgkeuken, bezorgkeuken',
    eersteAfspraken: 'cv meenemen',
  },
};

describe('saving a step', () => {
  test('half done keeps what there is and leaves the other steps alone', () => {
    const first = saveIntakeStep({}, 'werk', { functie: 'kok' }, 'employee');
    if (!first.ok) throw new Error('expected a saved step');
    const second = saveIntakeStep(first.value, 'wens', { droombaan: 'hovenier' }, 'employee');
    expect(second).toEqual({
      ok: true,
      value: { werk: { functie: 'kok' }, wens: { droombaan: 'hovenier' } },
    });
  });

  test('a field that is left out becomes open again', () => {
    const answers: IntakeAnswers = { werk: { functie: 'kok', taken: 'koken' } };
    expect(saveIntakeStep(answers, 'werk', { functie: 'kok' }, 'employee')).toEqual({
      ok: true,
      value: { werk: { functie: 'kok' } },
    });
  });

  test.each([
    ['a step that does not exist', 'schoenmaat', {}, 'employee', 'intake_step_unknown'],
    ['a name of the prototype', 'constructor', {}, 'employee', 'intake_step_unknown'],
    ['the part of the casemanager', 'gesprek', { vorm: 'wandeling' }, 'employee', 'intake_step_not_yours'],
    ['a wrong value', 'werk', { urenPerWeek: 70 }, 'employee', 'input_invalid'],
    ['an unknown field', 'persoon', { ziekte: 'x' }, 'casemanager', 'input_invalid'],
  ] as const)('%s is refused', (_, key, value, by, code) => {
    expect(saveIntakeStep({}, key, value, by)).toMatchObject({ ok: false, error: { code } });
  });

  test('the casemanager fills in every step', () => {
    let answers: IntakeAnswers = {};
    for (const key of INTAKE_STEP_KEYS) {
      const saved = saveIntakeStep(answers, key, complete[key], 'casemanager');
      if (!saved.ok) throw new Error(key);
      answers = saved.value;
    }
    expect(completeIntake(answers)).toEqual({ ok: true, value: complete });
  });
});

describe('completeness', () => {
  test('an empty intake misses something in every step', () => {
    expect(intakeGaps({}).map((gap) => gap.step)).toEqual([...INTAKE_STEP_KEYS]);
    expect(intakeProgress({}, 'employee')).toEqual({ done: 0, total: 8 });
    expect(completeIntake({})).toMatchObject({ error: { code: 'intake_incomplete', details: { open: 9 } } });
  });

  test('names exactly what is missing', () => {
    const { broodbaan: _, ...wens } = complete.wens;
    const { digitaal: __, ...zoeken } = complete.zoeken;
    expect(intakeGaps({ ...complete, wens, zoeken })).toEqual([
      { step: 'wens', missing: ['droombaan'] },
      { step: 'zoeken', missing: ['digitaal'] },
    ]);
    expect(intakeProgress({ ...complete, wens, zoeken }, 'employee')).toEqual({ done: 6, total: 8 });
  });

  test('dream job or bread job, either is fine', () => {
    const { broodbaan: _, ...wens } = complete.wens;
    expect(completeIntake({ ...complete, wens: { ...wens, droombaan: 'hovenier' } }).ok).toBe(true);
  });

  test('the talk counts when it took place and the offer was understood (K17)', () => {
    expect(checkIntakeTalk(complete, '2026-10-20')).toEqual({ ok: true, value: complete });
    expect(intakeTalkFacts(complete)).toEqual({ talkedOn: '2026-10-20' });
    expect(checkIntakeTalk(complete, '2026-10-19')).toMatchObject({ error: { code: 'contact_in_future' } });
    const unclear = { ...complete, gesprek: { ...complete.gesprek, begrijptAanbod: false } };
    expect(checkIntakeTalk(unclear, '2026-10-20')).toMatchObject({
      error: { code: 'intake_understanding_missing' },
    });
  });

  test('what an employee prefills never holds the part of the casemanager', () => {
    expect(intakePrefillContract.safeParse({ gesprek: { vorm: 'wandeling' } }).success).toBe(false);
    expect(intakePrefillContract.safeParse({}).success).toBe(true);
    expect(intakeTalkContract.safeParse({}).success).toBe(false);
  });
});

describe('fields', () => {
  const fields = intakeSteps().flatMap((step) => step.fields);

  test('every field has a Dutch title, and forms can be made of the whole contracts', () => {
    expect(fields.filter((field) => field.title.length < 3)).toEqual([]);
    expect(describeFields(intakePrefillContract)).toHaveLength(8);
    expect(describeFields(intakeTalkContract)).toHaveLength(9);
    expect(new Set(intakeSteps().map((step) => step.title)).size).toBe(9);
  });

  test('health and home are asked with yes or no only, never in free text', () => {
    const text = (name: string) => fields.find((field) => field.name === name);
    expect(text('persoonlijkBespreken')?.kind).toBe('yes_no');
    expect(text('persoonlijkBesproken')?.kind).toBe('yes_no');
    const asking = fields.filter(
      (field) => ['line', 'lines'].includes(field.kind) && /gezond|ziek|thuis|priv|klacht/i.test(field.title),
    );
    expect(asking).toEqual([]);
    const barrierStep = intakeSteps().find((step) => step.key === 'belemmeringen');
    expect(barrierStep?.fields.find((field) => field.name === 'belemmeringen')?.kind).toBe('choices');
  });
});

describe('facts for triage', () => {
  test('come from the answers', () => {
    expect(triageFactsOf(complete)).toEqual({
      wants_work: 'now',
      knows_what: 'partly',
      already_searching: 'no',
      prospect_of_work: 'no',
      own_estimate: 'unknown',
      own_network: 'yes',
      digital_skill: 'little',
      cv_ready: 'no',
      wants_other_sector: 'yes',
      attention_for_loss_first: 'no',
      needs_training: 'no',
      barriers: 'some',
    });
    expect(new Set(Object.values(triageFactsOf({})))).toEqual(new Set(['unknown']));
  });

  test('do not change with age, sex, years of service or something personal', () => {
    const other: CompleteIntake = {
      ...complete,
      persoon: {
        woongemeente: 'Uden',
        persoonlijkBespreken: true,
        leeftijdsklasse: '55-plus',
        geslacht: 'vrouw',
      },
      werk: { ...complete.werk, sinds: 'tot-2' },
      gesprek: { ...complete.gesprek, persoonlijkBesproken: true },
      belemmeringen: { ...complete.belemmeringen, belemmeringen: ['solliciteren', 'digitaal'] },
    };
    expect(triageFactsOf(other)).toEqual(triageFactsOf(complete));
  });
});

// Promise: a plan has a goal, says who pays for each service before it starts, and was understood.
import {
  checkPlanAgreement,
  planAgreementContract,
  planAgreementFacts,
  plannedServices,
} from '../../../domain/plan/plan-agreement';
import { SERVICE_KINDS, SERVICE_OPTIONS } from '../../../domain/plan/services';
import { describeFields } from '../../../domain/shared/form-fields';

const TODAY = '2026-11-02';
const plan = planAgreementContract.parse({
  droombaan: 'hovenier',
  diensten: [
    { dienst: 'cv', betaler: 'gemeente' },
    { dienst: 'sollicitatietraining', betaler: 'sociaal-plan' },
  ],
  afspraken: 'Elke week twee brieven.',
  evaluatieOp: '2026-12-07',
  begrepen: true,
});

test('a good plan passes and gives the chart codes only', () => {
  expect(checkPlanAgreement(plan, TODAY)).toEqual({ ok: true, value: plan });
  expect(planAgreementFacts(plan)).toEqual({
    services: 'cv,interview_training',
    serviceCount: 2,
    evaluateOn: '2026-12-07',
  });
  expect(plannedServices(plan)).toEqual([
    { service: 'cv', payer: 'municipality' },
    { service: 'interview_training', payer: 'social_plan' },
  ]);
});

test('bread job alone is fine, and so is a plan without services', () => {
  const { droombaan: _, ...rest } = plan;
  expect(checkPlanAgreement({ ...rest, broodbaan: 'kok', diensten: [] }, TODAY).ok).toBe(true);
});

test.each([
  ['no goal', { ...plan, droombaan: undefined }, 'plan_goal_missing'],
  ['nobody pays', { ...plan, diensten: [{ dienst: 'cv' }] }, 'plan_payer_missing'],
  [
    'a service twice',
    {
      ...plan,
      diensten: [
        { dienst: 'cv', betaler: 'uwv' },
        { dienst: 'cv', betaler: 'gemeente' },
      ],
    },
    'plan_service_twice',
  ],
  [
    'transitievergoeding without a written agreement',
    { ...plan, diensten: [{ dienst: 'scholing', betaler: 'transitievergoeding' }] },
    'plan_written_agreement_missing',
  ],
  [
    'a written agreement dated tomorrow',
    {
      ...plan,
      diensten: [
        { dienst: 'scholing', betaler: 'transitievergoeding', schriftelijkAfgesprokenOp: '2026-11-03' },
      ],
    },
    'plan_written_agreement_missing',
  ],
  ['looking back today', { ...plan, evaluatieOp: TODAY }, 'plan_evaluation_in_past'],
  ['not understood', { ...plan, begrepen: false }, 'plan_understanding_missing'],
])('%s is refused', (_, answer, code) => {
  expect(checkPlanAgreement(planAgreementContract.parse(answer), TODAY)).toMatchObject({ error: { code } });
});

test('STAP and the RMT scheme ended and cannot be planned on', () => {
  for (const betaler of ['stap', 'rmt']) {
    expect(planAgreementContract.safeParse({ ...plan, diensten: [{ dienst: 'cv', betaler }] }).success).toBe(
      false,
    );
  }
});

test('the form offers all nineteen services of the report', () => {
  expect(SERVICE_KINDS).toHaveLength(19);
  expect(Object.keys(SERVICE_OPTIONS)).toHaveLength(19);
  const services = describeFields(planAgreementContract).find((field) => field.name === 'diensten');
  expect(services?.fields[0]?.options).toHaveLength(19);
});

import { z } from 'zod';
import type { Facts } from '../chart/decision';
import type { PlainDate } from '../shared/dates';
import { choice, day, hours, line, lines, yesNo } from '../shared/field';
import type { Result } from '../shared/result';
import { ok, refuse } from '../shared/result';
import { englishOf } from '../shared/words';
import type { Payer, ServiceKind } from './services';
import { PAYER_OPTIONS, PAYER_WORDS, SERVICE_OPTIONS, SERVICE_WORDS } from './services';

/** One service wanted, and who pays for it (D94: agreed before it starts). */
const plannedServiceContract = z.strictObject({
  dienst: choice(SERVICE_OPTIONS, { title: 'Dienst' }),
  betaler: choice(PAYER_OPTIONS, { title: 'Wie betaalt?', when: 'bij iedere dienst' }).optional(),
  schriftelijkAfgesprokenOp: day({
    title: 'Wanneer is dit op papier afgesproken?',
    help: 'De afspraak moet er zijn voordat de kosten er zijn.',
    when: 'bij de transitievergoeding',
  }).optional(),
});

/** What casemanager and employee agree: the task `plan.agree`. */
export const planAgreementContract = z.strictObject({
  droombaan: line({
    title: 'Droombaan',
    help: 'Het werk dat iemand het liefst zou doen.',
    when: 'als er geen broodbaan is',
  }).optional(),
  broodbaan: line({
    title: 'Broodbaan',
    help: 'Werk dat past en nu inkomen geeft.',
    when: 'als er geen droombaan is',
  }).optional(),
  diensten: z.array(plannedServiceContract).max(20).meta({
    title: 'Diensten',
    description: 'Kies alleen wat nodig is. Een losse dienst mag ook.',
    'x-item': 'dienst',
  }),
  urenPerWeek: hours({ title: 'Hoeveel uur per week is er tijd voor het plan?' }).optional(),
  afspraken: lines({
    title: 'Wat spreekt u samen af?',
    help: 'Wie doet wat, en wanneer. Schrijf hier niets over gezondheid.',
  }),
  evaluatieOp: day({ title: 'Wanneer kijkt u samen terug?' }).optional(),
  begrepen: yesNo({
    title: 'Heeft de deelnemer in eigen woorden verteld wat er is afgesproken?',
    help: 'Een handtekening alleen is niet genoeg.',
  }),
});
export type PlanAgreementContract = z.infer<typeof planAgreementContract>;

/**
 * Checks what one field alone cannot tell: a goal (dream job or bread job, either is fine: D46), a payer for each
 * service, a written agreement before costs are set off against the transitievergoeding, and the understanding
 * check (K17).
 * @param today a written agreement cannot be dated after it
 */
export function checkPlanAgreement(
  plan: PlanAgreementContract,
  today: PlainDate,
): Result<PlanAgreementContract> {
  if (plan.droombaan === undefined && plan.broodbaan === undefined) return refuse('plan_goal_missing');
  const kinds = plan.diensten.map((service) => service.dienst);
  if (new Set(kinds).size !== kinds.length) return refuse('plan_service_twice');
  for (const service of plan.diensten) {
    if (service.betaler === undefined) return refuse('plan_payer_missing', { service: service.dienst });
    const agreedOn = service.schriftelijkAfgesprokenOp;
    if (service.betaler === 'transitievergoeding' && (agreedOn === undefined || agreedOn > today)) {
      return refuse('plan_written_agreement_missing', { service: service.dienst });
    }
  }
  if (plan.evaluatieOp !== undefined && plan.evaluatieOp <= today) {
    return refuse('plan_evaluation_in_past', { date: plan.evaluatieOp });
  }
  return plan.begrepen ? ok(plan) : refuse('plan_understanding_missing');
}

/** The services of a plan in the codes of the domain, in the order of the plan. */
export function plannedServices(
  plan: PlanAgreementContract,
): readonly { readonly service: ServiceKind; readonly payer: Payer | null }[] {
  return plan.diensten.map((planned) => ({
    service: englishOf(SERVICE_WORDS, planned.dienst),
    payer: planned.betaler === undefined ? null : englishOf(PAYER_WORDS, planned.betaler),
  }));
}

/** What the chart needs: which services to refer to (codes, separated by commas) and when to look back. */
export function planAgreementFacts(plan: PlanAgreementContract): Facts {
  const services = plannedServices(plan).map((planned) => planned.service);
  return {
    services: services.join(','),
    serviceCount: services.length,
    evaluateOn: plan.evaluatieOp ?? null,
  };
}

// Promise: from every answer of a task a JSON Schema can be made, with Dutch titles and no unknown fields allowed.
import { z } from 'zod';
import { enrolAnswerContract } from '../../../domain/consent/enrol-answer';
import { contactReportContract } from '../../../domain/contact/contact-report';
import { intakePrefillContract, intakeTalkContract } from '../../../domain/intake/intake';
import { planAgreementContract } from '../../../domain/plan/plan-agreement';
import { describeFields } from '../../../domain/shared/form-fields';
import { triageDecisionContract } from '../../../domain/triage/decision';

test.each([
  ['enrol.answer', enrolAnswerContract],
  ['intake.prefill', intakePrefillContract],
  ['intake.talk', intakeTalkContract],
  ['triage.decide', triageDecisionContract],
  ['plan.agree', planAgreementContract],
  ['contact.hold', contactReportContract],
])('%s', (_, contract) => {
  const schema = z.toJSONSchema(contract);
  expect(schema.additionalProperties).toBe(false);
  const properties = Object.values(schema.properties ?? {});
  expect(
    properties.filter((property) => typeof property !== 'object' || property.title === undefined),
  ).toEqual([]);
  expect(properties.map((property) => (typeof property === 'object' ? property.title : null))).toEqual(
    describeFields(contract).map((field) => field.title),
  );
});

import type { RefusalCode } from './refusal';

/**
 * The one Dutch sentence (B1) per refusal: what is the matter and what to do now.
 * The type makes a code without a sentence a compile error.
 */
export const REFUSAL_TEXT: Readonly<Record<RefusalCode, string>> = {
  date_invalid: 'Dit is geen geldige datum. Vul een datum in als dag-maand-jaar, bijvoorbeeld 31-12-2026.',
  instant_invalid: 'Dit is geen geldig tijdstip. Vul een datum en een tijd in.',
  time_invalid: 'Dit is geen geldige tijd. Vul een tijd in als uren:minuten, bijvoorbeeld 09:30.',
  input_invalid: 'Niet alles is goed ingevuld. Kijk bij de velden wat er mist.',
  contact_in_future: 'Dit contact ligt in de toekomst. Plan het als afspraak.',
  intake_step_unknown: 'Deze stap van de intake bestaat niet. Ga terug naar het overzicht van de intake.',
  intake_step_not_yours: 'Deze stap vult de casemanager in. Kies een andere stap.',
  intake_incomplete: 'De intake is nog niet compleet. Vul eerst de stappen in die nog open staan.',
  triage_number_without_meaning:
    'Een los triagenummer kan twee dingen betekenen. Kies de uitkomst in woorden: eigen kracht, kort en match of intensief.',
  triage_meaning_unknown: 'Deze triage-uitkomst bestaat niet. Kies eigen kracht, kort en match of intensief.',
  triage_deviation_needs_reason: 'Uw keuze wijkt af van het voorstel. Leg uit waarom.',
  triage_exception_needs_reason:
    'Bij deze triage hoort geen dienst. Leg uit waarom u hier een uitzondering maakt.',
  triage_exception_only_own_strength:
    'Een uitzondering is er alleen bij eigen kracht. Bij de andere uitkomsten komen diensten in het plan.',
  triage_table_invalid: 'De triagetabel klopt niet. Herstel de regels die gemeld zijn.',
  consent_asker_not_allowed:
    'U mag geen toestemming vragen. Alleen de casemanager of het team van de regio mag dat.',
  consent_item_not_for_receiver:
    'Deze gegevens mogen niet naar deze ontvanger. Kies een andere ontvanger of andere gegevens.',
  consent_until_missing: 'Vul in tot wanneer de toestemming geldt.',
  consent_until_in_past: 'De einddatum van de toestemming is al voorbij. Kies een latere datum.',
  consent_not_given: 'Hiervoor is geen toestemming. Vraag eerst toestemming aan de deelnemer.',
  enrol_reason_missing: 'Vul in waarom iemand niet meedoet.',
  enrol_understanding_missing:
    'Controleer eerst of duidelijk is wat meedoen betekent. Vul alle vragen daarover in.',
  enrol_later_offer_in_past: 'De datum voor een nieuw aanbod is al voorbij. Kies een latere datum.',
  plan_goal_missing: 'Vul een droombaan of een broodbaan in. Een van de twee is genoeg.',
  plan_payer_missing: 'Vul bij elke dienst in wie betaalt.',
  plan_service_twice: 'Een dienst staat twee keer in het plan. Haal er een weg.',
  plan_written_agreement_missing:
    'Kosten van de transitievergoeding aftrekken mag alleen met een afspraak op papier van tevoren. Vul de datum van die afspraak in.',
  plan_evaluation_in_past: 'De datum om terug te kijken is al voorbij. Kies een latere datum.',
  plan_understanding_missing: 'Controleer eerst of de afspraken duidelijk zijn voor de deelnemer.',
  setting_period_overlaps:
    'Deze periode overlapt met een andere periode van dezelfde instelling. Pas de datums aan.',
  setting_unknown: 'Deze instelling bestaat niet. Kies een instelling uit de lijst.',
};

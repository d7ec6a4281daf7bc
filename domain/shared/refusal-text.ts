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
  nothing_filled_in: 'U heeft nog niets ingevuld. Vul in wat u weet; de rest mag leeg blijven.',
  case_unknown: 'Deze zaak bestaat niet, of u mag hem niet zien.',
  task_unknown: 'Deze taak bestaat niet, of u mag hem niet doen.',
  task_changed:
    'Iemand anders heeft deze taak intussen veranderd. Kijk wat er veranderd is en probeer het daarna opnieuw.',
  task_taken: 'Een collega heeft deze taak al. Vraag of de taak vrij mag komen.',
  moment_already: 'Dit moment is al afgehandeld.',
  moment_stale: 'De zaak is verder gegaan. Dit moment is niet meer nodig.',
  notice_reference_used:
    'U heeft dit kenmerk al gebruikt voor een melding met een andere inhoud. Gebruik een nieuw kenmerk, of wijzig de eerdere melding.',
  notice_region_not_served:
    'De regio van deze werkgemeente werkt nog niet met Overstap. Neem contact op met het regionale team van die gemeente.',
  notice_on_behalf_missing: 'U meldt namens een werkgever. Vul in namens wie u meldt.',
  draft_unknown: 'Dit concept bestaat niet meer: het is al verstuurd of weggegooid. Kijk bij uw meldingen.',
  notice_not_allowed: 'U mag geen melding doen. Vraag uw beheerder om de rol van werkgever.',
  notice_not_your_company: 'Dit KvK-nummer hoort niet bij uw bedrijf. Meld alleen voor uw eigen bedrijf.',
  contact_in_future: 'Dit contact ligt in de toekomst. Plan het als afspraak.',
  appointment_needs_day_and_time: 'Vul bij een afspraak een dag en een tijd in.',
  appointment_in_past: 'De dag van de afspraak is al voorbij. Kies een latere dag.',
  intake_step_unknown: 'Deze stap van de intake bestaat niet. Ga terug naar het overzicht van de intake.',
  intake_step_not_yours: 'Deze stap vult de casemanager in. Kies een andere stap.',
  intake_incomplete: 'De intake is nog niet compleet. Vul eerst de stappen in die nog open staan.',
  intake_understanding_missing:
    'Leg het aanbod nog een keer uit. De intake is klaar als de deelnemer het in eigen woorden kan vertellen.',
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
  event_not_now: 'Dit kan niet in deze fase. Ververs de pagina om te zien waar het traject nu staat.',
  task_not_open: 'Deze taak is al afgerond of vervallen. Ververs de pagina om te zien wat er nu open staat.',
  date_in_future: 'Deze datum ligt in de toekomst. Vul de dag in waarop het is gebeurd.',
  already_paused: 'Het traject is al gepauzeerd. Hervat het eerst als u de pauze wilt veranderen.',
  not_paused: 'Het traject is niet gepauzeerd. U hoeft het niet te hervatten.',
  pause_until_in_past: 'De laatste dag van de pauze is al voorbij. Kies vandaag of een latere dag.',
  casemanager_already: 'Er is al een casemanager. Kies "andere casemanager" en geef een reden.',
  casemanager_missing: 'Er is nog geen casemanager. Wijs eerst iemand toe.',
  casemanager_same: 'Deze persoon is al de casemanager. Kies iemand anders.',
  handover_already_asked: 'Een andere regio is al gevraagd. Wacht op het antwoord of op de uiterste datum.',
  handover_same_region: 'Deze regio is al verantwoordelijk. Kies een andere regio.',
  handover_reason_missing: 'Vul in waarom uw regio deze persoon niet overneemt.',
  notice_already_definite: 'De melding is al definitief. U hoeft niets te doen.',
  notice_not_definite: 'De melding is nog niet definitief. Wacht tot de coördinator de melding bevestigt.',
  correction_not_possible: 'Deze taak kan niet meer ongedaan worden gemaakt. Vraag de coördinator om hulp.',
  correction_not_latest: 'Deze taak is later opnieuw afgerond. Maak de laatste keer ongedaan.',
  reopen_not_possible: 'Dit traject kan niet opnieuw worden geopend. Doe een nieuwe melding.',
  outcome_missing: 'Kies hoe het traject is afgelopen.',
  ask_again_in_past: 'De datum om het opnieuw te vragen is al voorbij. Kies een latere datum.',
  ask_again_missing: 'Vul in wanneer u dit opnieuw wilt bekijken.',
  review_date_missing: 'Vul in wanneer u opnieuw kijkt of de melding doorgaat.',
  review_date_in_past: 'De datum om opnieuw te kijken is al voorbij. Vul een dag in die nog komt.',
  not_allowed: 'U mag dit niet doen. Vraag een collega met de juiste rol.',
  appointment_unknown: 'Deze afspraak staat niet (meer) gepland. Kijk in het dossier hoe het ervoor staat.',
  appointee_unknown: 'Iemand die u kiest, heeft deze rol niet in uw regio. Kies iemand anders.',
  playbook_unknown: 'Dit draaiboek bestaat niet, of u mag het niet beheren.',
  playbook_already_active: 'Deze versie van het draaiboek is al actief. U hoeft niets te doen.',
  notice_unknown: 'Deze melding bestaat niet, of u mag haar niet zien.',
  notice_withdrawn: 'Deze melding is ingetrokken. Doe een nieuwe melding als dat nodig is.',
  notice_embargoed: 'Deze melding staat onder embargo. Hef eerst het embargo op.',
  notice_not_embargoed: 'Deze melding staat niet (meer) onder embargo.',
  notice_end_dates_missing:
    'Nog niet iedereen heeft een einddatum. Vul de einddatums in en probeer het daarna opnieuw.',
  notice_last_person: 'Dit is de laatste persoon van de melding. Trek de hele melding in.',
  region_unknown: 'Deze regio bestaat niet. Kies een arbeidsmarktregio uit de lijst.',
  casemanager_unknown: 'Deze persoon is geen casemanager van de regio. Kies iemand anders.',
  intake_changed:
    'Iemand anders heeft deze intake intussen veranderd. Kijk wat er veranderd is en vul uw antwoord daarna opnieuw in.',
  setting_period_overlaps:
    'Deze periode overlapt met een andere periode van dezelfde instelling. Pas de datums aan.',
  setting_unknown: 'Deze instelling bestaat niet. Kies een instelling uit de lijst.',
  file_empty: 'Dit bestand is leeg. Kies een bestand met werknemers erin.',
  file_too_big:
    'Dit bestand is groter dan 5 MB. Haal plaatjes en bladen weg die niet nodig zijn, of verdeel de mensen over meer bestanden.',
  file_too_many_rows: 'Dit bestand heeft meer dan 5.000 werknemers. Verdeel de mensen over meer bestanden.',
  file_too_many_columns: 'Dit bestand heeft meer dan 60 kolommen. Haal de kolommen weg die niet nodig zijn.',
  file_not_readable:
    'Dit bestand is beschadigd of niet te lezen. Open het in uw programma, bewaar het opnieuw als Excel (.xlsx) of CSV en probeer het nog eens.',
  file_has_nul:
    'In dit bestand staan tekens die niet in tekst horen. Bewaar het opnieuw als Excel (.xlsx) of CSV en probeer het nog eens.',
  file_has_dtd:
    'In dit bestand staan verwijzingen die wij om veiligheid niet lezen. Bewaar het opnieuw als Excel (.xlsx) of CSV en probeer het nog eens.',
  file_zip_bomb:
    'Dit bestand wordt bij het uitpakken te groot. Kopieer alleen de werknemers naar een nieuw Excelbestand en probeer het nog eens.',
  file_too_heavy:
    'Het lezen van dit bestand duurt te lang of kost te veel geheugen. Kopieer alleen de werknemers naar een nieuw bestand en probeer het nog eens.',
  file_reader_busy: 'Er worden nu veel bestanden tegelijk gelezen. Probeer het over een minuut opnieuw.',
  file_is_xls:
    'Dit is een oud Excelbestand (.xls of .xlsb) of een bestand met een wachtwoord. Bewaar het als Excelwerkmap (.xlsx) zonder wachtwoord, of als CSV.',
  file_is_ods:
    'Dit is een bestand van LibreOffice of OpenOffice (.ods). Bewaar het als Excelwerkmap (.xlsx) of als CSV.',
  file_is_numbers:
    'Dit is een bestand van Numbers. Kies in Numbers voor exporteren naar Excel (.xlsx) of CSV.',
  file_is_word: 'Dit is een Worddocument. Zet de werknemers in een Excelbestand (.xlsx) of CSV.',
  file_is_pdf: 'Dit is een pdf. Zet de werknemers in een Excelbestand (.xlsx) of CSV.',
  file_is_image: 'Dit is een plaatje. Zet de werknemers in een Excelbestand (.xlsx) of CSV.',
  file_is_html:
    'Dit is een webpagina met een andere naam. Open het in Excel en bewaar het als Excelwerkmap (.xlsx).',
  file_is_xml: 'Dit is een XML-werkblad. Open het in Excel en bewaar het als Excelwerkmap (.xlsx).',
  file_is_zip: 'Dit is een zipbestand. Pak het eerst uit en kies het bestand met de werknemers.',
  file_unknown: 'Dit soort bestand kennen wij niet. Kies een Excelbestand (.xlsx) of CSV.',
  file_no_header:
    'Wij vinden geen rij met de namen van de kolommen. Zet boven de werknemers een rij met bijvoorbeeld personeelsnummer, functie, woongemeente en einddatum, of gebruik ons sjabloon.',
  file_no_rows: 'Onder de namen van de kolommen staan geen werknemers. Vul die in en probeer het nog eens.',
  file_quote_open:
    'In dit bestand begint een veld met een aanhalingsteken dat nergens eindigt. Haal dat aanhalingsteken weg en probeer het nog eens.',
  file_sheet_unknown: 'Dit tabblad staat niet in het bestand. Kies een ander tabblad.',
  file_bsn_column:
    'Haal de kolom met burgerservicenummers (BSN) weg en probeer het opnieuw: wij mogen die nummers niet bewaren.',
  message_not_allowed: 'Alleen een beheerder kan berichten opnieuw sturen of overslaan.',
  message_not_parked: 'Dit bericht staat niet meer apart. Ververs de lijst.',
};

/** Promise: the AsyncAPI document that we serve is valid for the official parser and names every event. */
import { Parser } from '@asyncapi/parser';
import { asyncApiDocument } from '../../../domain/events/async-api';
import { ALL_EVENTS } from '../../../domain/events/all-events';

test('the official parser finds no error and every event', async () => {
  const document = asyncApiDocument(ALL_EVENTS, '1.0.0');
  const { document: parsed, diagnostics } = await new Parser().parse(JSON.stringify(document));
  expect(diagnostics.filter((one) => Number(one.severity) === 0)).toEqual([]);
  expect(parsed?.version()).toBe('3.0.0');
  expect(
    parsed
      ?.allMessages()
      .all()
      .map((message) => message.name())
      .sort(),
  ).toEqual([
    'nl.vanwerknaarwerk.draaiboek-gesloten.v1',
    'nl.vanwerknaarwerk.draaiboek-gestart.v1',
    'nl.vanwerknaarwerk.draaiboekstap-te-laat.v1',
    'nl.vanwerknaarwerk.fase-gewijzigd.v1',
    'nl.vanwerknaarwerk.melding-aanvaard.v1',
    'nl.vanwerknaarwerk.melding-geweigerd.v1',
    'nl.vanwerknaarwerk.melding-gewijzigd.v1',
    'nl.vanwerknaarwerk.melding-ingediend.v1',
    'nl.vanwerknaarwerk.melding-ingetrokken.v1',
    'nl.vanwerknaarwerk.onverwerkbaar.v1',
    'nl.vanwerknaarwerk.traject-afgesloten.v1',
  ]);
  expect(
    parsed
      ?.channels()
      .all()
      .map((channel) => channel.address())
      .sort(),
  ).toEqual([
    'vwnw.melding-reacties.{partij}',
    'vwnw.meldingen.{partij}',
    'vwnw.onverwerkbaar',
    'vwnw.voortgang.{regio}',
  ]);
});

// Promise: an attempt is written down as an attempt, and an appointment gets a moment on the Dutch clock.
import {
  checkContactReport,
  contactReportContract,
  contactReportFacts,
} from '../../../domain/contact/contact-report';

const TODAY = '2026-10-20';
const spoke = contactReportContract.parse({ gesproken: true, op: TODAY, vorm: 'wandeling' });

test('a talk is contact, a voicemail is an attempt', () => {
  expect(contactReportFacts(spoke)).toEqual({
    kind: 'contact',
    on: '2026-10-20',
    form: 'walk',
    nextAppointmentAt: null,
  });
  expect(contactReportFacts({ gesproken: false, op: TODAY, vorm: 'telefoon' })).toMatchObject({
    kind: 'attempt',
  });
});

test('an appointment after the clock changed back stands at the right moment', () => {
  const report = { ...spoke, afspraakOp: '2026-10-27', afspraakOm: '14:00' };
  expect(checkContactReport(report, TODAY).ok).toBe(true);
  expect(contactReportFacts(report)).toMatchObject({ nextAppointmentAt: '2026-10-27T13:00:00.000Z' });
});

test.each([
  [{ ...spoke, op: '2026-10-21' }, 'contact_in_future'],
  [{ ...spoke, afspraakOp: '2026-10-27' }, 'appointment_needs_day_and_time'],
  [{ ...spoke, afspraakOm: '14:00' }, 'appointment_needs_day_and_time'],
  [{ ...spoke, afspraakOp: '2026-10-19', afspraakOm: '14:00' }, 'appointment_in_past'],
])('%j is refused', (report, code) => {
  expect(checkContactReport(report, TODAY)).toMatchObject({ error: { code } });
});

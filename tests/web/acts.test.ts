/** What can be done with a file outside its tasks: every form can be shown, and stands where the chart knows the act. */
import { describeFields } from '../../domain/shared/form-fields';
import { EVENT_STAGES } from '../../domain/trajectory/stages/anywhere';
import { actOf, acts, lineActs } from '../../web/forms/acts';

it('has a form for every act', () => {
  for (const act of [...Object.values(acts), ...Object.values(lineActs)])
    expect(() => describeFields(act.schema)).not.toThrow();
});

it('offers at the end of a way only to reopen it, and to who does not join to be asked again', () => {
  const offered = (stage: string) =>
    Object.entries(acts).flatMap(([key, act]) =>
      EVENT_STAGES[act.event].some((one) => one === stage) ? [key] : [],
    );
  expect(offered('closed')).toEqual(['heropenen']);
  expect(offered('not_enrolled')).toContain('opnieuw-vragen');
  expect(offered('not_enrolled')).not.toContain('triage-opnieuw');
  expect(offered('guided')).toContain('triage-opnieuw');
});

it('knows no act by a name that every object has', () => {
  expect(actOf('constructor')).toBeUndefined();
  expect(actOf('stoppen')?.title).toBe('De deelnemer stopt');
});

it('says what is wrong with an address', () => {
  const wrong = acts['bereikbaarheid']?.schema.safeParse({ email: 'piet(at)example.nl' });
  expect(wrong?.error?.issues.map((issue) => [issue.path.join('.'), issue.code])).toEqual([
    ['email', 'invalid_format'],
  ]);
});

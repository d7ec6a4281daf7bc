// Promise: what an overlay does stands in one table; uncertain asks nobody, a hand-over loses nobody, a withdrawal
// closes everything with its reason, and the casemanager is counted (D32, K3, K5, D56).
import { OVERLAY_TABLE } from '../../../domain/chart/overlays';
import { responsibleRegionOf } from '../../../domain/trajectory/course';
import { previewWithdrawal, summariseWithdrawal } from '../../../domain/trajectory/withdrawal';
import { registerTrajectory } from '../../../domain/trajectory/register';
import {
  ANNA,
  BERT,
  caseAt,
  complete,
  decide,
  DEFINITE,
  momentsFrom,
  openTypes,
  playbook,
  refusal,
  registered,
  rulesAt,
} from './support';

test('the table', () => {
  expect(
    Object.entries(OVERLAY_TABLE).map(([overlay, does]) => [
      overlay,
      ...[does.opening, does.reminders, does.contactGuard, does.legalClock, does.mail, does.visibility],
    ]),
  ).toEqual([
    ['paused', 'without_clock', 'silent', 'silent', 'runs', 'all', 'usual'],
    ['handed_over', 'open', 'run', 'runs', 'runs', 'all', 'both_regions'],
    ['notice_uncertain', 'held', 'run', 'silent', 'indicative', 'staff', 'usual'],
    ['embargoed', 'held', 'run', 'silent', 'indicative', 'named_circle', 'named_circle'],
  ]);
});

describe('uncertain', () => {
  const uncertain = registered({ certainty: 'uncertain', residenceRegion: 'zuidoost-brabant' });

  test('registered, and nobody is asked anything', () => {
    expect(uncertain.state).toMatchObject({ stage: 'registered', overlays: ['notice_uncertain'], tasks: [] });
    expect(uncertain.mails).toEqual([]);
    expect(momentsFrom(uncertain.state)).toEqual(['2026-10-01T07:00:00.000Z clock/end/0/2026-09-30']);
    expect(refusal(uncertain.state, { type: 'handover_asked', toRegion: 'x' }, '2026-07-02')).toBe(
      'notice_not_definite',
    );
  });

  test('confirmed: asked at once, and the region of the home too', () => {
    const confirmed = decide(uncertain.state, { type: 'notice_confirmed' }, '2026-07-08');
    expect(confirmed.state.overlays).toEqual([]);
    expect(confirmed.opened.map((task) => [task.type, task.regionCode, task.dueAt])).toEqual([
      ['handover.answer', 'zuidoost-brabant', '2026-07-20T15:00:00.000Z'],
      ['enrol.answer', undefined, '2026-07-22T15:00:00.000Z'],
    ]);
    expect(refusal(confirmed.state, { type: 'notice_confirmed' }, '2026-07-08')).toBe(
      'notice_already_definite',
    );
  });

  test('a draaiboek that asks for a go holds everybody back in the same way', () => {
    const held = registerTrajectory(DEFINITE, rulesAt('2026-07-01', { ...playbook, needsGo: true }));
    expect(held.state.overlays).toEqual(['notice_uncertain']);
    expect(held.opened).toEqual([]);
  });
});

describe('hand-over', () => {
  const asked = registered({ residenceRegion: 'zuidoost-brabant' });
  const answer = (facts: Record<string, string | boolean>) =>
    complete(asked.state, 'handover.answer', facts, '2026-07-03');

  test('asked with a date by which to answer, and meanwhile the person is ours', () => {
    // Ten days after 1 July is Saturday 11 July: answered by Monday 13 July, 17:00.
    expect(asked.state.handover).toEqual({
      toRegion: 'zuidoost-brabant',
      askedAt: '2026-07-01T08:00:00.000Z',
      answerBy: '2026-07-13',
      state: 'asked',
    });
    expect(asked.opened.map((task) => [task.type, task.role, task.regionCode, task.dueAt])).toEqual([
      ['handover.answer', 'coordinator', 'zuidoost-brabant', '2026-07-13T15:00:00.000Z'],
      ['enrol.answer', 'employee', undefined, '2026-07-15T15:00:00.000Z'],
    ]);
    expect(responsibleRegionOf(asked.state, 'noordoost-brabant')).toBe('noordoost-brabant');
    expect(asked.mails.map((mail) => [mail.template, mail.to, mail.regionCode])).toEqual([
      ['handover-asked', 'coordinator', 'zuidoost-brabant'],
      ['invitation', 'employee', undefined],
    ]);
  });

  test('accepted: the other region does the open work, with its own casemanager', () => {
    const accepted = answer({ accepts: true, continues: 'here' });
    expect(accepted.state.overlays).toEqual(['handed_over']);
    expect(responsibleRegionOf(accepted.state, 'noordoost-brabant')).toBe('zuidoost-brabant');
    expect(accepted.changed).toEqual([
      { type: 'enrol.answer', key: '', round: 1, regionCode: 'zuidoost-brabant', assigneeId: null },
    ]);
    const enrolled = complete(accepted.state, 'enrol.answer', { joins: true }, '2026-07-06');
    expect(enrolled.opened.map((task) => task.regionCode)).toEqual(['zuidoost-brabant', 'zuidoost-brabant']);
  });

  test('accepted and handed back: ours again', () => {
    const back = decide(
      answer({ accepts: true, continues: 'here' }).state,
      { type: 'handover_asked', toRegion: 'noordoost-brabant' },
      '2026-07-10',
    );
    const ours = complete(back.state, 'handover.answer', { accepts: true, continues: 'here' }, '2026-07-13');
    expect(ours.state).toMatchObject({ overlays: [], responsibleRegion: null });
  });

  test('accepted outside Overstap: closed with that outcome, and for good', () => {
    const gone = answer({ accepts: true, continues: 'elsewhere' });
    expect(gone.state).toMatchObject({ stage: 'closed', outcome: 'handed_to_other_region' });
    expect(refusal(gone.state, { type: 'reopened', reason: 'other' }, '2026-07-06')).toBe(
      'reopen_not_possible',
    );
  });

  test('declined: ours, and our coordinator hears it', () => {
    const declined = answer({ accepts: false, reason: 'no_capacity' });
    expect(declined.state.handover?.state).toBe('declined');
    expect(openTypes(declined.state)).toEqual(['enrol.answer']);
    expect(declined.mails.map((mail) => [mail.template, mail.regionCode])).toEqual([
      ['handover-declined', 'noordoost-brabant'],
    ]);
  });

  test('no answer: it comes back, and nothing is lost', () => {
    const returned = decide(
      asked.state,
      { type: 'moment_due', key: 'task/handover.answer//1/expire', late: false },
      '2026-07-13T15:00:00.000Z',
    );
    expect(returned.event).toBe('handover_returned');
    expect(returned.closed).toEqual([{ type: 'handover.answer', key: '', round: 1, reason: 'no_answer' }]);
    expect(returned.state.handover?.state).toBe('returned');
    expect(openTypes(returned.state)).toEqual(['enrol.answer']);
    const again = decide(
      returned.state,
      { type: 'handover_asked', toRegion: 'zuidoost-brabant' },
      '2026-07-14',
    );
    expect(again.opened.map((task) => [task.type, task.round])).toEqual([['handover.answer', 2]]);
  });

  test.each([
    ['while it is asked', asked.state, 'zuidoost-brabant', 'handover_already_asked'],
    ['to ourselves', caseAt('guided'), 'noordoost-brabant', 'handover_same_region'],
  ])('asked %s is refused', (_, state, toRegion, code) => {
    expect(refusal(state, { type: 'handover_asked', toRegion }, '2026-07-08')).toBe(code);
  });

  test('who does not join is not handed over; asked again, the other region is asked again', () => {
    const no = complete(
      asked.state,
      'enrol.answer',
      { joins: false, laterOfferOn: null },
      '2026-07-02',
    ).state;
    expect(no.handover?.state).toBe('cancelled');
    expect(openTypes(no)).toEqual([]);
    const again = decide(no, { type: 'offered_again' }, '2026-07-20').state;
    expect(openTypes(again)).toEqual(['enrol.answer', 'handover.answer']);
  });
});

describe('withdrawal of the notice', () => {
  test('the consequences are shown first, and are what then happens', () => {
    const states = [caseAt('registered'), caseAt('enrolled'), caseAt('guided'), caseAt('closed')];
    expect(summariseWithdrawal(states)).toEqual({
      people: 4,
      affected: 3,
      openTasks: 4,
      told: 3,
      byStage: { registered: 1, enrolled: 1, guided: 1, closed: 1 },
    });
    for (const state of states.slice(0, 3)) {
      const withdrawn = decide(state, { type: 'notice_withdrawn' }, '2026-07-09');
      const preview = previewWithdrawal(state);
      expect(withdrawn.closed).toEqual(
        preview.closed.map((task) => ({ ...task, reason: 'notice_withdrawn' })),
      );
      expect(withdrawn.state).toMatchObject({ stage: 'closed', outcome: 'notice_withdrawn', moments: [] });
      expect(withdrawn.mails.map((mail) => mail.key)).toEqual(['notice/withdrawn']);
    }
  });

  test('who was never asked anything hears nothing', () => {
    const withdrawn = decide(
      registered({ certainty: 'uncertain' }).state,
      { type: 'notice_withdrawn' },
      '2026-07-09',
    );
    expect(withdrawn.mails).toEqual([]);
    expect(previewWithdrawal(registered({ certainty: 'uncertain' }).state).tellsEmployee).toBe(false);
  });
});

describe('casemanager', () => {
  const given = decide(caseAt('guided'), { type: 'casemanager_assigned', accountId: ANNA }, '2026-07-08');

  test('the first gets the open tasks and those to come', () => {
    expect(given.changed).toEqual([{ type: 'plan.agree', key: '', round: 1, assigneeId: ANNA }]);
    const asked = decide(given.state, { type: 'closing_asked' }, '2026-07-08');
    expect(asked.opened.map((task) => task.assigneeId)).toEqual([ANNA]);
  });

  test('a change is counted', () => {
    const changed = decide(
      given.state,
      { type: 'casemanager_changed', accountId: BERT, reason: 'no_click' },
      '2026-07-09',
    );
    expect(changed.state).toMatchObject({ casemanagerId: BERT, casemanagerChanges: 1 });
    expect(changed.data).toEqual({ does: 'casemanager_changed', accountId: BERT, reason: 'no_click' });
    expect(
      refusal(changed.state, { type: 'casemanager_changed', accountId: BERT, reason: 'other' }, '2026-07-09'),
    ).toBe('casemanager_same');
    expect(refusal(changed.state, { type: 'casemanager_assigned', accountId: ANNA }, '2026-07-09')).toBe(
      'casemanager_already',
    );
  });
});

describe('reachable', () => {
  test('an address becomes known: the employee is invited himself', () => {
    const known = decide(
      registered({ reachable: false }).state,
      { type: 'reachable_changed', reachable: true },
      '2026-07-02',
    );
    expect(known.changed).toEqual([
      { type: 'enrol.answer', key: '', round: 1, role: 'employee', assigneeId: null },
    ]);
    expect(known.mails.map((mail) => mail.key)).toEqual([
      'task/enrol.answer//1/reachable/2026-07-02T08:00:00.000Z',
    ]);
  });

  test('an address is lost: the team phones, and the form goes', () => {
    const lost = decide(caseAt('enrolled'), { type: 'reachable_changed', reachable: false }, '2026-07-03');
    expect(lost.closed).toEqual([{ type: 'intake.prefill', key: '', round: 1, reason: 'unreachable' }]);
    expect(openTypes(lost.state)).toEqual(['intake.talk']);
  });
});

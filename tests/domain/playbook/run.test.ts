// Promise: the draaiboek starts at the very moment of the notice, with an alert, owners, the employer's visit and its own
// steps; a step too late is seen; a change reaches all people in pages; the run closes when everybody is done (D101, D111).
import type { ChartRules, Decision, Facts } from '../../../domain/chart/decision';
import type { PlaybookDocument } from '../../../domain/playbook/document';
import { playbookDocumentSchema } from '../../../domain/playbook/document';
import { courseOfPlaybook, momentsOfPlaybook } from '../../../domain/playbook/course';
import { decidePlaybook, PLAYBOOK_EVENT_STAGES } from '../../../domain/playbook/decide';
import type { PlaybookEvent, RunFacts } from '../../../domain/playbook/events';
import { startPlaybook } from '../../../domain/playbook/start';
import type { PlaybookRunState } from '../../../domain/playbook/state';
import { playbookRunStateSchema } from '../../../domain/playbook/state';
import { previewRunWithdrawal } from '../../../domain/playbook/withdraw';
import { courseSchema } from '../../../domain/course/course';

const ANNA = '0190b0a0-0000-7000-8000-00000000000a';
const BERT = '0190b0a0-0000-7000-8000-00000000000b';
const LAST = '0190b0a0-0000-7000-8000-0000000001f4';

const playbook: PlaybookDocument = playbookDocumentSchema.parse({
  key: 'test',
  name: 'Test',
  region: 'noordoost-brabant',
  steps: [
    { key: 'flyer', title: 'Flyer maken', owner: 'account_manager', dueAfter: 3 },
    { key: 'kernteam', title: 'Kernteam bij elkaar', owner: 'coordinator', dueAfter: 5 },
  ],
  serviceLevels: {
    default: { dueAfter: 5, remindAfter: [3], escalateAfter: 7 },
    'playbook.appoint': { dueAfter: 1, remindAfter: [], escalateAfter: 2 },
  },
  contact: {},
  triage: [{ when: [], suggest: 'short_match', because: 'Altijd.' }],
});
const rules = (now: string, document = playbook): ChartRules => ({
  now: now.length === 10 ? `${now}T08:00:00.000Z` : now,
  playbook: document,
});

// Wednesday 1 July 2026.
const start = (facts: Partial<RunFacts> = {}, document = playbook): Decision<PlaybookRunState> =>
  startPlaybook(
    { certainty: 'definite', reviewDate: null, missing: [], employeeCount: 30, ...facts },
    rules('2026-07-01', document),
  );

function decide(state: PlaybookRunState, event: PlaybookEvent, now: string): Decision<PlaybookRunState> {
  const decided = decidePlaybook(state, event, rules(now));
  if (!decided.ok) throw new Error(`refused: ${JSON.stringify(decided.error)}`);
  return decided.value;
}
function refusal(state: PlaybookRunState, event: PlaybookEvent, now: string): string {
  const decided = decidePlaybook(state, event, rules(now));
  return decided.ok ? 'was not refused' : decided.error.code;
}
function completed(state: PlaybookRunState, type: string, facts: Facts, on: string, key = ''): PlaybookEvent {
  const task = state.tasks.find((open) => open.type === type && open.key === key);
  if (!task) throw new Error(`${type} is not open`);
  return { type: 'task_completed', task: { type, key, round: task.round }, facts, on };
}
const complete = (state: PlaybookRunState, type: string, facts: Facts, now: string, key = '') =>
  decide(state, completed(state, type, facts, now.slice(0, 10), key), now);
const due = (key: string, peopleLeft?: number): PlaybookEvent => ({
  type: 'moment_due',
  key,
  late: false,
  ...(peopleLeft === undefined ? {} : { peopleLeft }),
});
const keys = (state: PlaybookRunState) => momentsOfPlaybook(state).map(({ key, at }) => `${at} ${key}`);
const openings = (decision: Decision<PlaybookRunState>) =>
  decision.opened.map((task) => `${task.type}/${task.key}/${task.round} ${task.role} ${task.dueAt}`);

describe('definite', () => {
  const started = start({ missing: ['reason'] });

  test('everything opens in the same decision', () => {
    expect(started.state.stage).toBe('signalled');
    expect(openings(started)).toEqual([
      'notice.complete//1 employer 2026-07-08T15:00:00.000Z',
      'playbook.appoint//1 coordinator 2026-07-02T15:00:00.000Z',
      'employer.inform//1 account_manager 2026-07-08T15:00:00.000Z',
      'playbook.step/flyer/1 account_manager 2026-07-06T15:00:00.000Z',
      'playbook.step/kernteam/1 coordinator 2026-07-08T15:00:00.000Z',
    ]);
  });

  test('coordinator and account manager are alerted at once, not in a digest', () => {
    expect(started.mails.map((mail) => [mail.key, mail.template, mail.to, mail.digest])).toEqual([
      ['alert/coordinator', 'crisis-alert', 'coordinator', false],
      ['alert/account_manager', 'crisis-alert', 'account_manager', false],
    ]);
    expect(started.events).toEqual([
      {
        channel: 'voortgang',
        type: 'draaiboek-gestart',
        key: '',
        data: { draaiboek: 'test', gestartOp: '2026-07-01T08:00:00.000Z', aantalWerknemers: 30 },
      },
    ]);
  });

  test('owners are appointed: the run runs and the open tasks are theirs', () => {
    const running = complete(
      started.state,
      'playbook.appoint',
      { accountManagerId: ANNA, coordinatorId: BERT, casemanagers: 2 },
      '2026-07-02',
    );
    expect(running.state).toMatchObject({ stage: 'running', accountManagerId: ANNA, coordinatorId: BERT });
    expect(running.changed.map((change) => [change.type, change.key, change.assigneeId])).toEqual([
      ['employer.inform', '', ANNA],
      ['playbook.step', 'flyer', ANNA],
      ['playbook.step', 'kernteam', BERT],
    ]);
  });

  test('a step too late: an event and a mail to the coordinator, once', () => {
    const key = 'task/playbook.step/flyer/1/too_late';
    const late = decide(started.state, due(key), '2026-07-06T15:00:00.000Z');
    expect(late.event).toBe('step_too_late');
    expect(late.events.map((event) => [event.type, event.data])).toEqual([
      [
        'draaiboekstap-te-laat',
        { stap: 'flyer', eigenaar: 'accountmanager', uiterlijk: '2026-07-06T15:00:00.000Z' },
      ],
    ]);
    expect(late.mails.map((mail) => [mail.to, mail.template, mail.params['step']])).toEqual([
      ['coordinator', 'step-too-late', 'flyer'],
    ]);
    expect(late.state.stepsLate).toEqual(['flyer']);
    expect(refusal(late.state, due(key), '2026-07-06T15:01:00.000Z')).toBe('moment_already');
    const done = complete(late.state, 'playbook.step', {}, '2026-07-07', 'flyer');
    expect(done.state.stepsDone).toEqual({ flyer: '2026-07-07' });
  });

  test('a step in time is never late', () => {
    const done = complete(started.state, 'playbook.step', {}, '2026-07-03', 'flyer').state;
    expect(refusal(done, due('task/playbook.step/flyer/1/too_late'), '2026-07-07')).toBe('moment_stale');
  });

  test('nobody appointed: the coordinator is told', () => {
    const escalated = decide(started.state, due('task/playbook.appoint//1/escalate'), '2026-07-03');
    expect(escalated.mails.map((mail) => [mail.to, mail.template])).toEqual([
      ['coordinator', 'task-escalated'],
    ]);
  });

  test('a step or a visit can be undone, a confirmation cannot', () => {
    const done = complete(started.state, 'playbook.step', {}, '2026-07-03', 'flyer').state;
    const step = { type: 'playbook.step', key: 'flyer', round: 1 };
    const undone = decide(done, { type: 'task_corrected', task: step, reason: 'too_early' }, '2026-07-06');
    expect(undone.state.stepsDone).toEqual({});
    expect(undone.corrected).toEqual([step]);
    expect(openings(undone)).toEqual(['playbook.step/flyer/2 account_manager 2026-07-06T15:00:00.000Z']);
    const confirm = { type: 'playbook.confirm', key: '', round: 1 };
    for (const task of [confirm, { ...step, key: 'kernteam' }, { ...step, key: 'nothing' }])
      expect(refusal(done, { type: 'task_corrected', task, reason: 'other' }, '2026-07-06')).toBe(
        'correction_not_possible',
      );
  });
});

describe('not definite', () => {
  const uncertain = start({ certainty: 'uncertain', reviewDate: '2026-07-15' });
  const sealed = start({ certainty: 'embargo', reviewDate: '2026-07-15', missing: ['reason'] });

  test('uncertain: one task with its review date and a light offer; no steps count yet', () => {
    expect(uncertain.state).toMatchObject({
      stage: 'confirming',
      overlays: ['notice_uncertain'],
      startedAt: null,
    });
    expect(openings(uncertain)).toEqual(['playbook.confirm//1 coordinator 2026-07-15T15:00:00.000Z']);
    expect(uncertain.mails.map((mail) => [mail.to, mail.template])).toEqual([
      ['coordinator', 'notice-alert'],
      ['account_manager', 'notice-alert'],
      ['coordinator', 'confirm-asked'],
      ['employer', 'light-offer'],
    ]);
    expect(uncertain.events).toEqual([]);
    expect(keys(uncertain.state)).toEqual([
      '2026-07-15T07:00:00.000Z task/playbook.confirm//1/remind1',
      '2026-07-16T07:00:00.000Z task/playbook.confirm//1/escalate',
    ]);
  });

  test('embargo: only the named circle hears of it', () => {
    expect(sealed.state).toMatchObject({ stage: 'confirming', overlays: ['embargoed'] });
    expect(sealed.mails.every((mail) => mail.namedCircleOnly === true)).toBe(true);
    expect(sealed.mails.map((mail) => mail.to)).not.toContain('employer');
  });

  test('a draaiboek that asks for a go waits for it', () => {
    const held = start({}, { ...playbook, needsGo: true });
    expect(held.state).toMatchObject({ stage: 'confirming', overlays: [] });
    expect(openings(held)).toEqual(['playbook.confirm//1 coordinator 2026-07-08T15:00:00.000Z']);
  });

  test('wait: asked again on another day', () => {
    const later = complete(
      uncertain.state,
      'playbook.confirm',
      { decision: 'wait', reviewOn: '2026-08-03' },
      '2026-07-15',
    );
    expect(openings(later)).toEqual(['playbook.confirm//2 coordinator 2026-08-03T15:00:00.000Z']);
    const again = completed(uncertain.state, 'playbook.confirm', { decision: 'wait' }, '2026-07-15');
    expect(refusal(uncertain.state, again, '2026-07-15')).toBe('review_date_missing');
    const past = completed(
      uncertain.state,
      'playbook.confirm',
      { decision: 'wait', reviewOn: '2026-07-15' },
      '2026-07-15',
    );
    expect(refusal(uncertain.state, past, '2026-07-15')).toBe('review_date_in_past');
  });

  test('go: the draaiboek begins and the people are asked, page by page', () => {
    const go = complete(uncertain.state, 'playbook.confirm', { decision: 'go' }, '2026-07-08');
    expect(go.state).toMatchObject({ stage: 'signalled', overlays: [], certainty: 'definite' });
    // Steps count from the go: three working days after Wednesday 8 July.
    expect(openings(go)).toContain('playbook.step/flyer/1 account_manager 2026-07-13T15:00:00.000Z');
    expect(go.events.map((event) => event.type)).toEqual(['draaiboek-gestart']);
    expect(keys(go.state)[0]).toBe('2026-07-08T08:00:00.000Z people/1/confirm/1');
    const next = decide(
      go.state,
      { type: 'page_handled', number: 1, page: 1, after: LAST },
      '2026-07-08T08:00:02.000Z',
    );
    expect(next.state.people).toEqual({ change: 'confirm', number: 1, page: 2, after: LAST });
    expect(keys(next.state)[0]).toBe('2026-07-08T08:00:02.000Z people/1/confirm/2');
    expect(
      refusal(
        next.state,
        { type: 'page_handled', number: 1, page: 1, after: LAST },
        '2026-07-08T08:00:03.000Z',
      ),
    ).toBe('moment_stale');
    const other = { type: 'page_handled', number: 2, page: 2, after: null } as const;
    expect(refusal(next.state, other, '2026-07-08T08:00:03.000Z')).toBe('moment_stale');
    const done = decide(
      next.state,
      { type: 'page_handled', number: 1, page: 2, after: null },
      '2026-07-08T08:00:04.000Z',
    );
    expect(done.state.people).toBeNull();
    expect(keys(done.state).some((key) => key.includes('people/'))).toBe(false);
  });

  test('lifting an embargo sends no pages: the accept transaction registers the people', () => {
    const lifted = decide(sealed.state, { type: 'notice_confirmed' }, '2026-07-08');
    expect(lifted.state).toMatchObject({ stage: 'signalled', overlays: [], people: null });
    expect(lifted.closed).toEqual([{ type: 'playbook.confirm', key: '', round: 1, reason: 'confirmed' }]);
    expect(lifted.mails.some((mail) => mail.namedCircleOnly === true)).toBe(false);
  });
});

test('withdrawn while the go was on its way: the withdrawal begins with the first page', () => {
  const go = complete(
    start({ certainty: 'uncertain', reviewDate: '2026-07-15' }).state,
    'playbook.confirm',
    { decision: 'go' },
    '2026-07-08',
  ).state;
  const withdrawn = decide(go, { type: 'notice_withdrawn' }, '2026-07-08T08:00:01.000Z').state;
  expect(withdrawn.people).toEqual({ change: 'withdraw', number: 2, page: 1, after: null });
  // The page of the go that was in work reports now; it may not count as a page of the withdrawal.
  const late = { type: 'page_handled', number: 1, page: 1, after: LAST } as const;
  expect(refusal(withdrawn, late, '2026-07-08T08:00:02.000Z')).toBe('moment_stale');
});

describe('the end', () => {
  const running = complete(start().state, 'playbook.appoint', { accountManagerId: ANNA }, '2026-07-01').state;

  test('every working day it is looked whether everybody is done', () => {
    expect(keys(running)).toContain('2026-07-02T07:00:00.000Z people-left/2026-07-02');
    const left = decide(running, due('people-left/2026-07-02', 3), '2026-07-02T07:00:00.000Z');
    expect(left.state.stage).toBe('running');
    expect(keys(left.state)).toContain('2026-07-03T07:00:00.000Z people-left/2026-07-03');
    const done = decide(left.state, due('people-left/2026-07-03', 0), '2026-07-03T07:00:00.000Z');
    expect(done.state).toMatchObject({ stage: 'closed', outcome: 'finished', tasks: [] });
    expect(done.closed.every((task) => task.reason === 'run_closed')).toBe(true);
    expect(done.events.map((event) => event.data)).toEqual([
      { geslotenOp: '2026-07-03T07:00:00.000Z', reden: 'afgerond' },
    ]);
    expect(keys(done.state)).toEqual([]);
  });

  test('without a count the question is not answered', () => {
    expect(refusal(running, due('people-left/2026-07-02'), '2026-07-02T07:00:00.000Z')).toBe('moment_stale');
  });

  test('withdrawn: what is open closes at once, the people follow, then the run closes', () => {
    expect(previewRunWithdrawal(running).closed).toHaveLength(running.tasks.length);
    const withdrawn = decide(running, { type: 'notice_withdrawn' }, '2026-07-03');
    expect(withdrawn.state).toMatchObject({ stage: 'running', tasks: [] });
    expect(withdrawn.closed.every((task) => task.reason === 'notice_withdrawn')).toBe(true);
    expect(keys(withdrawn.state)).toEqual(['2026-07-03T08:00:00.000Z people/1/withdraw/1']);
    const visit = { type: 'employer.inform', key: '', round: 1 };
    for (const event of [
      { type: 'notice_withdrawn' },
      { type: 'task_corrected', task: visit, reason: 'other' },
    ] as const)
      expect(refusal(withdrawn.state, event, '2026-07-03')).toBe('event_not_now');
    const closed = decide(
      withdrawn.state,
      { type: 'page_handled', number: 1, page: 1, after: null },
      '2026-07-03',
    );
    expect(closed.state).toMatchObject({ stage: 'closed', outcome: 'notice_withdrawn' });
    expect(closed.events.map((event) => event.data['reden'])).toEqual(['melding-ingetrokken']);
  });

  test('withdrawn under embargo: closed at once, and not a word outside', () => {
    const sealed = start({ certainty: 'embargo', reviewDate: '2026-07-15' }).state;
    const closed = complete(sealed, 'playbook.confirm', { decision: 'withdraw' }, '2026-07-02');
    expect(closed.state.stage).toBe('closed');
    expect(closed.events).toEqual([]);
    expect(closed.mails.every((mail) => mail.namedCircleOnly === true)).toBe(true);
  });
});

test('every arrow and every missing arrow', () => {
  const { task_completed: _completed, moment_due: _due, ...stages } = PLAYBOOK_EVENT_STAGES;
  expect(stages).toEqual({
    task_corrected: ['signalled', 'confirming', 'running'],
    page_handled: ['signalled', 'confirming', 'running'],
    notice_confirmed: ['confirming'],
    notice_withdrawn: ['signalled', 'confirming', 'running'],
    people_changed: ['signalled', 'confirming', 'running'],
  });
  const signalled = start().state;
  const closed = { ...signalled, stage: 'closed' as const, tasks: [] };
  const events: PlaybookEvent[] = [
    { type: 'task_corrected', task: { type: 'employer.inform', key: '', round: 1 }, reason: 'other' },
    { type: 'page_handled', number: 1, page: 1, after: null },
    { type: 'notice_confirmed' },
    { type: 'notice_withdrawn' },
    { type: 'people_changed', employeeCount: 31 },
  ];
  expect(events.map((event) => refusal(closed, event, '2026-07-02'))).toEqual(
    events.map(() => 'event_not_now'),
  );
  expect(events.map((event) => refusal(signalled, event, '2026-07-02'))).toEqual([
    'correction_not_possible',
    'moment_stale',
    'event_not_now',
    'was not refused',
    'was not refused',
  ]);
});

test('state and course are as their schemas say', () => {
  const { state } = start();
  expect(playbookRunStateSchema.parse(JSON.parse(JSON.stringify(state)))).toEqual(state);
  const course = courseOfPlaybook(
    { id: ANNA, epoch: 0, version: 1, steppedNow: null, notice: 'OV-000001-1', region: 'noordoost-brabant' },
    state,
    [],
  );
  expect(courseSchema.parse(course)).toEqual(course);
  expect(course.ended).toBe(false);
});

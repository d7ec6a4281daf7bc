/**
 * Promise: a workflow keeps the newest course and reports each moment in time, once, whatever is lost, late,
 * repeated or failing. Days pass in milliseconds here, on Temporal's time-skipping server.
 */
import type { WorkflowHandle } from '@temporalio/client';
import type { Course } from '../../domain/course/course';
import type { ParkedMoment } from '../../domain/course/messages';
import { COURSE_QUERY, COURSE_SIGNAL, PARKED_QUERY } from '../../domain/course/messages';
import { course, daysAfter } from './support/courses';
import type { TimeSkippingTest } from './support/time-skipping';
import { fakeCase, startTimeSkipping } from './support/time-skipping';

const DAY = 86_400_000;
const REMIND = 'task/enrol.answer//1/remind1';
const ESCALATE = 'task/enrol.answer//1/escalate';
const CONTACT = 'contact/2026-11-24/warn/2026-12-04';

let time: TimeSkippingTest;
let now: number;
beforeAll(async () => {
  time = await startTimeSkipping();
});
beforeEach(async () => {
  now = await time.env.currentTimeMs();
});
afterAll(() => time.stop());

const ended = (version: number, epoch = 0): Course => course({ version, epoch, ended: true });
const current = (handle: WorkflowHandle): Promise<Course> => handle.query<Course>(COURSE_QUERY);
const daysUntil = (instant: string | undefined): number => (Date.parse(instant ?? '') - now) / DAY;

it('follows a deadline that moves later and one that moves earlier', async () => {
  const first = course({ moments: [{ key: REMIND, at: daysAfter(now, 10) }] });
  const fake = fakeCase((report) => (report.key === REMIND ? course({ version: 3 }) : ended(9)));
  await time.run({ course: first }, fake, async (handle) => {
    await time.env.sleep('2 days');
    await handle.signal(
      COURSE_SIGNAL,
      course({ version: 2, moments: [{ key: REMIND, at: daysAfter(now, 20) }] }),
    );
    await time.env.sleep('15 days');
    expect(fake.reports).toEqual([]);
    await time.env.sleep('4 days');
    expect(fake.reports.map((report) => Math.floor(daysUntil(report.at)))).toEqual([20]);
    const far = [{ key: ESCALATE, at: daysAfter(now, 200) }];
    await handle.signal(COURSE_SIGNAL, course({ version: 4, moments: far }));
    const near = [{ key: ESCALATE, at: daysAfter(now, 30) }];
    await handle.signal(COURSE_SIGNAL, course({ version: 5, moments: near }));
    await handle.result();
    expect(Math.floor(daysUntil(fake.reports[1]?.at))).toBe(30);
  });
});

it('keeps the newest of lost, late and repeated courses and ignores what is none', async () => {
  await time.run(
    { course: course() },
    fakeCase(() => ended(99)),
    async (handle) => {
      for (const value of [
        course({ version: 4, stage: 'intake' }),
        course({ version: 2, stage: 'enrolled' }),
        course({ version: 4, stage: 'triage' }),
        { kind: 'trajectory', nonsense: true },
        null,
      ])
        await handle.signal(COURSE_SIGNAL, value);
      expect(await current(handle)).toMatchObject({ epoch: 0, version: 4, stage: 'intake' });
      await handle.signal(COURSE_SIGNAL, course({ epoch: 1, version: 2, stage: 'registered' }));
      await handle.signal(COURSE_SIGNAL, course({ epoch: 0, version: 50, stage: 'closed' }));
      expect(await current(handle)).toMatchObject({ epoch: 1, version: 2, stage: 'registered' });
      await handle.signal(COURSE_SIGNAL, ended(3, 1));
      await handle.result();
    },
  );
});

it('goes from stage to stage and back, and reports what each of them plans', async () => {
  const stages = ['enrolled', 'triage', 'guided', 'matching', 'guided', 'placed', 'aftercare'];
  const keys = [
    'task/intake.talk//1/remind1',
    'task/triage.decide//1/remind1',
    'task/referral.answer/a/1/remind1',
    'task/match.answer/b/1/remind1',
    'task/plan.agree//2/remind1',
    'task/placement.confirm//1/remind1',
    'task/aftercare.check/1/1/remind1',
  ];
  const at = (step: number): Course =>
    step === stages.length
      ? ended(99)
      : course({
          version: step + 2,
          stage: stages[step] ?? '',
          moments: [{ key: keys[step] ?? '', at: daysAfter(now, (step + 1) * 30) }],
        });
  const fake = fakeCase((report) => at(keys.indexOf(report.key) + 1));
  const first = course({ moments: [{ key: REMIND, at: daysAfter(now, 1) }] });
  await time.run({ course: first }, fake, async (handle) => {
    await handle.result();
    expect(fake.reports.map((report) => report.key)).toEqual([REMIND, ...keys]);
  });
});

it('parks a moment after ten failures while other waits go on, and tries again later', async () => {
  let healthy = false;
  const moments = [
    { key: REMIND, at: daysAfter(now, 1) },
    { key: CONTACT, at: daysAfter(now, 2) },
  ];
  const fake = fakeCase(() => ended(3));
  fake.answer = (report) => {
    if (report.key === CONTACT)
      return { outcome: 'done', course: course({ version: 2, moments: moments.slice(0, 1) }) };
    if (!healthy) throw new Error('database_away');
    return { outcome: 'done', course: ended(3) };
  };
  await time.run({ course: course({ moments }) }, fake, async (handle) => {
    await time.env.sleep('1 day');
    await time.env.sleep('5 minutes');
    expect(fake.reports.map((report) => report.key)).toEqual(Array.from({ length: 10 }, () => REMIND));
    expect(await handle.query<ParkedMoment[]>(PARKED_QUERY)).toMatchObject([{ key: REMIND, times: 1 }]);
    await time.env.sleep('1 day');
    expect(fake.reports.map((report) => report.key)).toContain(CONTACT);
    expect(await current(handle)).toMatchObject({ version: 2 });
    healthy = true;
    await handle.result();
    expect(fake.reports.at(-1)?.key).toBe(REMIND);
  });
});

it('tries a parked moment again when somebody worked on the case', async () => {
  let healthy = false;
  const moments = [{ key: REMIND, at: daysAfter(now, 1) }];
  const fake = fakeCase(() => ended(9));
  fake.answer = () => {
    if (!healthy) throw new Error('chart_broken');
    return { outcome: 'done', course: ended(9) };
  };
  await time.run({ course: course({ moments }) }, fake, async (handle) => {
    await time.env.sleep('3 days');
    const [parked] = await handle.query<ParkedMoment[]>(PARKED_QUERY);
    expect(parked?.times).toBeGreaterThanOrEqual(8);
    healthy = true;
    const before = await time.env.currentTimeMs();
    await handle.signal(COURSE_SIGNAL, course({ version: 2, moments }));
    await handle.result();
    // Its own next turn would have come hours later.
    expect(Date.parse(fake.reports.at(-1)?.at ?? '') - before).toBeLessThan(15 * 60_000);
  });
});

it('does not ask for ever when an answer leaves the moment standing', async () => {
  const moments = [{ key: REMIND, at: daysAfter(now, 1) }];
  let version = 1;
  const fake = fakeCase(() => course({ version: (version += 1), moments }));
  await time.run({ course: course({ moments }) }, fake, async (handle) => {
    await time.env.sleep('1 day');
    await time.env.sleep('1 hour');
    // After 0, 1, 3, 7, 15 and 31 minutes.
    expect(fake.reports.length).toBe(6);
    expect(await handle.query<ParkedMoment[]>(PARKED_QUERY)).toMatchObject([{ key: REMIND, times: 6 }]);
  });
});

it('handles each moment of an outage in turn and lets the answer drop the rest', async () => {
  const moments = [
    { key: REMIND, at: daysAfter(now, -3) },
    { key: ESCALATE, at: daysAfter(now, -1) },
  ];
  const fake = fakeCase(() => ended(2));
  await time.run({ course: course({ moments }) }, fake, async (handle) => {
    await handle.result();
    expect(fake.reports.map((report) => report.key)).toEqual([REMIND]);
  });
});

it('continues as new with everything that is pending, and a message from before changes nothing', async () => {
  let broken = true;
  const moments = [
    { key: REMIND, at: daysAfter(now, 1) },
    { key: ESCALATE, at: daysAfter(now, 40) },
  ];
  const fake = fakeCase(() => ended(99));
  fake.answer = (report) => {
    if (report.key === REMIND && broken) throw new Error('chart_broken');
    return { outcome: 'done', course: ended(99) };
  };
  await time.run({ course: course({ moments }), renewAfterEvents: 25 }, fake, async (handle) => {
    const firstRun = (await handle.describe()).runId;
    await time.env.sleep('2 days');
    const old = course({ version: 2, stage: 'enrolled', moments });
    await handle.signal(COURSE_SIGNAL, old);
    for (let version = 3; version <= 12; version += 1)
      await handle.signal(COURSE_SIGNAL, course({ version, stage: 'intake', moments }));
    await time.env.sleep('10 minutes');
    const { runId } = await handle.describe();
    expect(runId).not.toBe(firstRun);
    await handle.signal(COURSE_SIGNAL, old);
    expect(await current(handle)).toMatchObject({ version: 12, stage: 'intake', moments, transitions: [] });
    const [parked] = await handle.query<ParkedMoment[]>(PARKED_QUERY);
    expect(parked?.key).toBe(REMIND);
    expect(parked?.times).toBeGreaterThan(1);
    broken = false;
    await handle.result();
  });
});

it('waits for courses only when the clock steps', async () => {
  const moments = [{ key: REMIND, at: '2031-05-01T07:00:00.000Z' }];
  const fake = fakeCase(() => ended(3));
  const first = course({ moments, steppedNow: '2031-04-01T07:00:00.000Z' });
  await time.run({ course: first }, fake, async (handle) => {
    await time.env.sleep('3000 days');
    expect(fake.reports).toEqual([]);
    await handle.signal(
      COURSE_SIGNAL,
      course({ version: 2, moments, steppedNow: '2031-05-01T07:00:00.000Z' }),
    );
    await handle.result();
    expect(fake.reports.map((report) => report.key)).toEqual([REMIND]);
    const { events } = await handle.fetchHistory();
    expect((events ?? []).filter((event) => event.timerStartedEventAttributes)).toEqual([]);
  });
});

it('ends when it is cancelled, also in the middle of a report', async () => {
  const fake = fakeCase(() => ended(2));
  fake.answer = () => Promise.reject(new Error('database_away'));
  const moments = [{ key: REMIND, at: daysAfter(now, 0) }];
  await time.run({ course: course({ moments }) }, fake, async (handle) => {
    await time.env.sleep('10 seconds');
    await handle.cancel();
    await expect(handle.result()).rejects.toMatchObject({ cause: { name: 'CancelledFailure' } });
  });
});

it('ends by itself when the case is not there any more', async () => {
  const fake = fakeCase(() => ended(2));
  fake.answer = () => Promise.reject(new Error('case_unknown'));
  await time.run(
    { course: course({ moments: [{ key: REMIND, at: daysAfter(now, 1) }] }) },
    fake,
    async (handle) => {
      await handle.result();
      expect(fake.reports).toHaveLength(1);
    },
  );
});

it('leaves no word of an error in the history', async () => {
  const fake = fakeCase(() => ended(2));
  fake.answer = () =>
    fake.reports.length <= 10
      ? Promise.reject(new Error('Key (email)=(roos@voorbeeld.nl) already exists'))
      : { outcome: 'done', course: ended(2) };
  const moments = [{ key: REMIND, at: daysAfter(now, 1) }];
  await time.run({ course: course({ moments }) }, fake, async (handle) => {
    await handle.result();
    const { events } = await handle.fetchHistory();
    const failed = (events ?? []).flatMap((event) => event.activityTaskFailedEventAttributes ?? []);
    expect(failed.map((attributes) => attributes.failure?.message)).toEqual(['Error']);
    expect(JSON.stringify(events)).not.toContain('roos');
  });
});

it('shows a sealed run to nobody, and to operators from the moment it is lifted', async () => {
  const run = (changes: Partial<Course>): Course => course({ kind: 'playbook', ...changes });
  const sealed = run({ stage: 'confirming', overlays: ['embargoed'] });
  await time.run(
    { course: sealed },
    fakeCase(() => ended(9)),
    async (handle) => {
      await handle.signal(COURSE_SIGNAL, run({ version: 2, stage: 'confirming', overlays: ['embargoed'] }));
      await time.env.sleep('1 hour');
      const shown = async (): Promise<string[][]> => {
        const { events } = await handle.fetchHistory();
        return (events ?? []).flatMap((event) => {
          const fields = event.upsertWorkflowSearchAttributesEventAttributes?.searchAttributes?.indexedFields;
          return fields ? [Object.keys(fields).sort()] : [];
        });
      };
      expect(await shown()).toEqual([]);
      await handle.signal(COURSE_SIGNAL, run({ version: 3, stage: 'signalled' }));
      await handle.signal(COURSE_SIGNAL, run({ version: 4, stage: 'closed', ended: true }));
      await handle.result();
      const all = ['OverstapKind', 'OverstapNotice', 'OverstapRegion', 'OverstapStage'];
      expect((await shown())[0]).toEqual(all);
    },
  );
});

it('keeps a run and its steps', async () => {
  const step = 'task/playbook.step/inform/1/too_late';
  const page = 'people/1/confirm/1';
  const run = (changes: Partial<Course>): Course =>
    course({ kind: 'playbook', stage: 'running', ...changes });
  const fake = fakeCase((report) =>
    report.key === step
      ? run({ version: 2, moments: [{ key: page, at: daysAfter(now, 3) }] })
      : run({ version: 3, stage: 'closed', ended: true }),
  );
  await time.run(
    { course: run({ moments: [{ key: step, at: daysAfter(now, 3) }] }) },
    fake,
    async (handle) => {
      await handle.result();
      expect(fake.reports.map((report) => report.key)).toEqual([step, page]);
    },
  );
});

import { COURSE_QUERY } from '../../domain/course/messages';
import type { Course } from '../../domain/course/course';
import { course, daysAfter } from './support/courses';
import type { TimeSkippingTest } from './support/time-skipping';
import { fakeCase, startTimeSkipping } from './support/time-skipping';

let time: TimeSkippingTest;
beforeAll(async () => {
  time = await startTimeSkipping();
});
afterAll(() => time.stop());

it('reminds after fifteen days, not before, and takes the course that the answer brings', async () => {
  const now = await time.env.currentTimeMs();
  const key = 'task/enrol.answer//1/remind1';
  const first = course({ moments: [{ key, at: daysAfter(now, 15) }] });
  const fake = fakeCase(() => course({ version: 2, ended: true }));
  await time.run({ course: first }, fake, async (handle) => {
    await time.env.sleep('14 days');
    expect(fake.reports).toEqual([]);
    expect(await handle.query<Course>(COURSE_QUERY)).toEqual(first);
    await handle.result();
    expect(fake.reports.map((report) => report.key)).toEqual([key]);
    expect(Date.parse(fake.reports[0]?.at ?? '') - now).toBeGreaterThanOrEqual(15 * 86_400_000);
    expect(await handle.query<Course>(COURSE_QUERY)).toEqual(course({ version: 2, ended: true }));
  });
});

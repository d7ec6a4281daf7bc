/**
 * Promise: what one person did does not stand behind bulk work, one refused course holds nothing back, an outage
 * causes no storm, and a delivery says nothing about an epoch that began in between. The sender is a fake here, so
 * that every order and every fault can be made to happen; the database is real.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Course } from '../../domain/course/course';
import { systemViewer } from '../../services/access/viewer';
import { withViewer } from '../../services/access/with-viewer';
import { decideOnTrajectory } from '../../services/case/decide-case';
import type { CourseSender } from '../../services/course/course-sender';
import { TemporalAway } from '../../services/course/course-sender';
import type { CourseDelivery } from '../../services/course/deliver-courses';
import { startDelivery } from '../../services/course/deliver-courses';
import { rebuildWorkflows } from '../../services/course/rebuild';
import { waitFor } from '../support/wait-for';
import type { CourseTest } from './support';
import { createCourseTest, trajectoriesOf, undeliveredOf } from './support';

let test: CourseTest;
let deliveries: CourseDelivery[] = [];
beforeEach(async () => {
  test = await createCourseTest();
});
afterEach(async () => {
  await Promise.all(deliveries.map((delivery) => delivery.stop()));
  deliveries = [];
  await test.close();
});

function deliver(send: CourseSender['send'], concurrency = 4): CourseDelivery {
  const delivery = startDelivery({
    context: test.services.context,
    connectionString: test.services.database.appUrl,
    sender: { send },
    concurrency,
    pollMs: 50,
  });
  deliveries.push(delivery);
  return delivery;
}

async function changeEndDate(id: string, days: number): Promise<void> {
  const endDate = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const answer = await withViewer(test.services.context, systemViewer('test'), (tx) =>
    decideOnTrajectory(tx, test.services.context, id, { type: 'end_date_changed', endDate }),
  );
  expect(answer.ok).toBe(true);
}

it('delivers a step of one person before a notice of many that came earlier', async () => {
  const small = await test.accept(1);
  const [id] = await trajectoriesOf(test, small.noticeId);
  const sent: Course[] = [];
  deliver(async (course) => {
    sent.push(course);
    await new Promise((resolve) => setTimeout(resolve, 5));
  });
  await waitFor('the first', async () => (await undeliveredOf(test, small.noticeId)) === 0);
  const bulk = await test.accept(300);
  await waitFor('the bulk to begin', () => sent.length > 10);
  await changeEndDate(id!, 150);
  const place = await waitFor('the step', () => {
    const index = sent.findIndex((course) => course.id === id && course.version === 2);
    return index >= 0 && index;
  });
  expect(place).toBeLessThan(250);
  await waitFor('the bulk', async () => (await undeliveredOf(test, bulk.noticeId)) === 0);
  expect(sent).toHaveLength(1 + 1 + 1 + 301);
});

it('sets a refused course aside, holds nothing else back, and tries it again', async () => {
  const { noticeId } = await test.accept(3);
  const [bad] = await trajectoriesOf(test, noticeId);
  let refuse = true;
  let attempts = 0;
  const delivery = deliver((course) => {
    if (course.id !== bad) return Promise.resolve();
    attempts += 1;
    return refuse ? Promise.reject(new Error('payload_refused')) : Promise.resolve();
  });
  await waitFor('the others', async () => (await undeliveredOf(test, noticeId)) === 1);
  await waitFor('the refusal', () => delivery.progress().setAside === 1);
  expect(attempts).toBe(1);
  refuse = false;
  await waitFor('the second attempt', async () => (await undeliveredOf(test, noticeId)) === 0);
  expect(attempts).toBe(2);
  expect(delivery.progress().setAside).toBe(0);
});

it('asks a line that is away with one course at a time', async () => {
  const { noticeId } = await test.accept(40);
  let away = true;
  let attempts = 0;
  let atOnce = 0;
  let most = 0;
  const delivery = deliver(async () => {
    attempts += 1;
    atOnce += 1;
    most = Math.max(most, atOnce);
    await new Promise((resolve) => setTimeout(resolve, 10));
    atOnce -= 1;
    if (away) throw new TemporalAway('temporal_away');
  }, 24);
  await waitFor('the outage', () => delivery.progress().state === 'away' && atOnce === 0);
  const burst = attempts;
  expect(burst).toBeLessThanOrEqual(24);
  most = 0;
  await waitFor('three probes', () => attempts === burst + 3, 30_000);
  expect(most).toBe(1);
  away = false;
  await waitFor('delivery', async () => (await undeliveredOf(test, noticeId)) === 0, 30_000);
  expect(delivery.progress()).toMatchObject({ state: 'ok', sent: 41 });
});

it('holds no lock while it sends, and marks only what it sent', async () => {
  const { noticeId } = await test.accept(1);
  const [id] = await trajectoriesOf(test, noticeId);
  const versions: number[] = [];
  let letGo: () => void = () => undefined;
  deliver((course) => {
    if (course.id !== id) return Promise.resolve();
    versions.push(course.version);
    return versions.length > 1 ? Promise.resolve() : new Promise<void>((resolve) => (letGo = resolve));
  });
  await waitFor('the first send', () => versions.length === 1);
  await changeEndDate(id!, 150);
  await changeEndDate(id!, 160);
  expect(versions).toEqual([1]);
  letGo();
  await waitFor('the newest', async () => (await undeliveredOf(test, noticeId)) === 0);
  expect(versions).toEqual([1, 3]);
});

it('delivers again what a rebuild asked for while a delivery was under way', async () => {
  const { noticeId } = await test.accept(1);
  const [id] = await trajectoriesOf(test, noticeId);
  const epochs: number[] = [];
  let letGo: () => void = () => undefined;
  deliver((course) => {
    if (course.id !== id) return Promise.resolve();
    epochs.push(course.epoch);
    return epochs.length > 1 ? Promise.resolve() : new Promise<void>((resolve) => (letGo = resolve));
  });
  await waitFor('the first send', () => epochs.length === 1);
  await rebuildWorkflows(test.services.context);
  letGo();
  await waitFor('the new epoch', async () => (await undeliveredOf(test, noticeId)) === 0);
  expect(epochs).toEqual([0, 1]);
});

it('takes over from a process that is frozen', async () => {
  const reader = path.join(__dirname, '..', 'support', 'read-typescript.cjs');
  const program = path.join(__dirname, '..', 'support', 'hold-duty-program.ts');
  const frozen = spawn(process.execPath, ['-r', reader, program, test.services.database.appUrl], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await new Promise((resolve) => frozen.stdout.once('data', resolve));
    const delivery = deliver(() => Promise.resolve());
    const { noticeId } = await test.accept(2);
    expect(await undeliveredOf(test, noticeId)).toBe(3);
    expect(delivery.progress().state).toBe('standby');
    frozen.kill('SIGSTOP');
    await waitFor('the take-over', async () => (await undeliveredOf(test, noticeId)) === 0, 40_000);
    expect(delivery.progress().state).toBe('ok');
  } finally {
    frozen.kill('SIGKILL');
  }
});

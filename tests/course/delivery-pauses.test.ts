import { Pause, SetAside } from '../../services/course/delivery-pauses';

beforeEach(() => jest.useFakeTimers({ now: new Date('2026-11-24T09:00:00.000Z') }));
afterEach(() => jest.useRealTimers());

it('pauses from half a second to ten, and counts the faults of one moment once', () => {
  const pause = new Pause();
  const lengths = Array.from({ length: 7 }, () => {
    pause.begin();
    pause.begin();
    let length = 0;
    for (; pause.mustWait(); length += 100) jest.advanceTimersByTime(100);
    return length;
  });
  expect(lengths).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
});

it('tells the beginning and the end of an outage once', () => {
  const pause = new Pause();
  expect([pause.end(), pause.begin(), pause.isOn]).toEqual([false, true, true]);
  jest.advanceTimersByTime(600);
  expect([pause.begin(), pause.end(), pause.isOn, pause.mustWait()]).toEqual([false, true, false, false]);
});

it('lets a refused case wait by itself, twice as long each time', () => {
  const aside = new SetAside();
  aside.add('a');
  jest.advanceTimersByTime(4_999);
  expect(aside.waiting()).toEqual(['a']);
  jest.advanceTimersByTime(1);
  expect([aside.waiting(), aside.size]).toEqual([[], 1]);
  aside.add('a');
  jest.advanceTimersByTime(9_999);
  expect(aside.waiting()).toEqual(['a']);
  aside.forget('a');
  expect([aside.waiting(), aside.size]).toEqual([[], 0]);
});

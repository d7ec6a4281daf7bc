/** Promise: an acknowledgement whose offset was given before is not believed (engineering finding 5). */
import { OffsetWatch } from '../../services/outbox/offset-watch';

test('offsets must rise per partition; after an alarm the count begins anew', () => {
  const watch = new OffsetWatch();
  expect(
    watch.accept('t', [
      { partition: 0, offset: 1n },
      { partition: 0, offset: 2n },
    ]),
  ).toBe(true);
  expect(watch.accept('t', [{ partition: 1, offset: 0n }])).toBe(true);
  expect(watch.accept('u', [{ partition: 0, offset: 0n }])).toBe(true);
  expect(watch.accept('t', [{ partition: 0, offset: 2n }])).toBe(false);
  // A topic that was made again starts at zero: one alarm, then it goes on.
  expect(watch.accept('t', [{ partition: 0, offset: 0n }])).toBe(true);
});

import { holdDuty } from '../../services/course/delivery-duty';

// A process that is on duty and does nothing with it; the test freezes it.
const silent = (): void => undefined;
const duty = holdDuty({
  connectionString: process.argv[2] ?? '',
  log: { info: silent, warn: silent, error: silent },
  pollMs: 200,
  onWake: silent,
});
const timer = setInterval(() => {
  if (!duty.onDuty()) return;
  clearInterval(timer);
  process.stdout.write('on duty\n');
}, 20);

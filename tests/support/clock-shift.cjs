// Loaded before the program (`node --require`): its clock runs OVERSTAP_TEST_CLOCK_SHIFT_MS milliseconds beside the
// real one, so that a process can live in another week without a word of the product changed. Timers are not touched.
'use strict';
const shift = Number(process.env.OVERSTAP_TEST_CLOCK_SHIFT_MS ?? '0');
const RealDate = Date;
const realNow = RealDate.now;
globalThis.Date = class Date extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(realNow() + shift);
    else super(...args);
  }

  static now() {
    return realNow() + shift;
  }
};

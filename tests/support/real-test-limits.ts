// Real servers on a busy machine: a test may take this long, and most take a fraction of it.
jest.setTimeout(90_000);

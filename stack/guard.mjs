// Stays behind when its parent dies without a chance to say goodbye (kill -9, crash), and stops what the parent
// had started. The parent writes lines on our standard input: "add PID SIGNAL GRACE_MS PHASE" and "remove PID".
// Phase 1 stops before phase 2, so that programs can say goodbye to the servers they use.
// The operating system closes that input when the parent is gone; that is the sign to clean up.
import { createInterface } from 'node:readline';

const children = new Map();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const [verb, pid, signal, grace, phase] = line.split(' ');
  if (verb === 'add') children.set(Number(pid), { signal, grace: Number(grace), phase });
  if (verb === 'remove') children.delete(Number(pid));
});
lines.on('close', async () => {
  for (const now of ['1', '2']) {
    const due = [...children].filter(([, { phase }]) => phase === now);
    await Promise.all(due.map(([pid, { signal, grace }]) => end(pid, signal, grace)));
  }
  process.exit(0);
});

async function end(pid, signal, grace) {
  const deadline = Date.now() + grace;
  send(pid, signal);
  while (send(pid, 0) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
  send(-pid, 'SIGKILL');
}

function send(pid, signal) {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}

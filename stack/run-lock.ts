import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Keeps a second start in the same folder out, because two servers on the same data destroy them.
 *
 * @param dataDir the folder with the data
 * @returns gives the lock back
 * @throws {Error} with one sentence when another start is alive
 */
export function takeRunLock(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, 'draait.json');
  const other = holder(file);
  if (other !== null) {
    throw new Error(
      `Overstap draait hier al (proces ${other}). Stop dat eerst, of kijk naar het adres dat daar staat.`,
    );
  }
  writeFileSync(file, JSON.stringify({ pid: process.pid, since: startOf(process.pid) }));
  return () => rmSync(file, { force: true });
}

function holder(file: string): number | null {
  try {
    const { pid, since } = JSON.parse(readFileSync(file, 'utf8')) as { pid: number; since: string | null };
    process.kill(pid, 0);
    // A number is given out again after a crash: only the same program that started then is the holder.
    return pid !== process.pid && startOf(pid) === since ? pid : null;
  } catch {
    return null;
  }
}

/** When a process started, in the kernel's own count; null where there is no /proc. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

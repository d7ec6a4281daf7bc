/** One line of the bench's output; the product and its floor share `case` and `metric`. */
export interface Figure {
  readonly m: 'M1' | 'M2' | 'M3' | 'M4' | 'memory';
  readonly peer: 'overstap' | 'floor' | 'bare';
  readonly case: string;
  readonly metric: string;
  readonly unit: 'ms' | 'MB';
  readonly min: number;
  readonly median: number;
  readonly max: number;
  readonly reps: number;
}

export type Report = (figure: Figure) => void;

/** The value below which a share of the samples lies (nearest rank). @param share 0 to 1 */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const index = Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1));
  return sorted[index] ?? Number.NaN;
}

/** Milliseconds that some work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Makes a figure of repeated samples. */
export function figure(
  head: Pick<Figure, 'm' | 'peer' | 'case' | 'metric'>,
  samples: readonly number[],
  unit: Figure['unit'] = 'ms',
): Figure {
  const round = (value: number): number => Math.round(value * 100) / 100;
  return {
    ...head,
    unit,
    min: round(Math.min(...samples)),
    median: round(percentile(samples, 0.5)),
    max: round(Math.max(...samples)),
    reps: samples.length,
  };
}

/** Figures of one kind of latency: p50, p95 and p99, each over the repetitions. */
export function latencyFigures(
  head: Pick<Figure, 'm' | 'peer' | 'case'>,
  name: string,
  repetitions: readonly (readonly number[])[],
): Figure[] {
  return (
    [
      ['p50', 0.5],
      ['p95', 0.95],
      ['p99', 0.99],
    ] as const
  ).map(([label, share]) =>
    figure(
      { ...head, metric: `${name} ${label}` },
      repetitions.map((samples) => percentile(samples, share)),
    ),
  );
}

/** Runs work for all items with a fixed number of workers; each gives its own milliseconds. */
export async function inParallel<T>(
  workers: number,
  items: readonly T[],
  work: (item: T) => Promise<number>,
): Promise<number[]> {
  const queue = [...items];
  const samples: number[] = [];
  const worker = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) samples.push(await work(item));
  };
  await Promise.all(Array.from({ length: workers }, worker));
  return samples;
}

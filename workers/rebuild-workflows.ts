import { Command } from 'commander';
import { countNotRebuilt, rebuildWorkflows } from '../services/course/rebuild';
import { createContext } from '../services/shared/create-context';
import { createPool } from '../services/shared/database';
import { readSettings } from './config';
import { createLogger, serviceLog } from './logger';
import { selfCheck } from './self-check';

const program = new Command('rebuild-workflows')
  .description(
    'Start alle lopende workflows opnieuw vanuit PostgreSQL, bijvoorbeeld nadat Temporal zijn gegevens kwijt is.',
  )
  .option('--no-wait', 'wacht niet tot alles bezorgd is')
  .option('--json', 'de uitkomst als JSON')
  .helpOption('--help', 'deze uitleg');

/** `npm run rebuild-workflows`: marks all running cases, and shows how the worker brings them back. */
async function main(): Promise<void> {
  const options = program.parse().opts<{ wait: boolean; json?: true }>();
  const settings = readSettings(process.env);
  await selfCheck(settings.DATABASE_URL);
  const pool = createPool(settings.DATABASE_URL, 2);
  const started = Date.now();
  try {
    const context = createContext(pool, serviceLog(createLogger('rebuild-workflows', 'warn')));
    const cases = await rebuildWorkflows(context, ({ done, total }) =>
      show(`${done} van ${total} gemarkeerd`),
    );
    if (options.wait) await untilDelivered(context, cases);
    const seconds = Math.round((Date.now() - started) / 1000);
    process.stderr.write('\n');
    const text = options.wait
      ? `${cases} zaken staan weer in Temporal (${seconds} s).`
      : `${cases} zaken zijn gemarkeerd; de bewaker van looptijden zet ze in Temporal.`;
    process.stdout.write(
      `${options.json ? JSON.stringify({ cases, seconds, delivered: options.wait }) : text}\n`,
    );
  } finally {
    await pool.end();
  }
}

async function untilDelivered(context: Parameters<typeof countNotRebuilt>[0], cases: number): Promise<void> {
  let left = await countNotRebuilt(context);
  let quiet = 0;
  while (left > 0) {
    show(`${cases - Math.min(left, cases)} van ${cases} bezorgd`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const now = await countNotRebuilt(context);
    quiet = now < left ? 0 : quiet + 1;
    left = now;
    if (quiet >= 120)
      throw new Error(
        'Er wordt al twee minuten niets bezorgd; kijk of de bewaker van looptijden en Temporal draaien.',
      );
  }
}

function show(text: string): void {
  process.stderr.write(`\r${text.padEnd(40)}`);
}

main().catch((error: unknown) => {
  process.stderr.write(`\n${error instanceof Error ? error.message : 'Het herbouwen is mislukt.'}\n`);
  process.exitCode = 1;
});

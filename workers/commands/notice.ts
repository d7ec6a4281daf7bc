import path from 'node:path';
import type { Command } from 'commander';
import { fromEmployee } from '../../domain/notice/contract-mapping';
import type { Certainty } from '../../domain/notice/notice';
import { parseNotice } from '../../domain/notice/parse-notice';
import { CERTAINTY_WORDS } from '../../domain/notice/words';
import { amsterdamDate } from '../../domain/shared/dates';
import type { FilePreview } from '../../services/file/preview';
import { readEmployeesFile } from '../../services/file/read-employees-file';
import { acceptNotice } from '../../services/notice/accept-notice';
import type { AcceptFailure, NoticeReceipt } from '../../services/notice/accept-notice';
import { municipalityIndex } from '../../services/region/municipality-index';
import type { ServiceContext } from '../../services/shared/context';
import { CommandError, refused } from './command-error';
import { bytesOf, jsonOf, print, progress, viewerOf, withServices } from './with-services';

interface SendOptions {
  readonly as?: string;
  readonly json?: boolean;
}
interface FileOptions extends SendOptions {
  readonly facts: string;
  readonly goodRows?: boolean;
  readonly dryRun?: boolean;
}

const AS = ['--as <aanmeldnaam>', 'meld als dit account (anders: de beheerder van deze computer)'] as const;

/** `notice …`: the door of the command line, with the same rules as the others. */
export function addNoticeCommands(program: Command): void {
  const notice = program.command('notice').description('een melding doen');
  notice
    .command('send <json>')
    .description('doet een melding uit een JSON-bestand, zoals POST /api/v1/meldingen die verwacht')
    .option(...AS)
    .option('--json', 'het ontvangstbewijs als JSON')
    .action((file: string, options: SendOptions) =>
      withServices(async ({ context }) => {
        print(receiptText(await send(context, await jsonOf(file), options), options));
      }),
    );
  notice
    .command('file <bestand>')
    .description('doet een melding uit een CSV- of XLSX-bestand met werknemers')
    .requiredOption('--facts <json>', 'JSON-bestand met "melding" en "werkgever"')
    .option('--good-rows', 'verstuur de goede rijen, ook als andere rijen fout zijn')
    .option('--dry-run', 'kijk alleen wat er fout is; er wordt niets verstuurd')
    .option(...AS)
    .option('--json', 'het ontvangstbewijs als JSON')
    .action((file: string, options: FileOptions) =>
      withServices(({ context }) => sendFile(context, file, options)),
    );
}

async function sendFile(context: ServiceContext, file: string, options: FileOptions): Promise<void> {
  const facts = await jsonOf(options.facts);
  progress(`${path.basename(file)} wordt gelezen.`);
  const { rows } = await readRows(context, file, facts);
  const faults = rows.flatMap((row) => row.problems.map(({ detail }) => `rij ${row.rowNumber}: ${detail}`));
  const good = rows.flatMap((row) =>
    row.employee === null || row.problems.length > 0 ? [] : [fromEmployee(row.employee)],
  );
  progress(`${rows.length} rijen gelezen, ${good.length} goed.`);
  if (faults.length > 0 && options.goodRows !== true) {
    throw new CommandError('Niet alle rijen zijn goed; er is niets verstuurd.', faults);
  }
  for (const fault of faults) progress(fault);
  if (options.dryRun === true) print(`Er zijn ${good.length} goede rijen. Er is niets verstuurd.`);
  else print(receiptText(await send(context, { ...facts, werknemers: good }, options), options));
}

async function readRows(
  context: ServiceContext,
  file: string,
  facts: Record<string, unknown>,
): Promise<FilePreview> {
  const index = await municipalityIndex(context);
  const read = await readEmployeesFile(await bytesOf(file), path.basename(file), {
    today: amsterdamDate(context.now().toISOString()),
    certainty: certaintyOf(facts),
    municipalities: { rows: [...index.byCode.values()], postcodes: [...index.byPostcode4] },
  });
  if (!read.ok) throw refused(read.error);
  return read.value;
}

function certaintyOf(facts: Record<string, unknown>): Certainty {
  const decision = (facts['melding'] as { besluit?: unknown } | null | undefined)?.besluit;
  const codes = Object.keys(CERTAINTY_WORDS) as Certainty[];
  return codes.find((code) => CERTAINTY_WORDS[code] === decision) ?? 'definite';
}

async function send(
  context: ServiceContext,
  body: Record<string, unknown>,
  options: SendOptions,
): Promise<NoticeReceipt> {
  const viewer = await viewerOf(context, options.as);
  const parsed = parseNotice(body, { today: amsterdamDate(context.now().toISOString()) });
  if (!parsed.ok) throw failure({ kind: 'invalid', problems: parsed.error });
  const accepted = await acceptNotice(context, viewer, parsed.value, { door: 'command' });
  if (!accepted.ok) throw failure(accepted.error);
  return accepted.value;
}

function receiptText(receipt: NoticeReceipt, options: SendOptions): string {
  if (options.json === true) return JSON.stringify(receipt);
  const again = receipt.repeated ? ' Deze melding was al eerder aanvaard.' : '';
  return `Melding ${receipt.number} is aanvaard op ${receipt.acceptedAt}, voor ${receipt.employeeCount} mensen.${again}`;
}

function failure(error: AcceptFailure): CommandError {
  if (error.kind === 'refused') return refused(error.refusal);
  const details = error.problems.map(({ location, detail }) => `${location}: ${detail}`);
  return new CommandError('De melding is niet aanvaard; er is niets opgeslagen.', details);
}

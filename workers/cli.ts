import { Command, CommanderError } from 'commander';
import { SettingsError } from './config';
import { addCheckCommand } from './commands/check';
import { CommandError } from './commands/command-error';
import { addEventCommands } from './commands/event';
import { addInboxCommands } from './commands/inbox';
import { addNoticeCommands } from './commands/notice';
import { addOutboxCommands } from './commands/outbox';
import { addPlaybookCommands } from './commands/playbook';

/** The command line of an operator. Every command takes `--help` and ends non-zero with one clear sentence. */
export function buildProgram(): Command {
  const program = new Command('overstap')
    .description('Overstap bedienen vanaf de opdrachtregel')
    .helpOption('--help', 'deze uitleg')
    .helpCommand(false)
    .exitOverride();
  addPlaybookCommands(program);
  addNoticeCommands(program);
  addCheckCommand(program);
  addEventCommands(program);
  addOutboxCommands(program);
  addInboxCommands(program);
  inDutch(program);
  return program;
}

/** Every command has the same help option and the same headings. */
function inDutch(program: Command): void {
  const titles: Record<string, string> = {
    'Usage:': 'Gebruik:',
    'Options:': 'Opties:',
    'Commands:': 'Opdrachten:',
    'Arguments:': 'Gegevens:',
  };
  program.configureHelp({ styleTitle: (title) => titles[title] ?? title });
  program.configureOutput({ outputError: () => undefined });
  for (const command of program.commands) {
    command.helpOption('--help', 'deze uitleg').helpCommand(false).exitOverride();
    inDutch(command);
  }
}

/** Runs the command line. @returns the exit code */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  try {
    await buildProgram().parseAsync([...args], { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    for (const line of linesOf(error)) process.stderr.write(`${line}\n`);
    return 1;
  }
}

function linesOf(error: unknown): string[] {
  if (error instanceof CommandError) return [error.message, ...error.details.map((detail) => `  ${detail}`)];
  if (error instanceof SettingsError) return [error.message];
  if (error instanceof CommanderError) return [`${sentenceOf(error)} Kijk met --help hoe het moet.`];
  // The text of an unexpected error may hold anything; its name and code tell where to look.
  const code = typeof error === 'object' && error !== null && 'code' in error ? ` ${String(error.code)}` : '';
  return [`De opdracht is mislukt (${error instanceof Error ? error.name : 'onbekend'}${code}).`];
}

function sentenceOf(error: CommanderError): string {
  switch (error.code) {
    case 'commander.unknownCommand':
    case 'commander.help':
      return 'Deze opdracht bestaat niet.';
    case 'commander.unknownOption':
      return 'Deze optie bestaat niet.';
    case 'commander.missingArgument':
      return 'Er ontbreekt een gegeven.';
    case 'commander.missingMandatoryOptionValue':
    case 'commander.optionMissingArgument':
      return 'Er ontbreekt een verplichte optie.';
    default:
      return 'Deze opdracht is niet goed geschreven.';
  }
}

if (require.main === module) {
  void runCommandLine(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  });
}

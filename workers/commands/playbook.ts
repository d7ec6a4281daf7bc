import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { activatePlaybook } from '../../services/playbook/activate-playbook';
import { exportPlaybook } from '../../services/playbook/export-playbook';
import { findPlaybooks } from '../../services/playbook/find-playbooks';
import type { PlaybookChoice } from '../../services/playbook/find-playbooks';
import { importPlaybook } from '../../services/playbook/import-playbook';
import type { PlaybookFailure } from '../../services/playbook/import-playbook';
import type { ServiceContext } from '../../services/shared/context';
import { CommandError, refused } from './command-error';
import { bytesOf, print, viewerOf, withServices } from './with-services';

interface As {
  readonly as?: string;
}

const STATES = { draft: 'concept', active: 'actief', retired: 'vervangen' } as const;
const AS = ['--as <aanmeldnaam>', 'werk als dit account (anders: de beheerder van deze computer)'] as const;

/** `playbook …`: draaiboeken as data. */
export function addPlaybookCommands(program: Command): void {
  const playbook = program
    .command('playbook')
    .description('draaiboeken bekijken, inlezen, wegschrijven en activeren');
  playbook
    .command('list')
    .description('alle versies van alle draaiboeken')
    .option(...AS)
    .action((options: As) => withServices(({ context }) => list(context, options)));
  playbook
    .command('import <bestand>')
    .description('leest een draaiboek (YAML) in als nieuwe versie; er wordt nooit iets overschreven')
    .option(...AS)
    .action((file: string, options: As) => withServices(({ context }) => importFile(context, file, options)));
  playbook
    .command('export <draaiboek>')
    .description('schrijft een versie als YAML; <draaiboek> is regio/sleutel of regio/sleutel@versie')
    .option('--out <bestand>', 'naar een bestand in plaats van het scherm')
    .option(...AS)
    .action((name: string, options: As & { readonly out?: string }) =>
      withServices(async ({ context }) => {
        const viewer = await viewerOf(context, options.as);
        const text = await exportPlaybook(context, viewer, choiceOf(name, false));
        if (!text.ok) throw refused(text.error);
        if (options.out === undefined) process.stdout.write(text.value);
        else await writeFile(options.out, text.value);
      }),
    );
  playbook
    .command('activate <draaiboek>')
    .description('maakt een versie (regio/sleutel@versie) actief; lopende zaken houden hun versie')
    .option(...AS)
    .action((name: string, options: As) =>
      withServices(async ({ context }) => {
        const viewer = await viewerOf(context, options.as);
        const done = await activatePlaybook(context, viewer, choiceOf(name, true));
        if (!done.ok) throw failure('Dit draaiboek is niet geactiveerd: er ontbreekt nog iets.', done.error);
        print(`Actief: ${done.value.regionCode}/${done.value.key} versie ${done.value.version}.`);
      }),
    );
}

async function list(context: ServiceContext, options: As): Promise<void> {
  const lines = await findPlaybooks(context, await viewerOf(context, options.as));
  for (const line of lines) {
    const running = line.running === 0 ? '' : `, ${line.running} lopend`;
    const name = `${line.regionCode}/${line.key}@${line.version}`;
    print(`${name}: ${STATES[line.state]}${running} (${line.name})`);
  }
  if (lines.length === 0) print('Er zijn geen draaiboeken.');
}

async function importFile(context: ServiceContext, file: string, options: As): Promise<void> {
  const text = (await bytesOf(file)).toString('utf8');
  const imported = await importPlaybook(context, await viewerOf(context, options.as), text);
  if (!imported.ok) throw failure('Dit draaiboek is niet ingelezen.', imported.error);
  const { regionCode, key, version, beforeActivation } = imported.value;
  print(`Ingelezen als concept: ${regionCode}/${key}@${version}.`);
  for (const fault of beforeActivation) print(`Voor activeren nog nodig: ${fault.text}`);
}

function choiceOf(name: string, needsVersion: boolean): PlaybookChoice {
  const [, regionCode, key, version] = /^([a-z0-9-]+)\/([a-z0-9-]+)(?:@(\d+))?$/.exec(name) ?? [];
  if (regionCode === undefined || key === undefined || (needsVersion && version === undefined)) {
    const form = needsVersion ? 'regio/sleutel@versie' : 'regio/sleutel of regio/sleutel@versie';
    throw new CommandError(`Schrijf het draaiboek als ${form}.`);
  }
  return { regionCode, key, ...(version === undefined ? {} : { version: Number(version) }) };
}

function failure(sentence: string, error: PlaybookFailure): CommandError {
  if (error.kind === 'refused') return refused(error.refusal);
  const details = error.faults.map(({ location, text }) => (location === '' ? text : `${location}: ${text}`));
  return new CommandError(sentence, details);
}

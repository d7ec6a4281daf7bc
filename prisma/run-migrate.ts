import path from 'node:path';
import { projectRoot } from '../services/shared/project-root';
import { migrate } from './migrate';

/** `npm run migrate`: brings the database of DATABASE_OWNER_URL to the newest schema. */
async function main(): Promise<void> {
  if (process.argv.includes('--help')) {
    console.log(
      'Gebruik: npm run migrate. Werkt de database van DATABASE_OWNER_URL bij tot het nieuwste schema.',
    );
    return;
  }
  const url = process.env['DATABASE_OWNER_URL'];
  if (url === undefined || url === '') {
    throw new Error('Geef in DATABASE_OWNER_URL de database met de rol die de tabellen bezit.');
  }
  const applied = await migrate(url, path.join(projectRoot(), 'prisma', 'migrations'));
  console.log(applied.length === 0 ? 'De database was al bij.' : `Toegepast: ${applied.join(', ')}.`);
}

main().catch((error: unknown) => {
  console.error(`De database is niet bijgewerkt. ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});

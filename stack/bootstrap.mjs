// The first thing that runs after `git clone`: `npm start` and `npm test` come here. It sets up what is missing and
// hands over to the compiled program.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { makeCode, makeReady, root, say, setUp } from './set-up.mjs';

const [verb = 'start', ...rest] = process.argv.slice(2);

const help = `Gebruik: npm start [-- opties]

Zet alles klaar en start Overstap met echte servers op deze computer: PostgreSQL, Temporal, Kafka, een postvanger
en een aanmelding met verzonnen mensen. Ctrl-C stopt alles; de gegevens blijven in .overstap/data.

  --reset   begin met lege gegevens
  --help    deze uitleg

Met een adres in de omgeving of in .env (zie .env.example) wordt een onderdeel vervangen door een eigen server.
`;

try {
  if (rest.includes('--help') && verb === 'start') {
    process.stdout.write(help);
  } else if (verb === 'start') {
    say('Overstap wordt klaargezet.');
    await setUp({ tests: false });
    await handOver(path.join(root, 'dist', 'stack', 'start.js'), rest);
  } else if (verb === 'test') {
    const { runTests } = await import('./test.mjs');
    process.exitCode = await runTests(rest);
  } else if (verb === 'build') {
    await makeCode();
  } else if (verb === 'set-up') {
    await setUp({ tests: rest.includes('--tests') });
  } else {
    // `npm run NAME`: a program of ours that works on the running system, here or at given addresses.
    await makeReady();
    useRunningSystem();
    await handOver(path.join(root, 'dist', verb), rest);
  }
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

/** What `npm start` in this folder has left for us, for every setting that was not given. */
function useRunningSystem() {
  const dataDir = process.env.OVERSTAP_DATA_DIR ?? path.join(root, '.overstap', 'data');
  const file = path.join(dataDir, 'instellingen.json');
  if (!existsSync(file)) return;
  const settings = JSON.parse(readFileSync(file, 'utf8'));
  for (const [name, value] of Object.entries(settings)) process.env[name] ||= value;
}

/** Runs the compiled program in our place: signals go on to it, and its exit code becomes ours. */
function handOver(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--enable-source-maps', program, ...args], {
      cwd: root,
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      process.exitCode = code ?? (signal ? 1 : 0);
      resolve();
    });
  });
}

// The first thing that runs after `git clone`: `npm start` and `npm test` come here. It sets up what is missing and
// hands over to the compiled program.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { makeCode, root, say, setUp } from './set-up.mjs';

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
    // `npm run NAME`: a program of ours that needs the set-up but starts no servers.
    await setUp({ tests: false });
    await handOver(path.join(root, 'dist', verb), rest);
  }
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

/** Runs the compiled program in our place: signals go on to it, and its exit code becomes ours. */
function handOver(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--enable-source-maps', program, ...args], {
      cwd: root,
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    });
    // A Ctrl-C in the terminal reaches the child by itself; a SIGTERM to us alone does not.
    process.on('SIGINT', () => {});
    for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      process.exitCode = code ?? (signal ? 1 : 0);
      resolve();
    });
  });
}

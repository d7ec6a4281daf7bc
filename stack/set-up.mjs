// Brings a fresh clone to the point where it can run: packages, servers, generated code, build. Plain JavaScript
// without packages, because it runs before there are any. What is already there is left alone.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchParts } from './fetch.mjs';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Prints one line for the operator. */
export const say = (line) => process.stderr.write(`${line}\n`);

/**
 * Makes everything ready, parts side by side.
 *
 * @param {{tests: boolean}} options tests: also fetch what only the tests need
 */
export async function setUp(options) {
  readEnvironment();
  const wanted = [];
  if (!process.env.TEMPORAL_ADDRESS || options.tests) wanted.push('temporal');
  if (!process.env.KAFKA_BROKERS || options.tests) wanted.push('kafka', 'java');
  if (options.tests) wanted.push('temporal-test-server');
  await both(fetchParts(wanted, say), installPackages().then(makeCode));
}

/** Packages, generated code and build, for programs that need no servers of their own. */
export async function makeReady() {
  readEnvironment();
  await installPackages();
  await makeCode();
}

function readEnvironment() {
  checkNode();
  if (existsSync(path.join(root, '.env'))) process.loadEnvFile(path.join(root, '.env'));
}

/** Waits for both, so that no half-done work is left running, and then reports the first failure. */
async function both(...work) {
  const failed = (await Promise.allSettled(work)).find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(`Node ${process.versions.node} is te oud; Overstap heeft Node 20.19 of nieuwer nodig.`);
}

async function installPackages() {
  if (packagesAreRight()) return;
  const started = Date.now();
  say('  Pakketten: installeren');
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  const npm = (...args) => run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { capture: true });
  let result = await npm('ci', ...options);
  // Some registries serve only the platforms they know, and then refuse a strict install of the very same versions.
  if (result.code !== 0) result = await npm('install', '--no-save', ...options);
  if (result.code !== 0) {
    say('  Pakketten: niet gelukt, opnieuw');
    result = await npm('ci', ...options);
  }
  if (result.code !== 0) {
    const reason = result.text
      .split('\n')
      .filter((line) => /error/i.test(line))
      .slice(0, 4)
      .join(' ');
    throw new Error(`De pakketten zijn niet te installeren met npm ci: ${reason}`);
  }
  say(`  Pakketten: klaar in ${seconds(started)} s`);
}

/** True when node_modules holds exactly the versions of package-lock.json. */
function packagesAreRight() {
  const installed = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(installed, 'utf8')).packages;
  return Object.entries(wanted).every(([place, { version, optional, link }]) => {
    if (place === '' || link) return true;
    return place in present ? present[place].version === version : optional === true;
  });
}

/** Makes what is made from the sources: Prisma's client and dist/. */
export async function makeCode() {
  const { generateClient } = await import('./generate.mjs');
  if (await generateClient()) say('  Prisma: code gemaakt');
  await build();
}

/** Compiles to dist/, unless nothing has changed since the last time. */
export async function build() {
  const stamp = path.join(root, 'dist', '.stempel');
  const wanted = hashOfSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const started = Date.now();
  rmSync(path.join(root, 'dist'), { recursive: true, force: true });
  const tsc = path.join(root, 'node_modules', '@typescript', 'native', 'bin', 'tsc');
  const { code, text } = await run(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { capture: true });
  if (code !== 0) throw new Error(`De code is niet te vertalen:\n${text.trim()}`);
  const bundler = path.join(root, 'dist', 'workers', 'bundle-workflows.js');
  const bundled = await run(process.execPath, [bundler], { capture: true });
  if (bundled.code !== 0) throw new Error(bundled.text.trim());
  writeFileSync(stamp, wanted);
  say(`  Code: vertaald in ${seconds(started)} s`);
}

const sourceFolders = [
  ...['domain', 'workflows', 'activities', 'services', 'web', 'workers', 'prisma', 'stack', 'bench'],
];

function hashOfSources() {
  const hash = createHash('sha256');
  const add = (file) => hash.update(file).update(readFileSync(path.join(root, file)));
  for (const name of ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json', 'prisma.config.ts'])
    add(name);
  for (const folder of sourceFolders) {
    if (!existsSync(path.join(root, folder))) continue;
    const files = readdirSync(path.join(root, folder), { recursive: true }).map(String).sort();
    for (const file of files) if (/\.(tsx?|json)$/.test(file)) add(path.join(folder, file));
  }
  return hash.digest('hex');
}

export function seconds(since) {
  return ((Date.now() - since) / 1000).toFixed(0);
}

/**
 * Runs a program in the project's folder.
 *
 * @param {{capture?: boolean, env?: Record<string, string>}} options capture: keep the output instead of showing it
 * @returns {Promise<{code: number, text: string}>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...options.env },
      stdio: options.capture ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    let text = '';
    child.stdout?.on('data', (chunk) => (text += chunk));
    child.stderr?.on('data', (chunk) => (text += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, text }));
  });
}

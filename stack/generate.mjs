// Makes Prisma's client in prisma/generated, when the schema or Prisma's version has changed since the last time.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const schemaDir = path.join(root, 'prisma', 'schema');
const stamp = path.join(root, 'prisma', 'generated', '.stempel');

/** @returns {Promise<boolean>} true when the client was made anew */
export async function generateClient() {
  const hash = createHash('sha256').update(
    readFileSync(path.join(root, 'node_modules', 'prisma', 'package.json')),
  );
  for (const name of readdirSync(schemaDir).sort()) hash.update(readFileSync(path.join(schemaDir, name)));
  const wanted = hash.digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false;
  const output = await run(process.execPath, [
    path.join(root, 'node_modules', 'prisma', 'build', 'index.js'),
    'generate',
  ]);
  if (output.code !== 0) throw new Error(`Prisma kon zijn code niet maken: ${output.text.trim()}`);
  writeFileSync(stamp, wanted);
  return true;
}

function run(command, args) {
  // Generating needs no engine program; naming any existing file keeps Prisma from downloading one.
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  };
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    child.stdout.on('data', (chunk) => (text += chunk));
    child.stderr.on('data', (chunk) => (text += chunk));
    child.on('close', (code) => resolve({ code, text }));
  });
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    const made = await generateClient();
    process.stderr.write(made ? 'Prisma: code gemaakt\n' : 'Prisma: niets veranderd\n');
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

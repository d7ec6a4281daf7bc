import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const keysSchema = z.object({
  jwks: z.object({ keys: z.array(z.record(z.string(), z.string())) }),
  cookieKeys: z.array(z.string()),
});

/** The signing key of the local provider and the keys of its cookies. */
export type ProviderKeys = z.infer<typeof keysSchema>;

function makeKeys(): ProviderKeys {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = privateKey.export({ format: 'jwk' });
  const fields = Object.entries(jwk).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
  return {
    jwks: { keys: [{ ...Object.fromEntries(fields), use: 'sig', alg: 'RS256', kid: randomUUID() }] },
    cookieKeys: [randomBytes(32).toString('base64url')],
  };
}

/**
 * Reads the keys from a file, or makes them once. They survive a restart, so that tokens given out before stay valid.
 *
 * @param file where they are kept, readable by the owner only
 * @throws Error when the file is there but is not ours
 */
export function loadKeys(file: string): ProviderKeys {
  if (existsSync(file)) return keysSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const keys = makeKeys();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
  return keys;
}

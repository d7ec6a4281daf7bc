import { z } from 'zod';

/** Booleans are said by one of these words; anything else is a mistake, never silently false. */
const booleanWords: Readonly<Record<string, boolean>> = {
  ja: true,
  true: true,
  '1': true,
  aan: true,
  nee: false,
  false: false,
  '0': false,
  uit: false,
};

const bool = (standard: boolean) =>
  z
    .string()
    .toLowerCase()
    .default(standard ? 'ja' : 'nee')
    .refine((word) => word in booleanWords, 'zeg ja of nee')
    .transform((word) => booleanWords[word] === true);

const port = (standard: number) =>
  z.coerce.number('geef een poortnummer').int().min(0).max(65535).default(standard);
const count = (standard: number, min: number, max: number) =>
  z.coerce
    .number('geef een getal')
    .int()
    .min(min, `minstens ${min}`)
    .max(max, `hoogstens ${max}`)
    .default(standard);
const url = (...protocols: string[]) =>
  z.string('ontbreekt').refine(
    (text) => {
      return URL.canParse(text) && protocols.includes(new URL(text).protocol);
    },
    `geef een adres dat begint met ${protocols.map((protocol) => `${protocol}//`).join(' of ')}`,
  );
const words = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((word) => word.trim() || []));
const hostAndPort = z.string('ontbreekt').regex(/^[^\s:/]+:\d+$/, 'geef machine:poort');

/** Values that are fit for development only; they stand in `.env.example` and are refused elsewhere. */
export const developmentSecrets = {
  SESSION_SECRET: 'alleen-voor-ontwikkeling-sessie-1234567890',
  OIDC_CLIENT_SECRET: 'alleen-voor-de-demonstratie-web-1234567890',
} as const;

const shape = {
  ENVIRONMENT: z
    .enum(['development', 'test', 'production'], 'kies development, test of production')
    .default('development'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'kies debug, info, warn, error of silent')
    .default('info'),

  DATABASE_URL: url('postgresql:', 'postgres:'),
  DATABASE_OWNER_URL: url('postgresql:', 'postgres:').optional(),
  DATABASE_POOL_SIZE: count(20, 2, 200),

  TEMPORAL_ADDRESS: hostAndPort,
  TEMPORAL_NAMESPACE: z.string().min(1).default('overstap'),
  TEMPORAL_TASK_QUEUE: z.string().min(1).default('overstap'),
  TEMPORAL_TLS: bool(false),
  TEMPORAL_API_KEY: z.string().min(1).optional(),
  TEMPORAL_UI_URL: url('http:', 'https:').optional(),

  KAFKA_BROKERS: z
    .string('ontbreekt')
    .regex(/^[^\s:/,]+:\d+(,\s*[^\s:/,]+:\d+)*$/, 'geef machine:poort, gescheiden door komma’s'),
  EVENT_SOURCE: z
    .string()
    .regex(
      /^urn:nld:(oin:\d{20}|kvknr:\d{8}):systeem:[A-Za-z0-9._-]{1,60}$/,
      'geef urn:nld:oin:<20 cijfers>:systeem:<naam>',
    )
    .default('urn:nld:oin:00000000000000000000:systeem:overstap'),
  KAFKA_GROUP_ID: z.string().min(1).default('overstap'),
  KAFKA_TLS: bool(false),
  KAFKA_USERNAME: z.string().min(1).optional(),
  KAFKA_PASSWORD: z.string().min(1).optional(),

  SMTP_URL: url('smtp:', 'smtps:'),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n<>]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/, 'geef een mailadres')
    .default('Overstap <overstap@localhost.localdomain>'),

  SECURITY_CONTACT: z
    .string()
    .regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/, 'geef mailto:adres of een https-adres')
    .default('mailto:beveiliging@localhost.localdomain'),

  OIDC_ISSUER: url('http:', 'https:'),
  OIDC_CLIENT_ID: z.string().min(1).default('overstap-web'),
  OIDC_CLIENT_SECRET: z.string().min(16, 'minstens 16 tekens').default(developmentSecrets.OIDC_CLIENT_SECRET),
  OIDC_AUDIENCE: z.string().min(1).default('urn:overstap:api'),
  OIDC_MINIMUM_LEVEL: z
    .enum(['low', 'substantial', 'high'], 'kies low, substantial of high')
    .default('substantial'),

  SESSION_SECRET: z.string().min(32, 'minstens 32 tekens').default(developmentSecrets.SESSION_SECRET),
  BASE_URL: url('http:', 'https:'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port(3000),
  HEALTH_PORT: port(0),
  TRUSTED_PROXIES: words,
  DEMONSTRATION: bool(false),
};

const schema = z.object(shape);

/** Names of all settings, in the order of `.env.example`. */
export const settingNames = Object.keys(shape) as (keyof typeof shape)[];

/** Everything a process is told from outside. Read it once, at the start, and hand on the values. */
export type Settings = z.infer<typeof schema>;

/** The settings are not usable; the message is one Dutch sentence per mistake. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/**
 * Reads and checks all settings. An empty value counts as not given, so that a copied `.env.example` works.
 *
 * @param env normally `process.env`
 * @throws {SettingsError} naming every setting that is wrong, and refusing development secrets in production
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(settingNames.map((name) => [name, env[name]?.trim() || undefined]));
  const result = schema.safeParse(given);
  if (!result.success) {
    const mistakes = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new SettingsError(`Deze instellingen kloppen niet: ${mistakes.join('; ')}.`);
  }
  const settings = result.data;
  if (settings.ENVIRONMENT === 'production') refuseDevelopmentValues(settings);
  return settings;
}

function refuseDevelopmentValues(settings: Settings): void {
  for (const [name, value] of Object.entries(developmentSecrets)) {
    if (settings[name as keyof typeof developmentSecrets] !== value) continue;
    throw new SettingsError(
      `${name} heeft nog de waarde van de ontwikkelomgeving; geef in productie een eigen geheim van minstens 32 tekens.`,
    );
  }
  if (settings.EVENT_SOURCE.includes(`:oin:${'0'.repeat(20)}:`)) {
    throw new SettingsError(
      'EVENT_SOURCE heeft nog een OIN van nullen; geef in productie het OIN van de eigen organisatie.',
    );
  }
  if (settings.DEMONSTRATION) {
    throw new SettingsError('DEMONSTRATION staat aan; in productie horen geen verzonnen mensen.');
  }
  for (const name of ['BASE_URL', 'OIDC_ISSUER'] as const) {
    if (settings[name].startsWith('https:')) continue;
    throw new SettingsError(
      `${name} begint niet met https; in productie moet de verbinding versleuteld zijn.`,
    );
  }
}

const secret = new Set<string>([
  'SESSION_SECRET',
  'OIDC_CLIENT_SECRET',
  'TEMPORAL_API_KEY',
  'KAFKA_PASSWORD',
]);

/**
 * The settings as they may be printed: secrets and the passwords inside addresses become `***`.
 *
 * @returns name → text, without the settings that were not given
 */
export function maskSettings(settings: Settings): Record<string, string> {
  const shown = settingNames.flatMap((name) => {
    const value = settings[name];
    if (value === undefined) return [];
    if (secret.has(name)) return [[name, '***']];
    return [[name, String(value).replace(/(:\/\/[^:/@\s]*):[^@\s]*@/g, '$1:***@')]];
  });
  return Object.fromEntries(shown) as Record<string, string>;
}

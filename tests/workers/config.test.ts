import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  developmentSecrets,
  maskSettings,
  readSettings,
  settingNames,
  SettingsError,
} from '../../workers/config';

const needed = {
  DATABASE_URL: 'postgresql://overstap_app:geheim@db:5432/overstap',
  TEMPORAL_ADDRESS: 'temporal:7233',
  KAFKA_BROKERS: 'k1:9092, k2:9092',
  SMTP_URL: 'smtp://post:wachtwoord@mail:25',
  OIDC_ISSUER: 'https://aanmelden.example.nl',
  BASE_URL: 'https://overstap.example.nl',
};
const production = {
  ...needed,
  ENVIRONMENT: 'production',
  SESSION_SECRET: 'x'.repeat(40),
  OIDC_CLIENT_SECRET: 'y'.repeat(40),
  EVENT_SOURCE: 'urn:nld:oin:00000001234567890000:systeem:overstap',
};

test('what is not given gets its standard value', () => {
  expect(readSettings(needed)).toMatchObject({
    ENVIRONMENT: 'development',
    DATABASE_POOL_SIZE: 20,
    TEMPORAL_NAMESPACE: 'overstap',
    KAFKA_TLS: false,
    PORT: 3000,
    TRUSTED_PROXIES: [],
  });
});

test.each([
  ['ja', true],
  ['TRUE', true],
  ['1', true],
  ['nee', false],
  ['uit', false],
])('KAFKA_TLS=%s', (word, expected) => {
  expect(readSettings({ ...needed, KAFKA_TLS: word }).KAFKA_TLS).toBe(expected);
});

test('a word that is not listed is a mistake, not false', () => {
  expect(() => readSettings({ ...needed, KAFKA_TLS: 'misschien' })).toThrow(
    'Deze instellingen kloppen niet: KAFKA_TLS: zeg ja of nee.',
  );
});

test('every mistake is named at once', () => {
  const wrong = { ...needed, DATABASE_URL: 'mysql://x', KAFKA_BROKERS: '', PORT: '70000' };
  expect(() => readSettings(wrong)).toThrow(SettingsError);
  expect(() => readSettings(wrong)).toThrow(/DATABASE_URL: .*; KAFKA_BROKERS: ontbreekt; PORT: /);
});

test.each([
  [{ SESSION_SECRET: developmentSecrets.SESSION_SECRET }, /^SESSION_SECRET heeft nog de waarde/],
  [{ OIDC_CLIENT_SECRET: developmentSecrets.OIDC_CLIENT_SECRET }, /^OIDC_CLIENT_SECRET heeft nog de waarde/],
  [{ OIDC_CLIENT_SECRET: '' }, /^OIDC_CLIENT_SECRET heeft nog de waarde/],
  [{ EVENT_SOURCE: '' }, /^EVENT_SOURCE heeft nog een OIN van nullen/],
  [{ DEMONSTRATION: 'ja' }, /^DEMONSTRATION staat aan/],
  [{ BASE_URL: 'http://overstap.example.nl' }, /^BASE_URL begint niet met https/],
  [{ OIDC_ISSUER: 'http://aanmelden.example.nl' }, /^OIDC_ISSUER begint niet met https/],
])('production refuses %j', (change, sentence) => {
  expect(readSettings(production).ENVIRONMENT).toBe('production');
  expect(() => readSettings({ ...production, ...change })).toThrow(sentence);
});

test('what is printed holds no secret', () => {
  const shown = maskSettings(
    readSettings({ ...production, TEMPORAL_API_KEY: 'sleutel', KAFKA_PASSWORD: 'sleutel' }),
  );
  expect(shown).toMatchObject({
    DATABASE_URL: 'postgresql://overstap_app:***@db:5432/overstap',
    SMTP_URL: 'smtp://post:***@mail:25',
    SESSION_SECRET: '***',
    OIDC_CLIENT_SECRET: '***',
    TEMPORAL_API_KEY: '***',
    KAFKA_PASSWORD: '***',
    KAFKA_BROKERS: 'k1:9092, k2:9092',
  });
  expect(JSON.stringify(shown)).not.toMatch(/geheim|wachtwoord|sleutel|xxxx|yyyy/);
});

test('.env.example lists every setting, and its values are accepted', () => {
  const text = readFileSync(path.join(__dirname, '../../.env.example'), 'utf8');
  const lines = [...text.matchAll(/^(#?)([A-Z_]+)=(.*)$/gm)];
  expect(lines.map((line) => line[2])).toEqual(settingNames);
  const active = lines.filter((line) => line[1] === '').map((line) => [line[2], line[3]] as [string, string]);
  const given = { ...needed, ...Object.fromEntries(active) };
  expect(readSettings(given)).toEqual(readSettings(needed));
});

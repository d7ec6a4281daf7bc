/**
 * Two projects. `unit`: everything that needs no server. `real`: files called `*.real.test.ts(x)`, which may
 * ask tests/support for real servers (PostgreSQL, Temporal, Kafka, mail sink); a server starts the first time
 * a test file asks for it and is stopped at the end of the run.
 */

// Packages that exist as ES modules only; jest's CommonJS loader needs them transformed.
const esmOnly = [
  'openid-client',
  'oauth4webapi',
  'jose',
  'uuid',
  'oidc-provider',
  'eta',
  'koa',
  'nanoid',
  'quick-lru',
  'raw-body',
  'ical-generator',
  'temporal-polyfill',
  'temporal-spec',
  'temporal-utils',
  'preact',
  '@sparticuz/chromium',
  '@prisma/schema-engine-wasm',
  '@fastify/cookie',
  'cookie',
];

const shared = {
  rootDir: __dirname,
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.overstap/'],
  transform: {
    '^.+\\.(t|j|mj)sx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true, decorators: false },
          transform: { react: { runtime: 'automatic', importSource: 'preact' } },
          keepClassNames: true,
        },
        module: { type: 'commonjs', ignoreDynamic: false },
        sourceMaps: 'inline',
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
};

module.exports = {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/tests/**/*.test.ts', '<rootDir>/tests/**/*.test.tsx'],
      testPathIgnorePatterns: ['/node_modules/', '\\.real\\.test\\.tsx?$'],
    },
    {
      ...shared,
      displayName: 'real',
      testMatch: ['<rootDir>/tests/**/*.real.test.ts', '<rootDir>/tests/**/*.real.test.tsx'],
      globalSetup: '<rootDir>/tests/support/global-setup.ts',
      globalTeardown: '<rootDir>/tests/support/global-teardown.ts',
      setupFilesAfterEnv: ['<rootDir>/tests/support/real-test-limits.ts'],
    },
  ],
};

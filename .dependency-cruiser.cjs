/**
 * The arrows between folders (docs/architecture.md): domain ← services ← activities, web ← workers. Each rule has a
 * planted violation in tests/architecture/arrows.test.ts, which must be caught.
 */
const outside = '^(web|workers|activities|workflows|stack|tests|bench)/';
const product = '^(domain|workflows|activities|services|web|workers|prisma)/';
const packages = (...names) => `node_modules/(${names.join('|')})(/|$)`;
const runTime = { dependencyTypesNot: ['type-only'] };

module.exports = {
  forbidden: [
    {
      name: 'domain-stands-alone',
      comment:
        'Rules are pure: zod and the date library, nothing that reads a clock, a file, a socket or the environment.',
      severity: 'error',
      from: { path: '^domain/' },
      to: { pathNot: ['^domain/', packages('zod', 'temporal-polyfill')] },
    },
    {
      name: 'workflows-know-the-course',
      comment:
        'A workflow keeps time; from the domain it knows the course and nothing else, so rules can change.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: {
        pathNot: [
          '^(workflows|activities)/',
          '^domain/course/',
          packages('@temporalio/workflow', '@temporalio/common', 'zod'),
        ],
      },
    },
    {
      name: 'workflows-see-activities-as-types',
      comment: 'What activities do runs outside the workflow; only their types may be known.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: '^activities/', ...runTime },
    },
    {
      name: 'services-below-everything',
      comment: 'A use case does not know through which door it is called.',
      severity: 'error',
      from: { path: '^services/' },
      to: { path: outside },
    },
    {
      name: 'adapters-in-one-place',
      comment: 'Kafka, mail and Temporal are reached through services/adapters only.',
      severity: 'error',
      from: { path: '^services/', pathNot: '^services/adapters/' },
      to: { path: packages('kafkajs', 'nodemailer', '@temporalio/[^/]+'), ...runTime },
    },
    {
      name: 'activities-are-thin',
      comment: 'An activity hands on to a service; it opens nothing itself.',
      severity: 'error',
      from: { path: '^activities/' },
      to: {
        pathNot: [
          '^(activities|services|domain)/',
          packages('@temporalio/activity', '@temporalio/common', 'zod'),
        ],
      },
    },
    {
      name: 'web-stands-on-services',
      comment: 'Pages and API call services; they know no other process and no other folder.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: ['^(workers|activities|workflows|prisma|stack|tests|bench)/'] },
    },
    {
      name: 'web-opens-nothing',
      comment: 'Database, Kafka, Temporal and mail are the business of services.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: packages('pg', 'kafkajs', 'nodemailer', '@temporalio/[^/]+', '@prisma/[^/]+', 'prisma') },
    },
    {
      name: 'workers-need-no-local-servers',
      comment: 'The processes run on real clusters, without the local servers.',
      severity: 'error',
      from: { path: '^workers/' },
      to: { path: '^(stack|tests|bench)/' },
    },
    {
      name: 'prisma-below-the-doors',
      comment: 'Schema, migrations and seed know no door and no process.',
      severity: 'error',
      from: { path: '^prisma/', pathNot: '^prisma/generated/' },
      to: { path: outside },
    },
    {
      name: 'nothing-uses-the-tests',
      comment: 'Tests and measurements use the product, never the other way round.',
      severity: 'error',
      from: { path: '^(domain|workflows|activities|services|web|workers|prisma|stack)/' },
      to: { path: '^(tests|bench)/' },
    },
    {
      name: 'product-needs-no-development-packages',
      comment: 'What runs in production is in dependencies.',
      severity: 'error',
      from: { path: product },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'unknown'], dependencyTypesNot: ['type-only', 'npm'] },
    },
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or hide a third.',
      severity: 'error',
      from: { pathNot: '^prisma/generated/' },
      to: { circular: true, viaOnly: runTime },
    },
    {
      name: 'everything-exists',
      comment: 'An import that does not resolve breaks in production.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|^prisma/generated/' },
    exclude: { path: '^(dist|coverage|\\.overstap|node_modules|tests/architecture/planted)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    moduleSystems: ['cjs', 'es6'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
    skipAnalysisNotInRules: true,
  },
};

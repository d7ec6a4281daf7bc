import tseslint from 'typescript-eslint';

/** What may not stand in code that Temporal replays or that must give the same answer for the same input. */
const impureGlobals = [
  { name: 'process', message: 'Settings come in as an argument.' },
  { name: 'setTimeout', message: 'Waiting belongs to the workflow’s own waitUntil.' },
  { name: 'setInterval', message: 'Waiting belongs to the workflow’s own waitUntil.' },
  { name: 'setImmediate', message: 'Nothing here may depend on the event loop.' },
  { name: 'fetch', message: 'No network here.' },
  { name: 'crypto', message: 'Ids and random values come in as an argument.' },
];
const impureSyntax = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'The present moment comes in as an argument (now).',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'The present moment comes in as an argument (now).',
  },
  {
    selector: "CallExpression[callee.name='Date']",
    message: 'The present moment comes in as an argument (now).',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Random values come in as an argument.',
  },
  {
    selector: "MemberExpression[object.name='performance']",
    message: 'The present moment comes in as an argument (now).',
  },
  {
    selector: "MemberExpression[object.object.name='Temporal'][object.property.name='Now']",
    message: 'The present moment comes in as an argument (now).',
  },
  {
    selector: "MemberExpression[object.name='Temporal'][property.name='Now']",
    message: 'The present moment comes in as an argument (now).',
  },
];
/** Module state is shared between workflows of one worker, so a workflow module may hold constants only. */
const workflowSyntax = [
  {
    selector:
      "Program > VariableDeclaration[kind='let'], Program > ExportNamedDeclaration > VariableDeclaration[kind='let']",
    message: 'No changeable state at module level: all workflows of a worker share it.',
  },
  {
    selector: "CallExpression[callee.name='uuid4']",
    message: 'A workflow makes no ids; they come from the business keys.',
  },
];

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      'dist/',
      '.overstap/',
      'coverage/',
      'prisma/generated/',
      'tests/architecture/planted/',
    ],
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true },
    rules: {
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
      'prefer-const': 'error',
      'no-var': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, allowDefaultCaseForExhaustiveSwitch: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
    },
  },
  {
    files: ['domain/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...impureGlobals],
      'no-restricted-syntax': ['error', ...impureSyntax],
    },
  },
  {
    files: ['workflows/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...impureGlobals],
      'no-restricted-syntax': ['error', ...impureSyntax, ...workflowSyntax],
    },
  },
  {
    // The one place where a workflow asks for its own, replayable, present moment.
    files: ['workflows/shared/workflow-now.ts'],
    rules: { 'no-restricted-syntax': ['error', ...workflowSyntax] },
  },
  {
    // The operators' console, the command line and the measurements print on purpose.
    files: [
      'stack/**/*.ts',
      'workers/cli/**/*.ts',
      'workers/commands/**/*.ts',
      'bench/**/*.ts',
      'prisma/*.ts',
    ],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['tests/**/*.ts', 'tests/**/*.tsx'],
    rules: { 'max-lines': 'off', '@typescript-eslint/unbound-method': 'off' },
  },
);

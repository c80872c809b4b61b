import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import svelteParser from 'svelte-eslint-parser';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { noProse } from './eslint-no-prose.js';
import { ownWords } from './eslint-own-words.js';

/** Folders of app/ that are pure: no Node, no Electron, no clock, no randomness. */
const PURE = [
  'domain',
  'ingest',
  'timeline',
  'model',
  'detect',
  'remedy',
  'words',
  'codes',
  'report',
  'bundle',
  'telemetry',
];
/** What each folder may import from its neighbours. Everything not named here is refused. */
const MAY_IMPORT = {
  domain: [],
  ingest: ['domain'],
  timeline: ['domain'],
  model: ['domain'],
  detect: ['domain', 'model', 'remedy'],
  remedy: ['domain', 'model'],
  words: ['domain'],
  codes: ['domain', 'words'],
  report: ['domain', 'model', 'detect', 'remedy', 'words', 'codes'],
  bundle: ['domain', 'model', 'detect', 'remedy', 'words', 'codes', 'report'],
  telemetry: ['domain', 'remedy'],
  plans: ['domain', 'words', 'codes'],
  platform: ['domain', 'ingest', 'timeline', 'model', 'words'],
  reading: ['domain', 'ingest', 'timeline', 'model', 'words'],
  live: [...PURE, 'platform'],
  store: ['domain', 'words', 'telemetry'],
  ipc: ['domain', 'words'],
  policy: ['domain', 'words', 'detect'],
  sending: ['domain', 'words', 'remedy', 'telemetry', 'store', 'policy'],
  service: [...PURE, 'plans', 'platform', 'reading', 'live', 'store', 'ipc', 'policy', 'sending'],
  shell: ['domain', 'words', 'ipc', 'policy', 'service'],
};
const ALL = [...Object.keys(MAY_IMPORT), 'cli'];
/** Folders that compose: they may drive the pipeline. */
const COMPOSE = ['live', 'service'];

/** Where there are sentences: the catalogues, the words of other programs, and what only programs and their authors read. */
const PROSE = [
  ...['app/words/*/*.ts', 'renderer/messages/*/*.ts'],
  // Patterns and samples of logs; the answers of networksetup.
  ...['app/ingest/**/*.ts', 'app/platform/macos/join.ts'],
  // Why a connection is closed, over HTTP and WebSocket; the log of the shell.
  ...['connection', 'loopback-server', 'page-answer'].map((name) => `app/ipc/server/${name}.ts`),
  'app/shell/pipe.ts',
  // What packages say of themselves.
  ...['linux-packages', 'stand-in-electron', 'windows-msi'].map((name) => `app/shell/packaging/${name}.ts`),
];

/** The one file that knows the database's driver. */
const DATABASE = 'app/store/database.ts';
/** The one file that may import node-wifi, whose other calls leak keys and delete profiles. */
const NODE_WIFI = 'app/platform/node-wifi-worker.ts';
const NO_NODE_WIFI = { regex: '^node-wifi(?:$|/)', message: `Only ${NODE_WIFI} knows node-wifi.` };

const NO_LAZY_NODE_WIFI = {
  selector: "ImportExpression[source.value='node-wifi']",
  message: NO_NODE_WIFI.message,
};

/** One way to hide a member, and one that holds at run time, too. A private constructor has no other. */
const NO_PRIVATE = {
  selector: ":matches(PropertyDefinition, MethodDefinition[kind!='constructor'])[accessibility='private']",
  message: 'A hidden member is a #name.',
};

const law = (folder, allowed, files = [`app/${folder}/**/*.ts`]) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: `^(?:\\.\\./)+(?:${ALL.filter((other) => other !== folder && !allowed.includes(other)).join('|')})/`,
            message: `app/${folder} may import from ${allowed.length > 0 ? allowed.join(', ') : 'nothing'} only.`,
          },
          ...(COMPOSE.includes(folder)
            ? []
            : [{ regex: '(?:^|/)pipeline\\.ts$', message: 'Only those who compose import the pipeline.' }]),
          ...(folder === 'shell'
            ? []
            : [{ regex: '^electron(?:$|/)', message: 'Only app/shell knows Electron.' }]),
          ...(files.includes(DATABASE)
            ? []
            : [{ regex: '^better-sqlite3$', message: `Only ${DATABASE} knows the database.` }]),
          ...(files.includes(NODE_WIFI) ? [] : [NO_NODE_WIFI]),
          ...(PURE.includes(folder)
            ? [{ regex: '^(?:node:|electron|commander)|/native/', message: `app/${folder} is pure.` }]
            : []),
        ],
      },
    ],
  },
});

/**
 * The renderer sees the contract, the client's end of it and the words of the domain; nothing else of app/. Inside it:
 * ui/ knows no domain, features/ do not know each other, views/ compose.
 */
const RENDERER_LAWS = [
  {
    files: ['renderer/**/*.{ts,svelte}'],
    never: '/app/(?!domain/|words/|codes/|ipc/contract/|ipc/client/)|^node:|^electron',
    why: 'The renderer sees app/domain, app/words, app/codes, app/ipc/contract and app/ipc/client only.',
  },
  {
    files: ['renderer/ui/**/*.{ts,svelte}'],
    never: '/app/|/(?:features|views|state)/|^node:|^electron',
    why: 'renderer/ui has no domain words: it knows nothing but itself and the messages.',
  },
  {
    files: ['renderer/features/**/*.{ts,svelte}'],
    never: '/app/(?!domain/|words/|codes/|ipc/contract/)|/views/|^\\.\\./(?!\\.\\./)|^node:|^electron',
    why: 'A feature knows ui, state, messages and the contract; not views, and not other features.',
  },
].map(({ files, never, why }) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: never, message: why }] }] },
}));

const purity = {
  files: PURE.map((folder) => `app/${folder}/**/*.ts`),
  rules: {
    'no-restricted-globals': [
      'error',
      ...[
        'process',
        'Buffer',
        'setTimeout',
        'setInterval',
        'setImmediate',
        'performance',
        'fetch',
        'crypto',
      ].map((name) => ({
        name,
        message: 'Pure code takes what it needs as an argument.',
      })),
    ],
    'no-restricted-properties': [
      'error',
      { object: 'Date', property: 'now', message: 'Time travels inside events.' },
      { object: 'Math', property: 'random', message: 'No randomness in pure code.' },
    ],
    'no-restricted-syntax': [
      'error',
      {
        selector: "NewExpression[callee.name='Date'][arguments.length=0]",
        message: 'Time travels inside events.',
      },
      NO_LAZY_NODE_WIFI,
      NO_PRIVATE,
    ],
  },
};

export default tseslint.config(
  { ignores: ['node_modules', 'native/build', 'out', 'coverage'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['app/**/*.ts', 'renderer/**/*.ts'],
    // Packing writes keys of our own, and is done for every station of an access point.
    ignores: ['app/domain/own.ts', 'app/model/pack.ts'],
    plugins: { rejoin: { rules: { 'own-words': ownWords } } },
    rules: { 'rejoin/own-words': 'error' },
  },
  {
    files: ['app/**/*.ts', 'renderer/**/*.ts'],
    ignores: [...PROSE],
    plugins: { prose: { rules: { 'no-prose': noProse } } },
    rules: { 'prose/no-prose': 'error' },
  },
  // svelte-check sees to the types of components.
  ...svelte.configs.recommended.map((config) => ({ ...config, files: ['**/*.svelte'] })),
  {
    files: ['**/*.svelte'],
    extends: [tseslint.configs.strict, tseslint.configs.stylistic],
    languageOptions: {
      parser: svelteParser,
      parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.svelte'] },
    },
  },
  ...Object.entries(MAY_IMPORT).map(([folder, allowed]) => law(folder, allowed)),
  law('store', MAY_IMPORT.store, [DATABASE]),
  {
    files: ['app/*.ts'],
    ignores: ['app/main.ts', 'app/preload.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [{ regex: '^electron(?:$|/)', message: 'Only app/shell knows Electron.' }, NO_NODE_WIFI],
        },
      ],
    },
  },
  law('platform', MAY_IMPORT.platform, [NODE_WIFI]),
  {
    files: ['app/cli/**/*.ts', 'native/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [NO_NODE_WIFI] }] },
  },
  {
    files: ['app/**/*.ts', 'native/**/*.ts', 'renderer/**/*.ts'],
    ignores: [NODE_WIFI],
    rules: { 'no-restricted-syntax': ['error', NO_LAZY_NODE_WIFI, NO_PRIVATE] },
  },
  purity,
  ...RENDERER_LAWS,
  {
    files: ['renderer/**/*.{ts,svelte}', 'renderer/**/*.svelte.ts'],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ['**/*.js'],
    languageOptions: { globals: { process: 'readonly' } },
  },
);

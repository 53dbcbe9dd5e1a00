/** The layers of `src`, from the top down: a layer imports only itself and what stands below it. */
const LAYERS = [
  'features/',
  'services.ts',
  'pickers/',
  'labels/',
  'directory/',
  'rights/',
  'session/',
  'fakturoid/',
  'platform/',
  'webview/',
  'base/',
];
const inAny = (folders) => `^src/(${folders.join('|').replaceAll('.', '\\.')})`;

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    ...LAYERS.slice(1).map((layer, index) => ({
      name: `${layer} stands below`,
      severity: 'error',
      from: { path: inAny([layer]) },
      to: { path: inAny(['extension.ts', 'onFirstUse.ts', ...LAYERS.slice(0, index + 1)]) },
    })),
    {
      name: 'no-feature-imports-another',
      comment: 'It runs the command of the other one, by its id (platform/commands.ts).',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'pages-run-in-the-browser',
      severity: 'error',
      from: { path: ['^src/features/[^/]+/page/', '^src/webview/'] },
      to: { path: '.', pathNot: ['^src/features/[^/]+/page/', '^src/(webview|base)/', 'node_modules/zod/'] },
    },
    {
      name: 'rules-run-without-vscode',
      severity: 'error',
      from: { path: ['^src/(fakturoid|rights|webview|base)/', '^src/features/[^/]+/rules/'] },
      to: { path: ['/@types/vscode/', '^src/platform/'] },
    },
    {
      name: 'logic-knows-only-types-of-vscode',
      comment: 'It is tested in plain Node.',
      severity: 'error',
      from: { path: '^src/(directory|session)/' },
      to: { path: ['/@types/vscode/', '^src/platform/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'source-never-imports-tests',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|scripts)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
  },
};

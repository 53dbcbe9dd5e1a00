import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** The layers of `src`, from the top down: a layer may import only itself and what stands below it. */
const LAYERS = [
  'commands',
  'views',
  'directory',
  'session',
  'access',
  'fakturoid',
  'platform',
  'webview',
  'base',
];

/** Layers that must run without VS Code: their rules are tested in plain Node. */
const WITHOUT_VSCODE = ['base', 'fakturoid', 'access', 'webview'];

/** Layers whose logic is tested in plain Node, and which may know VS Code's types but not call it. */
const VSCODE_TYPES_ONLY = ['directory', 'session'];

const ZOD = {
  name: 'zod',
  message: "Use `import * as z from 'zod/mini'`: the `z` object brings 450 kB into the bundle.",
};
/** A rule of its own, because `importNames` would refuse `* as z` too. */
const ZOD_OBJECT = {
  selector: "ImportDeclaration[source.value=/^zod/] > ImportSpecifier[imported.name='z']",
  message: ZOD.message,
};

/** What shows text. `platform/` has the same, where every text must be `Shown`. */
const SHOWS_TEXT = {
  name: 'vscode',
  importNames: [
    'window',
    'l10n',
    'TreeItem',
    'TreeView',
    'QuickPick',
    'QuickPickItem',
    'QuickPickOptions',
    'InputBox',
    'InputBoxOptions',
    'StatusBarItem',
    'MarkdownString',
    'WebviewPanel',
    'Progress',
    'Command',
  ],
  message: 'Import it from platform/, where text from outside cannot be forgotten.',
};

function layerRules() {
  return LAYERS.map((layer, index) => {
    const above = LAYERS.slice(0, index);
    const patterns = [
      {
        // A folder stands for its index.ts as well.
        group: [
          '**/extension',
          ...above.flatMap((name) => [`**/${name}`, `**/${name}/**`]),
          '!**/platform/commands',
        ],
        message: `Imports point downwards: ${layer}/ may not use the layers above it.`,
      },
      { group: ['**/test/**'], message: 'The source never imports tests.' },
    ];
    if (WITHOUT_VSCODE.includes(layer) || VSCODE_TYPES_ONLY.includes(layer)) {
      patterns.push({
        group: ['**/platform/**'],
        message: `${layer}/ runs without VS Code; pass in what it needs.`,
      });
    }
    const paths = [ZOD];
    if (WITHOUT_VSCODE.includes(layer)) {
      paths.push({ name: 'vscode', message: `${layer}/ never imports vscode.` });
    } else if (VSCODE_TYPES_ONLY.includes(layer)) {
      paths.push({
        name: 'vscode',
        allowTypeImports: true,
        message: `${layer}/ may use the types of vscode only.`,
      });
    } else if (layer !== 'platform') {
      paths.push(SHOWS_TEXT);
    }
    return {
      files: [`src/${layer}/**/*.ts`],
      rules: {
        '@typescript-eslint/no-restricted-imports': ['error', { paths, patterns }],
      },
    };
  });
}

export default tseslint.config(
  { ignores: ['dist/', 'out/', '.cache/', 'test-results/', 'node_modules/'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { paths: [ZOD] }],
      'no-restricted-syntax': ['error', ZOD_OBJECT],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/*.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { paths: [ZOD, SHOWS_TEXT] }] },
  },
  ...layerRules(),
  {
    files: ['test/**/*.ts', 'scripts/**/*.ts', 'esbuild.mjs'],
    rules: { 'no-console': 'off' },
  },
  { files: ['**/*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
);

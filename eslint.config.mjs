import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const ZOD = {
  name: 'zod',
  message: "Use `import * as z from 'zod/mini'`: the `z` object brings 450 kB into the bundle.",
};
/** A rule of its own, because `importNames` would refuse `* as z` too. */
const ZOD_OBJECT = {
  selector: "ImportDeclaration[source.value=/^zod/] > ImportSpecifier[imported.name='z']",
  message: ZOD.message,
};

/** What shows text. `platform/` has the same, where every text must be `Shown`. Layers: `.dependency-cruiser.mjs`. */
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
    files: ['src/**/*.ts'],
    ignores: ['src/platform/**'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { paths: [ZOD, SHOWS_TEXT] }] },
  },
  {
    files: ['src/**/*.ts'],
    rules: { 'max-lines': ['error', 350], 'max-lines-per-function': ['error', 80] },
  },
  {
    // Tables of texts.
    files: ['src/labels/*.ts', 'src/features/*/labels/*.ts', 'src/features/programmaticUsers/guide.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['test/**/*.ts', 'scripts/**/*.ts', 'esbuild.mjs'],
    rules: { 'no-console': 'off' },
  },
  { files: ['**/*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
);

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ts from 'typescript';

const ROOT = path.resolve(import.meta.dirname, '..', '..', '..');
/** No such file: it is given to the compiler as if it stood there. */
const FILE = path.join(ROOT, 'src', 'commands', 'careless.ts');

const HEAD = `
import { shown } from '../base/shown';
import { l10n } from '../platform/l10n';
import { type QuickPickItem, TreeItem, type TreeView, type WebviewPanel, window } from '../platform/window';
import { tooltip } from '../platform/tooltip';
declare const name: string;
declare const panel: WebviewPanel;
declare const view: TreeView<unknown>;
`;

const CAREFUL = "void window.showInformationMessage(l10n.t('Hello {0}', shown(name)));";

/** What somebody may write without a thought of where a name comes from; none of it may compile. */
const CARELESS = [
  'void window.showInformationMessage(name);',
  'void window.showWarningMessage(`Hello ${name}`, { modal: true });',
  "void window.showErrorMessage(l10n.t('Fine'), { modal: true, detail: name });",
  "void window.showInformationMessage(l10n.t('Hello {0}', name));",
  'void window.showInformationMessage(l10n.t(name));',
  'window.setStatusBarMessage(name, 1);',
  'const item: QuickPickItem = { label: name };',
  "void window.showQuickPick([{ label: l10n.t('Fine'), description: name }], {});",
  'void window.showInputBox({ prompt: name });',
  'window.createInputBox().validationMessage = name;',
  'window.createQuickPick().title = name;',
  'window.createStatusBarItem("id", 1).tooltip = name;',
  'new TreeItem(name, 0);',
  "new TreeItem(l10n.t('Fine'), 0).description = name;",
  'panel.title = name;',
  'view.message = name;',
  'tooltip(name, []);',
  'void window.withProgress({ location: 1, title: name }, () => Promise.resolve());',
  'void window.withProgress({ location: 1 }, async (progress) => progress.report({ message: name }));',
];

describe('text from outside', () => {
  it('does not compile where VS Code shows text, unless it was made harmless', () => {
    const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), (file) =>
      ts.sys.readFile(file),
    ) as {
      config: object;
    };
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
    const lines = [...CARELESS, CAREFUL];
    const source = HEAD + lines.join('\n');
    const host = ts.createCompilerHost(options);
    const getSourceFile = host.getSourceFile.bind(host);
    const fileExists = host.fileExists.bind(host);
    host.fileExists = (file) => path.resolve(file) === FILE || fileExists(file);
    host.getSourceFile = (file, languageVersion) =>
      path.resolve(file) === FILE
        ? ts.createSourceFile(file, source, languageVersion)
        : getSourceFile(file, languageVersion);
    const program = ts.createProgram([FILE], { ...options, noEmit: true, noUnusedLocals: false }, host);
    const errors = program.getSemanticDiagnostics(program.getSourceFile(FILE));
    const refused = new Set(
      errors.map(({ start = 0 }) => source.slice(0, start).split('\n').length - HEAD.split('\n').length),
    );
    assert.deepEqual(
      lines.filter((_, line) => !refused.has(line)),
      [CAREFUL],
    );
  });

  it('cannot go around that by an import from vscode, which lint refuses', async () => {
    const careless = "import { l10n, MarkdownString, TreeItem, window } from 'vscode';\n";
    for (const file of ['src/extension.ts', 'src/features/copy/copy.ts', 'src/labels/failures.ts']) {
      const refused = (await lint(file, careless)).map(({ code }) => code);
      assert.deepEqual(refused, Array(4).fill('eslint(no-restricted-imports)'), file);
    }
  });
});

describe('zod', () => {
  it('comes without the object that has all of it, which lint and this test refuse', async () => {
    const [refused] = await lint('src/base/careless.ts', "import * as z from 'zod';\n");
    assert.match(refused?.message ?? '', /zod/);
    const sources = (await readdir(path.join(ROOT, 'src'), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
    for (const file of sources) {
      assert.doesNotMatch(await readFile(file, 'utf8'), /import \{[^}]*\bz\b[^}]*\} from 'zod/, file);
    }
  });
});

interface Diagnostic {
  readonly code: string;
  readonly message: string;
}

/** What lint has against imports that stood in a file of the project. */
async function lint(file: string, text: string): Promise<readonly Diagnostic[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fakturoid-lint-'));
  try {
    await copyFile(path.join(ROOT, '.oxlintrc.json'), path.join(folder, '.oxlintrc.json'));
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
    const oxlint = path.join(ROOT, 'node_modules', 'oxlint', 'bin', 'oxlint');
    const { stdout } = spawnSync(
      process.execPath,
      [oxlint, '--allow', 'no-unused-vars', '--format', 'json'],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    );
    return (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics;
  } finally {
    await rm(folder, { recursive: true });
  }
}

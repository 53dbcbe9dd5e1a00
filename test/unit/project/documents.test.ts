import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
  };
}

const SKIPPED = new Set(['node_modules', 'dist', 'out', 'test-results', '.git', '.cache']);

/** All files of the project, with `/` between folders. */
function allFiles(folder = '.'): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !SKIPPED.has(name))
    .flatMap((entry) => {
      const file = path.posix.join(folder, entry.name);
      return entry.isDirectory() ? allFiles(file) : [file];
    });
}

function groups(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, group = '']) => group);
}

/** The anchor that GitHub gives a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}

/** Names of commands in running text, and in the tables, where the first of a row alone has the category. */
function commandsIn(text: string): string[] {
  const rows = text.split('\n').filter((line) => /^\| _Fakturoid: /.test(line));
  const cells = rows.flatMap((row) => (row.split('|')[1] ?? '').split(', '));
  return [
    ...groups(text, /[_*]Fakturoid: ([^_*\n]+)[_*]/g),
    ...groups(cells.join('\n'), /^ ?_([^_:]+)_ *$/gm),
  ];
}

/** The links within the repository. */
function linksIn(text: string): string[] {
  const links = [...groups(text, /\]\(([^)\s]+)\)/g), ...groups(text, /^\[[^\]]+\]: (\S+)$/gm)];
  return links.filter((link) => !/^[a-z]+:/.test(link));
}

function isThere(link: string, from: string): boolean {
  const [target = '', anchor] = link.split('#');
  const file = target === '' ? from : path.posix.join(path.posix.dirname(from), target);
  return (
    existsSync(file) &&
    (anchor === undefined ||
      groups(readFileSync(file, 'utf8'), /^#+ (.+)$/gm)
        .map(anchorOf)
        .includes(anchor))
  );
}

describe('the documents', () => {
  const files = allFiles();
  const documents = files.filter((file) => file.endsWith('.md'));
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
  const settings = Object.keys(manifest.contributes.configuration.properties);

  function titles(texts: string): Set<string> {
    const known = JSON.parse(readFileSync(texts, 'utf8')) as Record<string, string>;
    return new Set(manifest.contributes.commands.map(({ title }) => known[title.slice(1, -1)] ?? title));
  }

  it('are all there', () => {
    for (const name of [
      'README',
      'ARCHITECTURE',
      'CONTRIBUTING',
      'SECURITY',
      'SUPPORT',
      'CHANGELOG',
      'CODE_OF_CONDUCT',
    ]) {
      assert.ok(documents.includes(`${name}.md`), name);
    }
  });

  for (const file of documents) {
    const text = readFileSync(file, 'utf8');

    it(`${file} names only what there is`, () => {
      const known = titles(file.endsWith('.cs.md') ? 'package.nls.cs.json' : 'package.nls.json');
      const missing = [
        ...linksIn(text).filter((link) => !isThere(link, file)),
        ...commandsIn(text).filter((title) => !known.has(title)),
        ...groups(text, /`(fakturoid\.[\w.]+)`/g).filter((name) => !settings.includes(name)),
        ...groups(text, /`npm run ([\w:-]+)/g).filter((name) => !(name in manifest.scripts)),
        ...groups(text, /`((?:[\w.-]+\/)*[\w-]+(?:\.test)?\.(?:ts|mjs))`/g).filter(
          (name) => !files.some((each) => `/${each}`.endsWith(`/${name}`)),
        ),
      ];
      assert.deepEqual(missing, []);
    });
  }

  it('name every command and every setting in the README', () => {
    const readme = readFileSync('README.md', 'utf8');
    const named = new Set(commandsIn(readme));
    const hidden = ['fakturoid.retry', 'fakturoid.signInAgain'];
    const texts = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>;
    const commands = manifest.contributes.commands.filter(({ command }) => !hidden.includes(command));
    const missing = [
      ...commands.map(({ title }) => texts[title.slice(1, -1)] ?? title).filter((title) => !named.has(title)),
      ...settings.filter((name) => !readme.includes(`\`${name}\``)),
    ];
    assert.deepEqual(missing, []);
  });
});

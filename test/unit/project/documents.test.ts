import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  allFiles,
  anchorOf,
  commandsIn,
  groups,
  headingsIn,
  linksIn,
  picturesIn,
  titlesOfCommands,
} from '../../kit/markdown';

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
  };
}

/** Commands that nobody finds by name: buttons of a row alone. */
const HIDDEN = ['fakturoid.retry', 'fakturoid.signInAgain'];

/** A file or folder that a document names by its end, as `labels/failures.ts`; a star stands for the name of a folder. */
const PATH = /`((?:[\w.*-]+\/)+|(?:[\w.*-]+\/)*[\w-]+(?:\.[\w-]+)*\.(?:ts|mjs|md|yml|svg|png))`/g;

/** The folders that a file is in, the innermost first. */
function foldersOf(file: string): string[] {
  const folder = path.posix.dirname(file);
  return folder === '.' ? [] : [`${folder}/`, ...foldersOf(folder)];
}

function isThere(link: string, from: string): boolean {
  const [target = '', anchor] = link.split('#');
  const file = target === '' ? from : path.posix.join(path.posix.dirname(from), target);
  return (
    existsSync(file) &&
    (anchor === undefined ||
      headingsIn(readFileSync(file, 'utf8'))
        .map(({ title }) => anchorOf(title))
        .includes(anchor))
  );
}

describe('the documents', () => {
  const files = allFiles();
  const folders = new Set(files.flatMap(foldersOf));
  const named = [...files, ...folders].map((each) => `/${each}`);
  const documents = files.filter((file) => file.endsWith('.md'));
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
  const settings = Object.keys(manifest.contributes.configuration.properties);

  function isNameOfSomething(name: string): boolean {
    const end = new RegExp(`/${name.replaceAll('.', '\\.').replaceAll('*', '[^/]+')}$`);
    return named.some((each) => end.test(each));
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

    it(`${file} has no heading twice`, () => {
      const headings = headingsIn(text).map(({ title }) => title);
      assert.deepEqual([...new Set(headings)], headings);
    });

    it(`${file} names only what there is`, () => {
      const titles = titlesOfCommands(file.endsWith('.cs.md') ? 'package.nls.cs.json' : 'package.nls.json');
      const known = new Set(titles.values());
      const links = linksIn(text).filter((link) => !/^[a-z]+:/.test(link));
      const missing = [
        ...[...links, ...picturesIn(text)].filter((link) => !isThere(link, file)),
        ...commandsIn(text).filter((title) => !known.has(title)),
        ...groups(text, /`(fakturoid\.[\w.]+)`/g).filter((name) => !settings.includes(name)),
        ...groups(text, /`npm run ([\w:-]+)/g).filter((name) => !(name in manifest.scripts)),
        ...groups(text, PATH).filter((name) => !isNameOfSomething(name)),
      ];
      assert.deepEqual(missing, []);
    });
  }

  it('tell of every command and every setting', () => {
    const commands = new Set(commandsIn(readFileSync('docs/commands.md', 'utf8')));
    const told = readFileSync('docs/settings.md', 'utf8');
    const missing = [
      ...[...titlesOfCommands('package.nls.json')]
        .filter(([id, title]) => !HIDDEN.includes(id) && !commands.has(title))
        .map(([id]) => id),
      ...settings.filter((name) => !told.includes(`\`${name}\``)),
    ];
    assert.deepEqual(missing, []);
  });

  it('tell of every script, but the one that vsce calls', () => {
    const told = readFileSync('CONTRIBUTING.md', 'utf8');
    const scripts = Object.keys(manifest.scripts).filter((name) => name !== 'vscode:prepublish');
    const isTold = (name: string): boolean =>
      told.includes(`| \`npm run ${name}\``) || told.includes(`| \`npm ${name}\``);
    assert.deepEqual(
      scripts.filter((name) => !isTold(name)),
      [],
    );
  });

  it('begin the benchmarks with figures of the recorded run', () => {
    const text = readFileSync('docs/benchmarks.md', 'utf8');
    const median = (figure: string): number =>
      Number(
        text
          .split('\n')
          .find((line) => line.startsWith(`| ${figure}`))
          ?.split('|')[2],
      );
    const [lead = ''] = text.split('\n## ');
    for (const told of [
      `starts in ${Math.round(median('from asked for to active'))} ms`,
      `${(median('icon clicked') / 1000).toFixed(2)} s after the click`,
      `a letter in a search takes ${Math.round(median('the slowest letter'))} ms`,
      `100 accounts takes ${(median('review, first request') / 1000).toFixed(1)} s`,
    ]) {
      assert.ok(lead.includes(told), told);
    }
  });

  it('are found from the README, by links', () => {
    const found = new Set<string>();
    const follow = (file: string): void => {
      if (!found.has(file) && existsSync(file)) {
        found.add(file);
        const links = linksIn(readFileSync(file, 'utf8')).map((link) => link.replace(/#.*/, ''));
        links
          .filter((link) => link.endsWith('.md'))
          .forEach((link) => follow(path.posix.join(path.posix.dirname(file), link)));
      }
    };
    follow('README.md');
    const lost = documents.filter((file) => !file.startsWith('.github/') && !found.has(file));
    assert.deepEqual(lost, []);
  });

  it('give no address that reaches nobody', () => {
    const made = documents.filter(
      (file) => !file.startsWith('test/') && /@example\.(?:com|net|org)\b/.test(readFileSync(file, 'utf8')),
    );
    assert.deepEqual(made, []);
  });
});

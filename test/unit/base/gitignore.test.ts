import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { type IgnoreRule, isIgnoredItself, parseGitignore } from '../../../src/base/gitignore';

const RULES = [
  '# settings',
  '.env*',
  '!.env.example',
  '/build',
  'out/',
  '*.log',
  'docs/*.tmp',
  '**/cache/**',
  'a/**/z.txt',
  'logs/',
  '\\#kept',
  'file[0-9].txt',
  'n[!x].txt',
  'spaced  ',
  'q?.txt',
  '[unfinished',
];

const PATHS = [
  '.env',
  '.env.local',
  'src/.env',
  '.env.example',
  'build',
  'src/build',
  'build/a.js',
  'out',
  'out/a.js',
  'src/out/a.js',
  'a.log',
  'src/a.log',
  'docs/a.tmp',
  'docs/b/a.tmp',
  'x/cache/y',
  'cache/y/z',
  'a/z.txt',
  'a/b/c/z.txt',
  'b/z.txt',
  'logs/2026/a',
  '#kept',
  'file1.txt',
  'filex.txt',
  'na.txt',
  'nx.txt',
  'spaced',
  'qa.txt',
  'q/.txt',
  'README.md',
];

describe('what git ignores', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fakturoid-ignore-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is ignored as git itself does it', () => {
    execFileSync('git', ['init', '-q', folder]);
    writeFileSync(join(folder, '.gitignore'), RULES.join('\n'));
    const rules = parseGitignore(RULES.join('\r\n'));
    for (const path of PATHS) {
      assert.equal(isIgnoredBy([rules], path), isIgnoredByGit(folder, path), path);
    }
  });

  it('is what the nearest file says, where there are several', () => {
    const nested = {
      '': '*.env\n/closed/\nkept/*',
      a: '!b.env\n*.txt',
      'a/c': '*.env\n!d.txt',
      closed: '!x.env',
    };
    const repository = join(folder, 'nested');
    execFileSync('git', ['init', '-q', repository]);
    for (const [name, text] of Object.entries(nested)) {
      mkdirSync(join(repository, name), { recursive: true });
      writeFileSync(join(repository, name, '.gitignore'), text);
    }
    const rulesOf = (text: string | undefined) => parseGitignore(text ?? '');
    const rules: Readonly<Record<string, string>> = nested;
    for (const path of [
      'b.env',
      'a/b.env',
      'a/e.txt',
      'a/c/b.env',
      'a/c/d.txt',
      'a/c/e.txt',
      'closed/x.env',
    ]) {
      const folders = path.split('/').slice(0, -1);
      const byFolder = ['', ...folders.map((_, index) => folders.slice(0, index + 1).join('/'))];
      const isIgnored = isIgnoredBy(
        byFolder.map((name) => rulesOf(rules[name])),
        path,
      );
      assert.equal(isIgnored, isIgnoredByGit(repository, path), path);
    }
  });

  it('includes folders that are ignored as such', () => {
    assert.equal(isIgnoredBy([parseGitignore('build/')], 'build', true), true);
    assert.equal(isIgnoredBy([parseGitignore('build/')], 'build'), false);
  });

  it('is told of any text in bounded time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, path) => {
        isIgnoredBy([parseGitignore(text)], path);
      }),
    );
    const many = `${'*a'.repeat(50)}\n${'?*'.repeat(3)}${'a'.repeat(100)}\n`.repeat(1000);
    assert.equal(isIgnoredBy([parseGitignore(many)], `${'a'.repeat(250)}b`), false);
  });
});

/** Below an ignored folder everything is ignored. */
function isIgnoredBy(
  rulesByFolder: readonly (readonly IgnoreRule[])[],
  path: string,
  isFolder = false,
): boolean {
  const names = path.split('/');
  return names.some((_, index) =>
    isIgnoredItself(
      rulesByFolder.slice(0, index + 1),
      names.slice(0, index + 1).join('/'),
      isFolder || index < names.length - 1,
    ),
  );
}

function isIgnoredByGit(folder: string, path: string): boolean {
  try {
    execFileSync('git', ['-C', folder, 'check-ignore', '-q', '--no-index', '--', path]);
    return true;
  } catch {
    return false;
  }
}

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Uri } from 'vscode';
import { gitStateOf } from '../../../../src/features/inCode/gitState';
import { IgnoredFiles } from '../../../../src/platform/ignoredFiles';

/** Nothing of the person who runs the tests. */
const ENVIRONMENT = {
  ...{ GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', PATH: process.env['PATH'] },
  ...{ GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.org' },
  ...{ GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.org' },
};

describe('how a file stands to git', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'fakturoid-git-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function git(folder: string, ...command: string[]): void {
    execFileSync('git', ['-c', 'protocol.file.allow=always', '-C', path.join(root, folder), ...command], {
      stdio: 'pipe',
      env: ENVIRONMENT,
    });
  }

  function write(name: string, text = name): void {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }

  const states = async (...names: string[]): Promise<Record<string, string>> => {
    const ignored = new IgnoredFiles();
    const entries = names.map(async (name) => {
      const state = await gitStateOf(Uri.file(path.join(root, name)), ignored);
      return [name, state] as const;
    });
    return Object.fromEntries(await Promise.all(entries));
  };

  /** A repository with a file of each kind. */
  function repository(folder: string): void {
    write(`${folder}/.gitignore`, '*.env\n!kept.env\n/made/\n');
    for (const name of [
      'tracked.ts',
      'deep/tracked.ts',
      'open.ts',
      'a.env',
      'kept.env',
      'forced.env',
      'made/a.ts',
    ]) {
      write(`${folder}/${name}`);
    }
    git(folder, 'init', '-q');
    git(folder, 'add', '.gitignore', 'tracked.ts', 'deep/tracked.ts');
    git(folder, 'add', '-f', 'forced.env');
    git(folder, 'commit', '-qm', 'a');
  }

  it('is told as git would', async () => {
    repository('a');
    assert.deepEqual(
      await states(
        ...[
          'a/tracked.ts',
          'a/deep/tracked.ts',
          'a/open.ts',
          'a/a.env',
          'a/kept.env',
          'a/forced.env',
          'a/made/a.ts',
        ],
      ),
      {
        ...{ 'a/tracked.ts': 'tracked', 'a/deep/tracked.ts': 'tracked', 'a/open.ts': 'open' },
        ...{
          'a/a.env': 'ignored',
          'a/kept.env': 'open',
          'a/forced.env': 'tracked',
          'a/made/a.ts': 'ignored',
        },
      },
    );
    git('a', 'rm', '-q', '--cached', 'forced.env');
    assert.deepEqual(await states('a/forced.env'), { 'a/forced.env': 'ignored' });
  });

  it('is what the innermost repository says: nested, a submodule, a worktree', async () => {
    repository('a');
    repository('a/nested');
    repository('other');
    git('a', 'submodule', '--quiet', 'add', path.join(root, 'other'), 'sub');
    write('a/sub/own.env');
    write('a/sub/open.ts');
    git('a', 'worktree', 'add', '-q', path.join(root, 'tree'), 'HEAD', '-b', 'b');
    write('tree/open.ts');
    write('tree/b.env');
    assert.deepEqual(
      await states(
        ...['a/nested/tracked.ts', 'a/nested/open.ts', 'a/nested/a.env'],
        ...['a/sub/tracked.ts', 'a/sub/forced.env', 'a/sub/own.env', 'a/sub/open.ts'],
        ...['tree/tracked.ts', 'tree/forced.env', 'tree/open.ts', 'tree/b.env'],
      ),
      {
        ...{ 'a/nested/tracked.ts': 'tracked', 'a/nested/open.ts': 'open', 'a/nested/a.env': 'ignored' },
        ...{ 'a/sub/tracked.ts': 'tracked', 'a/sub/forced.env': 'tracked', 'a/sub/own.env': 'ignored' },
        ...{ 'a/sub/open.ts': 'open', 'tree/tracked.ts': 'tracked', 'tree/forced.env': 'tracked' },
        ...{ 'tree/open.ts': 'open', 'tree/b.env': 'ignored' },
      },
    );
  });

  it('is what is excluded beside .gitignore too, which counts less', async () => {
    repository('a');
    write('all-excludes', '*.secret\nkept.env\nopen.ts\n');
    git('a', 'config', 'core.excludesFile', path.join(root, 'all-excludes'));
    write('a/.git/info/exclude', '# own\n*.private\n!open.ts\n');
    ['a/x.secret', 'a/x.private'].forEach((name) => write(name));
    git('a', 'worktree', 'add', '-q', path.join(root, 'tree'), 'HEAD', '-b', 'b');
    write('tree/y.private');
    assert.deepEqual(await states('a/x.secret', 'a/x.private', 'a/kept.env', 'a/open.ts', 'tree/y.private'), {
      ...{ 'a/x.secret': 'ignored', 'a/x.private': 'ignored', 'a/kept.env': 'open', 'a/open.ts': 'open' },
      ...{ 'tree/y.private': 'ignored' },
    });
  });

  it('is none without a repository, and not known as tracked where the index is gone', async () => {
    write('plain/a.env');
    write('plain/.gitignore', '*.env');
    assert.deepEqual(await states('plain/a.env'), { 'plain/a.env': 'none' });
    repository('a');
    rmSync(path.join(root, 'a/.git/index'));
    assert.deepEqual(await states('a/tracked.ts', 'a/a.env'), {
      'a/tracked.ts': 'open',
      'a/a.env': 'ignored',
    });
  });
});

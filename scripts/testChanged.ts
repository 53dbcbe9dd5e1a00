import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';

/** Runs the unit tests of what was changed since the last commit: `test/unit` mirrors `src`. */

const ROOT = path.resolve(import.meta.dirname, '..');

function changedFiles(): string[] {
  const git = (...args: readonly string[]): string[] =>
    execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).split('\n').filter(Boolean);
  return [...git('diff', '--name-only', 'HEAD'), ...git('ls-files', '--others', '--exclude-standard')];
}

/** The tests of a file by its name, such as `client.tokens.test.ts`, or those of its folder where it has none of its own. */
function testsOf(file: string): string[] {
  const place = /^(?:src|test\/unit)\/(.*?)(?:\.test)?\.ts$/.exec(file)?.[1];
  if (place === undefined) {
    return [];
  }
  const folder = path.dirname(`test/unit/${place}`);
  const names = existsSync(path.join(ROOT, folder)) ? readdirSync(path.join(ROOT, folder)) : [];
  const tests = names.filter((name) => name.endsWith('.test.ts'));
  const own = tests.filter((name) => name.startsWith(`${path.basename(place)}.`));
  return (own.length > 0 ? own : tests).map((name) => `${folder}/${name}`);
}

const tests = [...new Set(changedFiles().flatMap(testsOf))];
if (tests.length === 0) {
  console.log('Nothing has changed that has a unit test of its own.');
} else {
  const mocha = createRequire(import.meta.url).resolve('mocha/bin/mocha.js');
  process.exitCode =
    spawnSync(process.execPath, [mocha, ...tests], { cwd: ROOT, stdio: 'inherit' }).status ?? 1;
}

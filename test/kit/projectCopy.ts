import { chmodSync, cpSync, mkdirSync, readdirSync, symlinkSync, utimesSync } from 'node:fs';
import path from 'node:path';

/** What a clone does not have, or what packaging does not read. */
const LEFT_OUT = /^(node_modules|dist|out|test|test-results|\.git|\.cache|.*\.vsix|.*\.cdx\.json)$/;

/**
 * Copies the project as a clone elsewhere would have it. Its packages are links, but for those given, which esbuild
 * must find inside the folder, as it would after `npm ci`.
 */
export function copyProject(from: string, to: string, packages: readonly string[]): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from).filter((name) => !LEFT_OUT.test(name))) {
    cpSync(path.join(from, entry), path.join(to, entry), { recursive: true });
  }
  const modules = path.join(to, 'node_modules');
  mkdirSync(modules);
  for (const name of readdirSync(path.join(from, 'node_modules'))) {
    const source = path.resolve(from, 'node_modules', name);
    if (packages.some((each) => each.split('/')[0] === name)) {
      cpSync(source, path.join(modules, name), { recursive: true });
    } else {
      symlinkSync(source, path.join(modules, name), 'junction');
    }
  }
}

/** Gives the files of a folder another date and other permissions, as another machine would. */
export function touchAll(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== 'node_modules') {
      touchAll(file);
    } else if (entry.isFile()) {
      utimesSync(file, new Date('2001-02-03T04:05:06Z'), new Date('2001-02-03T04:05:06Z'));
      chmodSync(file, 0o600);
    }
  }
}

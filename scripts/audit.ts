import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Metafile } from 'esbuild';
import { bundledPackages, type BundledPackage } from './bundledPackages';
import { npmCommand } from './npm';

/** What `npm audit --json` prints, as far as it is read here; without `vulnerabilities` the registry did not answer. */
interface AuditReport {
  readonly message?: string;
  readonly vulnerabilities?: Readonly<
    Record<string, { readonly severity: string; readonly nodes: readonly string[] }>
  >;
}

/**
 * What is known against the packages whose code ships. `npm audit --omit=dev` would not look at them: they are bundled,
 * so package.json has them among the development dependencies.
 *
 * @param report what `npm audit --json` printed; nothing where npm could not run
 * @returns sentences; empty when all is well
 */
export function auditProblems(
  report: string,
  bundled: readonly Pick<BundledPackage, 'name' | 'folder'>[],
): readonly string[] {
  const { message, vulnerabilities } = JSON.parse(report || '{}') as AuditReport;
  if (vulnerabilities === undefined) {
    return [`The registry did not say what vulnerabilities there are: ${message ?? 'no reason given'}`];
  }
  const found = Object.values(vulnerabilities);
  return bundled.flatMap(({ name, folder }) =>
    found
      .filter(({ nodes }) => nodes.includes(folder))
      .map(({ severity }) => `${name} is bundled and vulnerable (${severity}). See npm audit.`),
  );
}

/** Asks the registry about what the last build in a folder bundled. */
export function audit(root: string): readonly string[] {
  const metafile = JSON.parse(readFileSync(path.join(root, 'out', 'metafile.json'), 'utf8')) as Metafile;
  const [command, ...args] = npmCommand();
  const { stdout } = spawnSync(command, [...args, 'audit', '--json'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32' && command === 'npm',
  });
  return auditProblems(stdout, bundledPackages(root, metafile));
}

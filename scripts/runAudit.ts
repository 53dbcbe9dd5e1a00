import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { audit } from './audit';

/** Fails when something is known against a package whose code ships, or when the registry does not answer. */

const ROOT = path.resolve(import.meta.dirname, '..');

execFileSync(process.execPath, ['esbuild.mjs', '--production'], { cwd: ROOT });
const problems = audit(ROOT);
for (const problem of problems) {
  console.error(problem);
}
process.exitCode = problems.length === 0 ? 0 : 1;

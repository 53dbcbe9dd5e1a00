import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { NOTICES_FILE, noticesOfBuild } from './notices';

/** Builds the extension for production and writes the notices for what that bundled. */

const ROOT = path.resolve(import.meta.dirname, '..');

execFileSync(process.execPath, ['esbuild.mjs', '--production'], { cwd: ROOT });
writeFileSync(path.join(ROOT, NOTICES_FILE), noticesOfBuild(ROOT));

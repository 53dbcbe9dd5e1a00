import { execFileSync } from 'node:child_process';
import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { npmCommand } from './npm';

const ROOT = path.resolve(import.meta.dirname, '..');
const THEMES = ['dark', 'light'] as const;

/** Takes the pictures of the README from the sandbox: those that a test of the appearance leaves behind. */
async function takePictures(): Promise<void> {
  const [npm, ...args] = npmCommand();
  const test = ['run', 'test:e2e', '--', '--pictures', 'test/e2e/appearance.test.ts'];
  execFileSync(npm, [...args, ...test], { cwd: ROOT, stdio: 'inherit' });
  for (const theme of THEMES) {
    for (const [shown, name] of [
      ['user', theme],
      ['review', `review-${theme}`],
    ]) {
      await copyFile(
        path.join(ROOT, 'test-results', 'screenshots', `${shown}-${theme}.png`),
        path.join(ROOT, 'media', 'readme', `${name}.png`),
      );
    }
  }
}

void takePictures();

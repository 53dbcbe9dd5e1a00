import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const READ_DATABASES = fileURLToPath(new URL('inPage/readDatabases.mjs', import.meta.url));

/** The files below a folder that contain a text, relative to it. */
export async function filesWithText(folder: string, text: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) {
      const file = path.join(entry.parentPath, entry.name);
      if ((await readFile(file)).includes(text)) {
        found.push(path.relative(folder, file));
      }
    }
  }
  return found;
}

/** The databases of the page that contain a text: VS Code in a browser keeps its state and its own logs in them. */
export async function databasesWithText(page: Page, text: string | RegExp): Promise<string[]> {
  const databases: Record<string, string> = await page.evaluate(await readFile(READ_DATABASES, 'utf8'));
  return Object.entries(databases)
    .filter(([, content]) => (typeof text === 'string' ? content.includes(text) : text.test(content)))
    .map(([name]) => name);
}

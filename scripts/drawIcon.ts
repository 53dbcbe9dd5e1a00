import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { findBrowser, startBrowser } from '../test/host/browser';
import { say } from '../test/host/progress';

/** Draws `media/icon.png`, which the Marketplace asks for, from `media/icon.svg`. */
async function drawIcon(): Promise<void> {
  const media = path.resolve(import.meta.dirname, '..', 'media');
  const drawing = await readFile(path.join(media, 'icon.svg'), 'utf8');
  const browser = await startBrowser(await findBrowser(say));
  try {
    const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`);
    await page.screenshot({ path: path.join(media, 'icon.png'), omitBackground: true });
  } finally {
    await browser.close();
  }
}

void drawIcon();

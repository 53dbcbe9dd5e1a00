import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import UPNG from 'upng-js';
import { findBrowser, startBrowser } from '../test/host/browser';
import { say } from '../test/host/progress';

const COLORS = 64;

/** Draws `media/icon.png`, which the Marketplace asks for, from `media/icon.svg`. */
async function drawIcon(): Promise<void> {
  const media = path.resolve(import.meta.dirname, '..', 'media');
  const drawing = await readFile(path.join(media, 'icon.svg'), 'utf8');
  const browser = await startBrowser(await findBrowser(say));
  try {
    const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`);
    const picture = UPNG.decode(exactBuffer(await page.screenshot({ omitBackground: true })));
    // Flat colours need no more; with all of them the picture would be a tenth of what people download.
    const small = UPNG.encode(UPNG.toRGBA8(picture), picture.width, picture.height, COLORS);
    await writeFile(path.join(media, 'icon.png'), Buffer.from(small));
  } finally {
    await browser.close();
  }
}

function exactBuffer({ buffer, byteOffset, byteLength }: Buffer): ArrayBuffer {
  return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
}

void drawIcon();

import { readFileSync, writeFileSync } from 'node:fs';
import { exportTexts } from './exportTexts';

const ENGLISH = 'l10n/bundle.l10n.json';
const CZECH = 'l10n/bundle.l10n.cs.json';

/** Writes both bundles in one order. What has no Czech yet stays missing there, for the tests to name. */
void exportTexts('src').then((english) => {
  const keys = Object.keys(english).sort();
  const czech = JSON.parse(readFileSync(CZECH, 'utf8')) as Record<string, string>;
  const inOrder = (texts: Record<string, unknown>): string =>
    `${JSON.stringify(Object.fromEntries(keys.filter((key) => key in texts).map((key) => [key, texts[key]])), undefined, 2)}\n`;
  writeFileSync(ENGLISH, inOrder(english));
  writeFileSync(CZECH, inOrder(czech));
});

import { readFileSync, writeFileSync } from 'node:fs';
import { isTypedFor, withCzechSpaces } from './czechSpaces';
import { exportTexts } from './exportTexts';

const ENGLISH = 'l10n/bundle.l10n.json';
const CZECH = 'l10n/bundle.l10n.cs.json';
const CZECH_NAMES = 'package.nls.cs.json';

const read = (file: string): Record<string, string> =>
  JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
const write = (file: string, texts: Record<string, unknown>): void =>
  writeFileSync(file, `${JSON.stringify(texts, undefined, 2)}\n`);
const spaced = (texts: readonly [string, string][]): Record<string, string> =>
  Object.fromEntries(texts.map(([name, text]) => [name, isTypedFor(name) ? text : withCzechSpaces(text)]));

/**
 * Writes both bundles in one order, and the Czech with its non-breaking spaces. What has no Czech yet stays missing there,
 * for the tests to name.
 */
void exportTexts('src').then((english) => {
  const keys = Object.keys(english).sort();
  const inOrder = <T>(texts: Record<string, T>): [string, T][] =>
    keys.flatMap((key): [string, T][] => {
      const text = texts[key];
      return text === undefined ? [] : [[key, text]];
    });
  write(ENGLISH, Object.fromEntries(inOrder(english)));
  write(CZECH, spaced(inOrder(read(CZECH))));
  write(CZECH_NAMES, spaced(Object.entries(read(CZECH_NAMES))));
});

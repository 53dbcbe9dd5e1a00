import { readFileSync } from 'node:fs';

export type Texts = Record<string, string>;

/** A text with a comment for translators is exported together with it. */
export type Exported = Record<string, string | { readonly message: string }>;

/** The texts of a bundle, or the names of package.json, by their keys. */
export function readTexts(path: string): Texts {
  return messagesOf(JSON.parse(readFileSync(path, 'utf8')) as Exported);
}

export function messagesOf(exported: Exported): Texts {
  return Object.fromEntries(
    Object.entries(exported).map(([key, text]) => [key, typeof text === 'string' ? text : text.message]),
  );
}

export const ENGLISH_TEXTS = ['l10n/bundle.l10n.json', 'package.nls.json'] as const;
export const CZECH_TEXTS = ['l10n/bundle.l10n.cs.json', 'package.nls.cs.json'] as const;

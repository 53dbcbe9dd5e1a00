import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Parts of a page. It loads nothing: handing it files one by one takes VS Code longer than all the rest. */
interface PageParts {
  readonly title: string;
  /** Style sheets; later ones take precedence. */
  readonly styles: readonly string[];
  /** HTML with all texts escaped; absent if all content comes by message and is set as text. */
  readonly main?: string;
  readonly script?: string;
}

/** Pages with a script, by the script's name. */
export type PageName = 'sections' | 'review';

/**
 * What was built for a page: a shell without any data.
 *
 * @param folder the extension's folder
 */
export function builtPage(folder: string, name: PageName): PageParts {
  const built = (file: string): string => readFileSync(path.join(folder, 'dist', 'webview', file), 'utf8');
  // The page of a review has a style sheet of its own beside the common one.
  const sheets = name === 'review' ? ['page', name] : ['page'];
  return {
    title: 'Fakturoid',
    styles: sheets.map((sheet) => built(`${sheet}.css`)),
    script: built(`${name}.js`),
  };
}

/**
 * A page as HTML.
 *
 * @param language of the texts, for screen readers
 * @param nonce allows its own script and styles and nothing else
 */
export function pageHtml(
  { title, styles, main, script }: PageParts,
  language: string,
  nonce: string,
): string {
  const policy = [
    `default-src 'none'`,
    ...(script === undefined ? [] : ['img-src data:']),
    `style-src 'nonce-${nonce}'`,
    ...(script === undefined ? [] : [`script-src 'nonce-${nonce}'`]),
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escapedHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapedHtml(title)}</title>
${styles.map((style) => `<style nonce="${nonce}">${style}</style>`).join('\n')}
</head>
<body>
<main>${main ?? ''}</main>
${script === undefined ? '' : `<script nonce="${nonce}">${script}</script>`}
</body>
</html>`;
}

export function escapedHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

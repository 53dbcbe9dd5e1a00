/** What is built for a page. */
export interface PageParts {
  readonly script: string;
  /** Of which later ones count more. */
  readonly styles: readonly string[];
}

/**
 * A page: a fixed shell without any data. All data comes by message and is set as text. It loads nothing: what VS Code has
 * to hand to a page one by one takes longer than all the rest.
 *
 * @param language of the texts, for screen readers
 * @param nonce allows its own script and styles and nothing else
 */
export function pageHtml({ script, styles }: PageParts, language: string, nonce: string): string {
  const policy = [
    `default-src 'none'`,
    `img-src data:`,
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Fakturoid</title>
${styles.map((style) => `<style nonce="${nonce}">${style}</style>`).join('\n')}
</head>
<body>
<main></main>
<script nonce="${nonce}">${script}</script>
</body>
</html>`;
}

import { FAKTUROID_SITE } from '../../fakturoid/origin';
import type { Guide, GuideStep } from './guide';

const STYLE = `
body { max-width: 44em; margin: 0 auto; padding: 1em 2em 3em; line-height: 1.5; overflow-wrap: anywhere; }
h1 { font-size: 1.6em; font-weight: 600; }
h2 { font-size: 1.1em; font-weight: 600; margin: 0 0 0.25em; }
p { margin: 0 0 0.5em; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.25em 1.5em; margin: 1.5em 0; padding: 1em;
  background: var(--vscode-textBlockQuote-background); border: 1px solid var(--vscode-contrastBorder, transparent); }
dt { color: var(--vscode-descriptionForeground); }
dd { margin: 0; font-weight: 600; }
ol { padding-left: 1.75em; }
li { margin-bottom: 1.25em; }
li::marker { font-weight: 600; }
a:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }`;

/**
 * A guide as a page without a script: its links are followed by VS Code itself. All of its texts are the extension's
 * own; they are escaped all the same.
 *
 * @param language of the texts, for screen readers
 * @param nonce allows the one style sheet of the page and nothing else
 */
export function guidePage({ title, lead, facts, steps }: Guide, language: string, nonce: string): string {
  return `<!DOCTYPE html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(lead)}</p>
<dl>
${facts.map(({ label, value }) => `<dt>${escaped(label)}</dt><dd>${escaped(value)}</dd>`).join('\n')}
</dl>
<ol>
${steps.map(stepItem).join('\n')}
</ol>
</main>
</body>
</html>`;
}

function stepItem({ title, sentences, link }: GuideStep): string {
  const paragraphs = sentences.map(escaped);
  if (link !== undefined) {
    const address = link.target === 'fakturoid' ? FAKTUROID_SITE : `command:${link.target}`;
    paragraphs.push(`<a href="${escaped(address)}">${escaped(link.label)}</a>`);
  }
  return `<li><h2>${escaped(title)}</h2>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</li>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

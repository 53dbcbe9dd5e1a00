import { FAKTUROID_SITE } from '../../fakturoid/origin';
import { escapedHtml, pageHtml } from '../../platform/pageHtml';
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
 * A guide as a page without a script: VS Code itself follows its links. All of its texts are the extension's own;
 * they are escaped anyway.
 *
 * @param language of the texts, for screen readers
 * @param nonce allows the one style sheet of the page and nothing else
 */
export function guidePage({ title, lead, facts, steps }: Guide, language: string, nonce: string): string {
  const main = `
<h1>${escapedHtml(title)}</h1>
<p>${escapedHtml(lead)}</p>
<dl>
${facts.map(({ label, value }) => `<dt>${escapedHtml(label)}</dt><dd>${escapedHtml(value)}</dd>`).join('\n')}
</dl>
<ol>
${steps.map(stepItem).join('\n')}
</ol>
`;
  return pageHtml({ title, styles: [STYLE], main }, language, nonce);
}

function stepItem({ title, sentences, link }: GuideStep): string {
  const paragraphs = sentences.map(escapedHtml);
  if (link !== undefined) {
    const address = link.target === 'fakturoid' ? FAKTUROID_SITE : `command:${link.target}`;
    paragraphs.push(`<a href="${escapedHtml(address)}">${escapedHtml(link.label)}</a>`);
  }
  return `<li><h2>${escapedHtml(title)}</h2>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</li>`;
}

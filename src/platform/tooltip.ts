import { MarkdownString } from 'vscode';
import { line, type Shown } from '../base/shown';

export type { MarkdownString as Tooltip };

/** A line of a tooltip, which is left out where there is no value. */
export type TooltipLine = readonly [label: Shown | undefined, value: Shown | undefined];

/** Lines of facts under a heading. */
export function tooltip(heading: Shown, lines: readonly TooltipLine[]): MarkdownString {
  const paragraphs = lines.flatMap(([label, value]) =>
    value === undefined || value === ''
      ? []
      : [escaped(label === undefined ? value : line`${label}: ${value}`)],
  );
  return new MarkdownString([`**${escaped(heading)}**`, ...paragraphs].join('\n\n'));
}

/**
 * Escapes all that Markdown may read as markup or as an address. `MarkdownString.appendText` leaves addresses as they
 * are, which then become links, and keeps lines from breaking between words.
 */
function escaped(text: Shown): string {
  return text.replace(/[!-/:-@[-`{-~]/g, String.raw`\$&`);
}

import { MarkdownString } from 'vscode';
import { line, type Shown } from '../base/shown';
import type { CommandCall } from './commands';

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

/** As {@link tooltip}, with a command below that a click runs. */
export function tooltipWithCommand(
  heading: Shown,
  lines: readonly TooltipLine[],
  link: { readonly title: Shown; readonly call: CommandCall },
): MarkdownString {
  const { command, arguments: given } = link.call;
  const address = `command:${command}?${encodeURIComponent(JSON.stringify(given))}`;
  const text = tooltip(heading, lines);
  text.appendMarkdown(`\n\n[${escaped(link.title)}](${address.replace(/[()]/g, encodedParenthesis)})`);
  // Only this one may be run from here.
  text.isTrusted = { enabledCommands: [command] };
  return text;
}

function encodedParenthesis(sign: string): string {
  return sign === '(' ? '%28' : '%29';
}

/**
 * Escapes all that Markdown may read as markup or as an address. `MarkdownString.appendText` leaves addresses as they
 * are, which then become links, and keeps lines from breaking between words.
 */
function escaped(text: Shown): string {
  return text.replace(/[!-/:-@[-`{-~]/g, String.raw`\$&`);
}

import { MarkdownString } from 'vscode';
import { line, type Shown } from '../base/shown';
import type { CommandArguments, CommandId } from './commands';

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

/** Adds a link that runs one command. Nothing else in the text can run any. */
export function linkTo<K extends CommandId>(
  text: MarkdownString,
  label: Shown,
  command: K,
  ...args: CommandArguments[K]
): MarkdownString {
  // Brackets would end the address.
  const given = encodeURIComponent(JSON.stringify(args)).replace(
    /[()]/g,
    (c) => `%${c.charCodeAt(0).toString(16)}`,
  );
  const linked = new MarkdownString(`${text.value}\n\n[${escaped(label)}](command:${command}?${given})`);
  linked.isTrusted = { enabledCommands: [command] };
  return linked;
}

/**
 * Escapes all that Markdown may read as markup or as an address. `MarkdownString.appendText` leaves addresses as they
 * are, which then become links, and keeps lines from breaking between words.
 */
function escaped(text: Shown): string {
  return text.replace(/[!-/:-@[-`{-~]/g, String.raw`\$&`);
}

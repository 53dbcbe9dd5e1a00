/** Letters and signs by their kind that are drawn as nothing. */
const BLANK = '\\u115f\\u1160\\u2800\\u3164\\uffa0';
const SOMETHING = new RegExp(`[^\\s\\p{C}\\p{M}${BLANK}]`, 'u');

/** A text in which there is something to see; undefined for one that is absent, blank or made of what is not drawn. */
export function visibleText(text: string | null | undefined): string | undefined {
  return text && SOMETHING.test(text) ? text : undefined;
}

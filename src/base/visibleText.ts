/** Characters that count as letters or symbols but are drawn as nothing. */
const BLANK = '\\u115f\\u1160\\u2800\\u3164\\uffa0';
const SOMETHING = new RegExp(`[^\\s\\p{C}\\p{M}${BLANK}]`, 'u');

/** Returns a text if there is something to see in it; undefined if it is absent, blank or made of invisible characters. */
export function visibleText(text: string | null | undefined): string | undefined {
  return text && SOMETHING.test(text) ? text : undefined;
}

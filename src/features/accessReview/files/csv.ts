import { onOneLine } from '../../../base/report/plainText';

/** Makes spreadsheets read the file as UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Places where a spreadsheet would begin a formula: at the start of a cell, also behind quotes and blanks, and behind
 * a semicolon, at which a Czech spreadsheet splits lines. Some spreadsheets take the wide characters for the narrow
 * ones.
 */
const FORMULA_START = /(^|;)(["'\s]*)(?=[=+\-@＝＋－＠])/gu;

/**
 * A table as CSV (RFC 4180): every cell in quotes, lines end with CRLF, UTF-8 with a byte order mark. No cell is a formula
 * for a spreadsheet: one that would be gets an apostrophe in front. Line breaks and tabs inside a cell become spaces.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => `${cells.map(cellOf).join(',')}\r\n`);
  return BYTE_ORDER_MARK + lines.join('');
}

function cellOf(text: string): string {
  const harmless = onOneLine(text).replace(FORMULA_START, `$1'$2`);
  return `"${harmless.replaceAll('"', '""')}"`;
}

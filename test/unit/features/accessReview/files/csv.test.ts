import assert from 'node:assert/strict';
import fc from 'fast-check';
import { csvOf } from '../../../../../src/features/accessReview/files/csv';
import { onOneLine } from '../../../../../src/base/report/plainText';

/** Reads CSV as RFC 4180 says, and as a spreadsheet does that splits at another separator. */
function parse(csv: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let index = 0; index < csv.length; index++) {
    const character = csv.charAt(index);
    if (isQuoted && character === '"' && csv.charAt(index + 1) === '"') {
      cell += '"';
      index++;
    } else if (character === '"' && (isQuoted || cell === '')) {
      isQuoted = !isQuoted;
    } else if (!isQuoted && character === separator) {
      row.push(cell);
      cell = '';
    } else if (!isQuoted && csv.startsWith('\r\n', index)) {
      rows.push([...row, cell]);
      [row, cell] = [[], ''];
      index++;
    } else {
      cell += character;
    }
  }
  assert.deepEqual([row, cell, isQuoted], [[], '', false], 'the file ends with a whole row');
  return rows;
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        ...Array.from('=+-@＝＋－＠\t\r\n;,"\' |a1'),
        '=HYPERLINK("https://evil.example")',
        '\u200b',
        '\ufeff',
      ),
    )
    .map((parts) => parts.join('')),
);

describe('a table as CSV', () => {
  it('is quoted, ends its lines with CRLF and says that it is UTF-8', () => {
    assert.equal(
      csvOf([
        ['Name', 'Scopes'],
        ['Jan "Honza" Říha', 'invoices, expenses'],
      ]),
      '\uFEFF"Name","Scopes"\r\n"Jan ""Honza"" Říha","invoices, expenses"\r\n',
    );
    assert.equal(csvOf([]), '\uFEFF');
  });

  it('puts an apostrophe before what would be a formula, and before nothing else', () => {
    const cells = [
      '=1+1',
      '+420',
      '-1',
      '@SUM(A1)',
      '\t=1',
      ' "=1',
      'a;=1',
      'a=1',
      'jan@example.org',
      'a; b',
      'a-b',
    ];
    assert.deepEqual(parse(csvOf([cells]).slice(1), ',')[0], [
      "'=1+1",
      "'+420",
      "'-1",
      "'@SUM(A1)",
      "'=1",
      `'"=1`,
      "a;'=1",
      'a=1',
      'jan@example.org',
      'a; b',
      'a-b',
    ]);
  });

  it('gives back every text, but for the apostrophes', () => {
    fc.assert(
      fc.property(fc.array(fc.array(hostile, { minLength: 2, maxLength: 4 })), (rows) => {
        const read = parse(csvOf(rows).slice(1), ',');
        const withoutMarks = (text: string): string => text.replaceAll("'", '');
        assert.deepEqual(
          read.map((cells) => cells.map(withoutMarks)),
          rows.map((cells) => cells.map((cell) => withoutMarks(onOneLine(cell)))),
        );
      }),
    );
  });

  it('has no cell that is a formula, at whatever separator a spreadsheet splits', () => {
    fc.assert(
      fc.property(fc.array(fc.array(hostile, { minLength: 2, maxLength: 4 })), (rows) => {
        const csv = csvOf(rows).slice(1);
        const cells = [
          ...parse(csv, ',').flat(),
          // Split without any regard to quotes: more cells than a spreadsheet would ever see.
          ...csv.split(/;|\t|\r\n/),
        ];
        for (const cell of cells) {
          assert.ok(!/^[=+\-@＝＋－＠\t\r]/u.test(cell.replace(/^["\s]+/u, '')), JSON.stringify(cell));
        }
      }),
    );
  });
});

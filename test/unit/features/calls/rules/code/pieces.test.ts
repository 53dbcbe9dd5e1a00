import assert from 'node:assert/strict';
import fc from 'fast-check';
import { piecesOf } from '../../../../../../src/features/calls/rules/code/pieces';

describe('calls in pieces of a text', () => {
  it('are looked for in a piece of a large text at a time, which all together are the text', () => {
    const part = fc.constantFrom(
      '"',
      "'",
      '`',
      '/*',
      '*/',
      '\n',
      '\\',
      'a = b; ',
      '"text" ',
      'x'.repeat(900),
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 500, maxLength: 900 }), (parts) => {
        const text = parts.join('').repeat(2);
        let at = 0;
        for (const { start, end, readFrom, readTo } of piecesOf(text)) {
          assert.equal(start, at);
          assert.ok(readFrom <= start && end <= readTo && readTo - readFrom <= 50_000);
          at = end;
        }
        assert.equal(at, text.length);
      }),
      { numRuns: 50 },
    );
  });
});

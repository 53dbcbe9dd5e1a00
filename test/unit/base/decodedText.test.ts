import assert from 'node:assert/strict';
import { decodedText } from '../../../src/base/decodedText';

describe('the text of a file', () => {
  const text = 'FAKTUROID_SLUG=příklad';
  const le = Buffer.from(`\uFEFF${text}`, 'utf16le');

  it('is read in UTF-8 and, where its first bytes say so, in UTF-16', () => {
    assert.equal(decodedText(Buffer.from(text)), text);
    assert.equal(decodedText(Buffer.from(`\uFEFF${text}`)), text);
    assert.equal(decodedText(le), text);
    assert.equal(decodedText(Buffer.from(le).swap16()), text);
  });

  it('is none where there are zeros among its bytes', () => {
    assert.equal(decodedText(Buffer.from('\0\0FAKTUROID')), undefined);
    assert.equal(decodedText(le.subarray(2)), undefined);
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseCredentialText, withoutBearer } from '../../../../src/features/signIn/credentialText';

describe('a pasted client id or secret', () => {
  it('loses the white space around it', () => {
    assert.deepEqual(parseCredentialText(' \u00a0\tabc123\r\n\ufeff'), { value: 'abc123' });
  });

  for (const [name, text, fault] of [
    ['nothing', ' \n', { kind: 'empty' }],
    ['a space inside', 'ab cd', { kind: 'space', position: 3, codePoint: 'U+0020' }],
    ['a non-breaking space inside', 'ab\u00a0cd', { kind: 'invisible', position: 3, codePoint: 'U+00A0' }],
    ['a zero-width space', 'abcd\u200b', { kind: 'invisible', position: 5, codePoint: 'U+200B' }],
    ['a line break inside', 'ab\ncd', { kind: 'invisible', position: 3, codePoint: 'U+000A' }],
    ['a Cyrillic letter', '\u0430bc', { kind: 'nonAscii', position: 1, codePoint: 'U+0430' }],
    ['an emoji after another', '\u{1f600}', { kind: 'nonAscii', position: 1, codePoint: 'U+1F600' }],
  ] as const) {
    it(`is refused with ${name}`, () => {
      assert.deepEqual(parseCredentialText(text), { fault });
    });
  }

  it('is told apart from two values that were pasted together', () => {
    for (const between of [' ', '\n', '\t', '\r\n']) {
      const fault = { kind: 'several' };
      assert.deepEqual(parseCredentialText(`${'a'.repeat(40)}${between}${'b'.repeat(40)}`), { fault });
    }
  });

  it('is a token without what stands before it in a header', () => {
    for (const text of ['abc', 'Bearer abc', ' bearer  abc', 'Authorization: Bearer abc']) {
      assert.equal(withoutBearer(text), 'abc');
    }
    assert.equal(withoutBearer('Bearerabc'), 'Bearerabc');
  });

  it('is accepted exactly when all that is left is visible ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const parsed = parseCredentialText(text);
        assert.equal('value' in parsed, /^[\x21-\x7e]+$/.test(text.trim()));
      }),
    );
  });
});

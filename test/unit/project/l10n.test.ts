import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isTypedFor, withCzechSpaces } from '../../../scripts/czechSpaces';
import { exportTexts } from '../../../scripts/exportTexts';
import { CZECH_TEXTS, messagesOf, readTexts } from '../../kit/texts';

/** The `{0}` of a text, in a fixed order: a translation may turn them round but not lose one. */
function placeholders(text: string): string {
  return (text.match(/\{\d+\}/g) ?? []).sort().join(' ');
}

describe('texts in two languages', () => {
  it('has every text of the code in the English bundle, and no other', async () => {
    assert.deepEqual(readTexts('l10n/bundle.l10n.json'), messagesOf(await exportTexts('src')));
  });

  it('puts no text from outside where it could complete a link, an icon or another text', () => {
    for (const text of Object.values(readTexts('l10n/bundle.l10n.json'))) {
      assert.doesNotMatch(text, /\]\(|\$\(|\{\d\}\{\d\}/);
    }
  });

  for (const [english, czech] of [
    ['l10n/bundle.l10n.json', 'l10n/bundle.l10n.cs.json'],
    ['package.nls.json', 'package.nls.cs.json'],
  ] as const) {
    it(`has the Czech beside every text of ${english}, with the same placeholders`, () => {
      const en = readTexts(english);
      const cs = readTexts(czech);
      assert.deepEqual(Object.keys(cs).sort(), Object.keys(en).sort());
      for (const [key, text] of Object.entries(en)) {
        assert.equal(placeholders(cs[key] ?? ''), placeholders(text), key);
        assert.notEqual(cs[key]?.trim(), '', key);
      }
    });
  }

  it('lets no Czech line end in a word of one letter, before a unit or within a date; npm run l10n sees to it', () => {
    assert.equal(withCzechSpaces('V účtu a u {0} za {1} s'), 'V\u00a0účtu a\u00a0u\u00a0{0} za {1}\u00a0s');
    assert.equal(withCzechSpaces('30 dní od 4. dubna'), '30\u00a0dní od 4.\u00a0dubna');
    assert.equal(withCzechSpaces('{0} dny, {1} dnů, 5 %'), '{0}\u00a0dny, {1}\u00a0dnů, 5\u00a0%');
    assert.equal(withCzechSpaces('{0} souborů. Další'), '{0} souborů. Další');
    assert.equal(withCzechSpaces('API v3 s Client ID'), 'API v3 s\u00a0Client ID');
    for (const file of CZECH_TEXTS) {
      const texts = Object.entries(readTexts(file)).filter(([name]) => !isTypedFor(name));
      assert.deepEqual(
        texts.filter(([, text]) => text !== withCzechSpaces(text)),
        [],
      );
    }
  });

  it('has a text for every name in package.json', () => {
    const names = [...readFileSync('package.json', 'utf8').matchAll(/"%([\w.]+)%"/g)].map(([, name]) => name);
    assert.ok(names.length > 0);
    assert.deepEqual(
      names.filter((name) => name === undefined || !(name in readTexts('package.nls.json'))),
      [],
    );
  });
});

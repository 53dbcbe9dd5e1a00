import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isTypedFor, withCzechSpaces } from '../../../scripts/czechSpaces';
import { exportTexts } from '../../../scripts/exportTexts';

type Texts = Record<string, string>;

/** A text with a comment for translators is exported together with it. */
type Exported = Record<string, string | { readonly message: string }>;

function read(path: string): Texts {
  return messages(JSON.parse(readFileSync(path, 'utf8')) as Exported);
}

function messages(exported: Exported): Texts {
  return Object.fromEntries(
    Object.entries(exported).map(([key, text]) => [key, typeof text === 'string' ? text : text.message]),
  );
}

/** The `{0}` of a text, in a fixed order: a translation may turn them round but not lose one. */
function placeholders(text: string): string {
  return (text.match(/\{\d+\}/g) ?? []).sort().join(' ');
}

describe('texts in two languages', () => {
  it('has every text of the code in the English bundle, and no other', async () => {
    assert.deepEqual(read('l10n/bundle.l10n.json'), messages(await exportTexts('src')));
  });

  it('puts no text from outside where it could complete a link, an icon or another text', () => {
    for (const text of Object.values(read('l10n/bundle.l10n.json'))) {
      assert.doesNotMatch(text, /\]\(|\$\(|\{\d\}\{\d\}/);
    }
  });

  for (const [english, czech] of [
    ['l10n/bundle.l10n.json', 'l10n/bundle.l10n.cs.json'],
    ['package.nls.json', 'package.nls.cs.json'],
  ] as const) {
    it(`has the Czech beside every text of ${english}, with the same placeholders`, () => {
      const en = read(english);
      const cs = read(czech);
      assert.deepEqual(Object.keys(cs).sort(), Object.keys(en).sort());
      for (const [key, text] of Object.entries(en)) {
        assert.equal(placeholders(cs[key] ?? ''), placeholders(text), key);
        assert.notEqual(cs[key]?.trim(), '', key);
      }
    });
  }

  it('lets no Czech line end in a word of one letter or between a number and its unit; npm run l10n sees to it', () => {
    assert.equal(withCzechSpaces('V účtu a u {0} za {1} s'), 'V\u00a0účtu a\u00a0u\u00a0{0} za {1}\u00a0s');
    for (const file of ['l10n/bundle.l10n.cs.json', 'package.nls.cs.json']) {
      const texts = Object.entries(read(file)).filter(([name]) => !isTypedFor(name));
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
      names.filter((name) => name === undefined || !(name in read('package.nls.json'))),
      [],
    );
  });
});

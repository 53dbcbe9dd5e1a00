import assert from 'node:assert/strict';
import fc from 'fast-check';
import { joined, line, shown, spokenLabel, withIcon } from '../../../src/base/shown';

/** How VS Code finds links in notifications, input boxes and messages of views (`linkedText.ts`), and icons in labels. */
const LINK = /\[[^\]]+\]\([^)\s]+/;
const ICON = /\$\([\w-]+(?:~\w+)?\)/;

/** Pieces from which links, icons and turned lines are made. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '[',
        ']',
        '(',
        ')',
        '](',
        '$(',
        '$',
        'command:a.b',
        'https://a.test',
        'alert',
        '\\',
        '\u202e',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''));

function assertHarmless(text: string): void {
  assert.doesNotMatch(text, LINK);
  assert.doesNotMatch(text, ICON);
  assert.doesNotMatch(text, /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Cs}]/u);
}

describe('text from outside on the screen', () => {
  it('holds no link, icon, line break or turned direction, whatever it was', () => {
    fc.assert(fc.property(hostile, (text) => assertHarmless(shown(text))));
  });

  it('forms none together with what stands beside it', () => {
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        assertHarmless(line`${shown(a)}${shown(b)}`);
        assertHarmless(line`[${shown(a)}](${shown(b)})`);
        assertHarmless(joined([shown(a), shown(b)], ' · '));
      }),
    );
  });

  it('is cut with an ellipsis, between characters', () => {
    assert.equal(shown('a'.repeat(10_000)), `${'a'.repeat(199)}…`);
    assert.equal(shown('👩‍🚀 Jana', 4), '👩‍🚀…');
    assert.equal(shown('Jana Vzorová', 12), 'Jana Vzorová');
  });

  it('is what it was where nothing is wrong with it', () => {
    const names = ['Jana Vzorová', 'Účetní & syn, s.r.o.', 'می‌خواهم', '👩‍🚀', 'a (b) [c] $d'];
    assert.deepEqual(
      names.map((name) => shown(name)),
      names,
    );
  });

  it('stands behind an icon of our own', () => {
    assert.equal(withIcon('account', shown('Jana $(alert)')), '$(account) Jana $ (alert)');
  });

  it('leaves out parts that are empty', () => {
    const parts = [shown('a'), undefined, shown(''), shown('b')];
    assert.equal(joined(parts, ' · '), 'a · b');
    assert.equal(spokenLabel(parts), 'a, b');
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { markdownOf } from '../../../../src/base/report/markdown';
import { onOneLine } from '../../../../src/base/report/plainText';

/** Texts of which some are made of nothing but markup. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        ...Array.from('\\`*_[](){}<>|~&$^#+-=!.:;@/"\' \n\r\t\u202e1a'),
        'https://evil.example/',
        'www.evil.example',
        '<img src=x>',
        '![x](y)',
        '&#64;',
        '1. ',
        '``',
      ),
    )
    .map((parts) => parts.join('')),
);

/** Reads one escaped text back; fails on a character that would begin markup where it stands. */
function unescaped(markdown: string): string {
  let text = '';
  for (let index = 0; index < markdown.length; index++) {
    const character = markdown.charAt(index);
    if (character === '\\') {
      text += markdown.charAt(++index);
    } else if (character === '`') {
      const end = markdown.indexOf('`', index + 1);
      assert.ok(end > index + 1, `a code span ends: ${markdown}`);
      text += markdown.slice(index + 1, end);
      index = end;
    } else {
      assert.doesNotMatch(character, /[*_[\]<>|~&$^#@]/, markdown);
      text += character;
    }
  }
  return text;
}

describe('a report as Markdown', () => {
  it('has a title, facts, paragraphs, lists and tables', () => {
    const text = markdownOf({
      title: 'Access review',
      facts: [
        { label: 'Made at', value: '2026-11-22 08:00 UTC' },
        { label: 'Version', value: '1.2.3' },
      ],
      sections: [
        { level: 2, heading: 'Findings', blocks: [{ kind: 'paragraph', text: '2. Two of them' }] },
        {
          level: 3,
          heading: 'High',
          blocks: [
            { kind: 'list', items: ['One', '- two'] },
            { kind: 'list', items: [] },
            { kind: 'table', columns: ['Name', 'E-mail'], rows: [['Jan | Eva', 'jan@example.org']] },
          ],
        },
      ],
    });
    assert.equal(
      text,
      [
        '# Access review',
        '',
        '- Made at: 2026-11-22 08:00 UTC',
        '- Version: 1.2.3',
        '',
        '## Findings',
        '',
        String.raw`2\. Two of them`,
        '',
        '### High',
        '',
        '- One',
        String.raw`- \- two`,
        '',
        '| Name | E-mail |',
        '| --- | --- |',
        String.raw`| Jan \| Eva | ` + '`jan@example.org` |',
        '',
      ].join('\n'),
    );
  });

  it('keeps every text on its line, in its cell and without markup, and loses nothing of it', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (heading, item, cell) => {
        const text = markdownOf({
          title: 'T',
          facts: [],
          sections: [
            {
              level: 2,
              heading,
              blocks: [
                { kind: 'list', items: [item] },
                { kind: 'table', columns: ['A', 'B'], rows: [[cell, 'end']] },
              ],
            },
          ],
        });
        const [, , headingLine = '', , itemLine = '', , , , rowLine = '', ...rest] = text.split('\n');
        assert.deepEqual(rest, ['']);
        assert.equal(unescaped(headingLine.slice('## '.length)), onOneLine(heading));
        assert.equal(unescaped(itemLine.slice('- '.length)), onOneLine(item));
        assert.doesNotMatch(itemLine, /^- (?:[-+=]|\d+[.)])/);
        assert.ok(rowLine.startsWith('| ') && rowLine.endsWith(' | end |'));
        assert.equal(unescaped(rowLine.slice('| '.length, -' | end |'.length)), onOneLine(cell));
      }),
      { numRuns: 500 },
    );
  });

  it('shows what renderers make links of as code', () => {
    for (const link of [
      'https://evil.example/a_b',
      'www.evil.example',
      'a@evil.example',
      'WWW.evil.example',
    ]) {
      assert.ok(
        markdownOf({ title: `See ${link}, please`, facts: [], sections: [] }).includes(`\`${link},\``),
        link,
      );
    }
  });

  it('ends with a name of any length', () => {
    const title = 'a'.repeat(400_000);
    assert.equal(markdownOf({ title, facts: [], sections: [] }), `# ${title}\n`);
  });

  it('lets no renderer take a name for a domain', () => {
    const text = markdownOf({ title: 'evil.example of Liška s.r.o. 1.2.3', facts: [], sections: [] });
    assert.equal(text, String.raw`# evil\.example of Liška s.r.o. 1.2.3` + '\n');
  });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { MENUS } from '../../../src/fakturoid/menus';
import { allFiles } from '../../kit/markdown';
import { CZECH_TEXTS, ENGLISH_TEXTS, readTexts } from '../../kit/texts';

const GLOSSARY = 'docs/glossary.md';

/** Where something is written, and what. */
type Written = readonly [where: string, text: string];

/** The words of a table of the glossary that are not used. */
function banned(heading: string): RegExp {
  const [, section = ''] = readFileSync(GLOSSARY, 'utf8').split(`### ${heading}\n`);
  const rows = (section.split('\n#')[0] ?? '').split('\n').filter((row) => row.startsWith('| '));
  const words = rows.slice(2).flatMap((row) => (row.split('|')[1] ?? '').split(','));
  assert.ok(words.length > 5, heading);
  const patterns = words.map((word) => {
    const [first = '', ...rest] = word.trim().replace('…', '');
    const start = `[${first.toLowerCase()}${first.toUpperCase()}]${rest.join('')}`.replaceAll(' ', '\\s');
    return word.includes('…') ? start : `${start}(?![\\p{L}-])`;
  });
  return new RegExp(`(?<![\\p{L}-])(?:${patterns.join('|')})`, 'u');
}

function assertWithout(pattern: RegExp, all: readonly Written[]): void {
  assert.ok(all.length > 0);
  assert.deepEqual(
    all.flatMap(([where, text]) => {
      const [found] = pattern.exec(text) ?? [];
      return found === undefined ? [] : [`${where}: ${found}`];
    }),
    [],
  );
}

const textsIn = (files: readonly string[]): Written[] =>
  files.flatMap((file) => Object.entries(readTexts(file)).map(([key, text]): Written => [key, text]));

const files = allFiles();

/** The lines of files, each with its place. */
const linesOf = (wanted: (file: string) => boolean): Written[] =>
  files.filter(wanted).flatMap((file) => {
    const lines = readFileSync(file, 'utf8').split('\n');
    return lines.map((text, index): Written => [`${file}:${index + 1}`, text]);
  });

const isDocument = (file: string): boolean => /\.(?:md|schema\.json|yml)$/.test(file) && file !== GLOSSARY;
const isCzech = (file: string): boolean => file.includes('.cs.');
const isCode = (file: string): boolean => file.startsWith('src/') && file.endsWith('.ts');

/** Comments of all code, that of tests and scripts as well, each as one text. */
function comments(): Written[] {
  return files
    .filter((file) => /\.(?:ts|mjs)$/.test(file))
    .flatMap((file) => {
      const code = readFileSync(file, 'utf8');
      const found = code.match(/(?<!['"`])\/\*[\s\S]*?\*\/|(?<![:'"`\\])\/\/.*$/gm) ?? [];
      return found.map((text): Written => [file, text.replace(/\s+\*?\s*/g, ' ')]);
    });
}

describe('the words of the glossary', () => {
  const english = banned('Anywhere in English: texts, documents, comments');
  const czech = banned('In Czech texts and documents');

  it('know a word in its forms, and nothing that only looks like one', () => {
    for (const text of ['anew', 'Whoever comes', 'it may not', 'E-mails', 'a client id.']) {
      assert.match(text, english);
    }
    for (const text of ['a new one', 'Client ID', 'it may', 'email', 'however', 'maynot']) {
      assert.doesNotMatch(text, english);
    }
    assert.match('bez programových uživatelů', czech);
    assert.match('Více najdete v logu', czech);
    assert.doesNotMatch('Přihlásit se, logo, katalogu', czech);
  });

  it('do not come back in English texts', () => {
    assertWithout(english, textsIn(ENGLISH_TEXTS));
    assertWithout(banned('In English texts on the screen'), textsIn(ENGLISH_TEXTS));
  });

  it('do not come back in English documents', () => {
    assertWithout(
      english,
      linesOf((file) => isDocument(file) && !isCzech(file)),
    );
  });

  it('do not come back in comments', () => assertWithout(english, comments()));

  it('do not come back in Czech texts and documents', () => {
    assertWithout(czech, [...textsIn(CZECH_TEXTS), ...linesOf((file) => isDocument(file) && isCzech(file))]);
  });
});

describe('lists and counts', () => {
  const code = linesOf(isCode);
  /** What is counted for people. */
  const things =
    /\{\d\} (?:[\w-]+ )?(?:users|accounts|files|reviews|findings|days|places|responses|requests|rights|scopes|identities|events)\b/;

  it('has no list for people but those of one function', () => {
    // Messages of a server for one field, which it words itself.
    const others = ['src/base/shown.ts', 'src/fakturoid/schemas/errorBody.ts'];
    assertWithout(
      /join\(', '\)/,
      code.filter(([where]) => !others.some((file) => where.startsWith(file))),
    );
  });

  it('has no plural but those of one function', () => {
    const counted = textsIn(['l10n/bundle.l10n.json']).filter(([, text]) => things.test(text));
    const counts = code.filter(([where]) => where.includes('labels/counts.ts')).join('\n');
    // Never one: the limit of a search, the most requests of the check, and the most acceptances.
    const neverOne = ['the first {0} files', 'At most {1} read-only requests'];
    assert.deepEqual(
      counted
        .map(([, text]) => text)
        .filter((text) => !counts.includes(`'${text}'`) && !neverOne.some((start) => text.startsWith(start))),
      [],
    );
    assertWithout(/\w\((?:s|es|ů|y|í|é)\)/, [...textsIn(ENGLISH_TEXTS), ...textsIn(CZECH_TEXTS)]);
  });

  it('has three Czech forms wherever English has two', () => {
    const cs = readTexts('l10n/bundle.l10n.cs.json');
    const few = Object.keys(cs).filter((key) => key.endsWith('2, 3, 4'));
    assert.ok(few.length > 5);
    for (const key of few) {
      const many = key.replace(/; 2, 3, 4$|\/2, 3, 4$/, '');
      assert.ok(many in cs, key);
      assert.ok(cs[key] !== cs[many] || /\{0\}\s(?:dny|revize)/.test(cs[key] ?? ''), key);
    }
  });
});

describe('menus of Fakturoid', () => {
  const SPELLED =
    /(?:Settings|Nastavení) →|Connect other apps|Napojení na jiné aplikace|User account|Uživatelský účet|Invite user|Pozvat uživatele/;

  it('are spelled by one table only', () => {
    assertWithout(SPELLED, textsIn(['l10n/bundle.l10n.json', 'l10n/bundle.l10n.cs.json']));
    assertWithout(
      SPELLED,
      linesOf((file) => isCode(file) && file !== 'src/fakturoid/menus.ts'),
    );
  });

  for (const [file, language] of [
    ['package.nls.json', 'en'],
    ['package.nls.cs.json', 'cs'],
  ] as const) {
    it(`are those of the table in ${file}`, () => {
      const known = Object.values(MENUS).map((menu) => menu[language]);
      const spelled = textsIn([file]).filter(([, text]) => SPELLED.test(text));
      assert.ok(spelled.length > 0);
      for (const [key, text] of spelled) {
        const rest = known.reduce<string>(
          (before, name) => before.replaceAll(name, ''),
          text.replaceAll('\u00a0', ' '),
        );
        assert.doesNotMatch(rest, SPELLED, key);
        assert.doesNotMatch(rest, /→/, key);
      }
    });
  }

  it('carry the other language in brackets where nobody could check one', () => {
    for (const [name, { en, cs }] of Object.entries(MENUS)) {
      const [, czech] = /\((.+)\)$/.exec(en) ?? [];
      const [, english] = /\((.+)\)$/.exec(cs) ?? [];
      assert.ok(czech === undefined || czech === cs, name);
      assert.ok(english === undefined || en.endsWith(english), name);
    }
    assert.ok(Object.values(MENUS).some(({ en }) => en.includes('(')));
    assert.ok(Object.values(MENUS).some(({ cs }) => cs.includes('(')));
  });
});

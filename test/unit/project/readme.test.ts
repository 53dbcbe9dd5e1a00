import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  anchorOf,
  commandsIn,
  groups,
  headingsIn,
  linksIn,
  picturesIn,
  titlesOfCommands,
  visibleWords,
} from '../../kit/markdown';

const MOST_WORDS = 800;

/** What both say, in their languages. */
const LANGUAGES = [
  {
    file: 'README.md',
    other: 'README.cs.md',
    texts: 'package.nls.json',
    lastReport: /last\s+report:\s+\*\*none yet\*\*/,
  },
  {
    file: 'README.cs.md',
    other: 'README.md',
    texts: 'package.nls.cs.json',
    lastReport: /poslední zprávy:\s+\*\*zatím žádná\*\*/,
  },
] as const;

type Language = (typeof LANGUAGES)[number] & { readonly text: string };

/** Commands by their ids, in the order of the text. */
function commandIds(text: string, texts: string): (string | undefined)[] {
  const ids = new Map([...titlesOfCommands(texts)].map(([id, title]) => [title, id]));
  return commandsIn(text).map((title) => ids.get(title));
}

/** Where the links lead, with the number of the heading instead of its words, and the twin under one name. */
function targets(text: string, twin: string): string[] {
  const anchors = headingsIn(text).map(({ title }) => anchorOf(title));
  return linksIn(text)
    .map((link) => (link.startsWith('#') ? `#${anchors.indexOf(link.slice(1))}` : link))
    .map((link) => (link === twin ? 'the twin' : link));
}

describe('the README', () => {
  const [english, czech] = LANGUAGES.map((language) => ({
    ...language,
    text: readFileSync(language.file, 'utf8'),
  })) as [Language, Language];

  for (const { file, text, texts, lastReport } of [english, czech]) {
    describe(file, () => {
      it('is read in a few minutes', () => {
        const words = visibleWords(text);
        assert.ok(words <= MOST_WORDS, `${words} words`);
      });

      it('has the two commands that set up a clone: one shows the extension, one tests it', () => {
        assert.deepEqual(groups(text, /```sh\n([^`]*)\n```/g), ['npm ci && npm start', 'npm ci && npm test']);
      });

      it('says when the API was last seen live, and asks for a report', () => {
        assert.match(text, lastReport);
        assert.ok(commandIds(text, texts).includes('fakturoid.checkApi'));
      });

      it('lists eight commands', () => {
        assert.equal(groups(text, /^\| _Fakturoid: ([^_]+)_/gm).length, 8);
      });
    });
  }

  it('tells the same in both languages', () => {
    const outline = ({ other, text, texts }: Language): unknown => ({
      headings: headingsIn(text).map(({ level }) => level),
      bullets: text.split(/^#+ .*$/m).map((part) => groups(part, /^(- |\d\. )/gm).length),
      commands: commandIds(text, texts),
      settings: groups(text, /`(fakturoid\.[\w.]+)`/g),
      links: targets(text, other),
      pictures: picturesIn(text).map((name) => name.replace('/cs/', '/en/')),
    });
    assert.deepEqual(outline(czech), outline(english));
  });
});

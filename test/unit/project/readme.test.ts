import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import {
  allFiles,
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
const MOST_BYTES = 200_000;
const MOST_BYTES_MOVING = 1_500_000;

/** What both say, in their languages. */
const LANGUAGES = [
  {
    language: 'en',
    file: 'README.md',
    other: 'README.cs.md',
    texts: 'package.nls.json',
    lastReport: /last\s+report:\s+\*\*none yet\*\*/,
  },
  {
    language: 'cs',
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

/** The width of a PNG in pixels. */
function widthOf(file: string): number {
  return readFileSync(file).readUInt32BE(16);
}

/** Whether a PNG is an animation: then a chunk before the pixels says how long it is. */
function isMoving(file: string): boolean {
  const start = readFileSync(file).toString('latin1');
  return start.slice(0, start.indexOf('IDAT')).includes('acTL');
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

  for (const { file, language, text, texts, lastReport } of [english, czech]) {
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

      it('shows each picture at double resolution, dark and light, in its language, and says what is on it', () => {
        const pictures = text.match(/<picture>.*?<\/picture>/gs) ?? [];
        assert.equal(pictures.length, 6);
        for (const picture of pictures) {
          const [, light = '', width = '', alt = ''] =
            /<img src="([^"]+)-light\.png" width="(\d+)" alt="([^"]+)">/.exec(picture) ?? [];
          assert.ok(light.startsWith(`media/readme/${language}/`), picture);
          assert.ok(
            picture.includes(`media="(prefers-color-scheme: dark)" srcset="${light}-dark.png"`),
            picture,
          );
          assert.equal(widthOf(`${light}-light.png`), 2 * Number(width));
          assert.ok(alt.length > 30, alt);
        }
      });

      it('moves one picture, the first, and holds still where people want that', () => {
        const [first = ''] = text.match(/<picture>.*?<\/picture>/s) ?? [];
        const still = groups(first, /reduced-motion[^>]+srcset="([^"]+)"/g);
        assert.equal(still.length, 2);
        const moving = picturesIn(text).filter((name) => isMoving(name));
        assert.deepEqual(
          moving,
          picturesIn(first).filter((name) => !still.includes(name)),
        );
      });

      it('lists eight commands', () => {
        assert.equal(groups(text, /^\| _Fakturoid: ([^_]+)_/gm).length, 8);
      });
    });
  }

  it('has no picture that nobody is shown, and none that takes long to load', () => {
    const kept = allFiles('media/readme');
    assert.deepEqual(
      kept.toSorted(),
      [...new Set([english, czech].flatMap(({ text }) => picturesIn(text)))].toSorted(),
    );
    for (const file of kept) {
      const most = isMoving(file) ? MOST_BYTES_MOVING : MOST_BYTES;
      assert.ok(statSync(file).size <= most, `${file}: ${statSync(file).size} bytes`);
    }
  });

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

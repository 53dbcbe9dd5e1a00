import { Neighbourhood } from './neighbourhood';
import { nameOf } from './words';

/** The place of a slug in a text. */
export interface SlugInCode {
  readonly start: number;
  readonly end: number;
  readonly slug: string;
}

const MOST_SLUGS = 200;

/** Lower-case letters and digits, older ones with dashes; there is no documented grammar. */
const SLUG = '([a-z0-9][a-z0-9-]{0,59})(?![\\w-])';

/** An address of the API in any version, and of a page of the web application. */
const ADDRESSES = [
  new RegExp(String.raw`fakturoid\.cz/api/v[123]/accounts/${SLUG}`, 'dgi'),
  new RegExp(String.raw`app\.fakturoid\.cz/${SLUG}(?=[/"'\s?#)]|$)`, 'dg'),
  new RegExp(String.raw`//${SLUG}\.fakturoid\.cz`, 'dg'),
];

/** A path of the API whose host is elsewhere in the file. */
const PATH = new RegExp(String.raw`/accounts/${SLUG}/(?=[a-z_]{3,30})`, 'dg');

/** A value of its own: `slug: 'applecorp'`, `FAKTUROID_SLUG=applecorp`. */
const VALUE = new RegExp(
  String.raw`(?:slug|subdomain|account)["'\])]{0,3}\s{0,8}(?:=>|:=|[:=(,])\s{0,8}(["'\u0060]?)${SLUG}(?![.([])`,
  'dgi',
);

/** Pages of the web application that belong to no account, and its own hosts. */
const NO_SLUGS = new Set(
  'api app www rails oauth login users assets packs p slug account undefined null'.split(' '),
);
/** Placeholders for a slug in documents. */
const PLACEHOLDER = /^(?:your|my|some|x{2,}|example|slug|account|firma|vase)\b|slug$/;

const FILE_OF_VALUES = /(?:^|\/)\.env[^/]*$|\.(?:env|ya?ml|ini|properties|toml|conf)$/i;

/** The slugs of accounts in a text, in their order: in addresses, paths, settings and calls. Linear. */
export function slugsIn(text: string, path: string): readonly SlugInCode[] {
  const around = new Neighbourhood(text, path);
  if (around.ranges.length === 0) {
    return [];
  }
  const slugs = new Map</* start */ number, SlugInCode>();
  const add = (pattern: RegExp, group: number, isMeant: (match: RegExpExecArray) => boolean): void => {
    for (const match of text.matchAll(pattern)) {
      const [start = 0, end = 0] = match.indices?.[group] ?? [];
      const slug = text.slice(start, end);
      const isSlug = !NO_SLUGS.has(slug) && !PLACEHOLDER.test(slug) && /^[a-z0-9-]+$/.test(slug);
      if (isSlug && isMeant(match)) {
        slugs.set(start, { start, end, slug });
      }
      if (slugs.size === MOST_SLUGS) {
        return;
      }
    }
  };
  const isNear = (at: number): boolean => around.clues(at, around.blocks(at)) !== 'none';
  ADDRESSES.forEach((pattern) => add(pattern, 1, () => true));
  add(PATH, 1, ({ index }) => isNear(index));
  add(VALUE, 2, (match) => isValue(text, path, match) && isNamed(text, match, isNear));
  return [...slugs.values()].sort((a, b) => a.start - b.start);
}

/** A variable in a program has no quotes, and its name is no slug. */
function isValue(text: string, path: string, { 1: quote, index }: RegExpExecArray): boolean {
  return quote !== '' || FILE_OF_VALUES.test(path) || /[A-Z_]{4}$/.test(text.slice(index, index + 4));
}

function isNamed(
  text: string,
  { index, 0: matched }: RegExpExecArray,
  isNear: (at: number) => boolean,
): boolean {
  const before = /[\w.-]{0,60}$/.exec(text.slice(Math.max(0, index - 60), index))?.[0] ?? '';
  const name = nameOf(before + (/^\w+/.exec(matched)?.[0] ?? ''));
  const isAccountAlone = /^account$/i.test(matched.slice(0, 7)) && !/account[_-]?$/i.test(before);
  return name.isOurs || (!isAccountAlone && !name.isOther && isNear(index));
}

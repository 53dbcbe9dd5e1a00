import type { Block } from './blocks';
import { takenByKey } from './calls';
import { lineEnd, lineStart } from './lines';
import type { Shape } from './shapes';

// Arguments by position, as service containers have them: there is no call before them, only what they are given to.

/** Names of lists of arguments. */
const ARGUMENTS = /^(?:arg(?:ument)?s?|param(?:eter)?s?|constructor(?:[-_]?arg(?:ument)?s?)?)$/i;

const ITEMS = /^["']?\s*\n[ \t]*-[ \t]+["']?$/;
const ITEMS_INLINE = /^["']?\s*,\s*["']?$/;
const ELEMENTS =
  /^(?:<\/(?<element>[\w-]+)>\s*<\k<element>>|["']\s?\/>\s*<(?<empty>[\w-]+)\s[^<>]{0,60}["'])$/;

const ITEM = /^\s*-\s/;
const KEY = /(?<key>[\w.\\$-]+)["']?\s*:?\s*[[{]?\s*$/;
const TAG = /<(?<close>\/?)(?<element>[\w:.-]{1,60})(?<attributes>[^<>]{0,300})>/g;
const OF_ATTRIBUTE = /(?:class|id|name|type)\s?=\s?["']([^"']+)["']/g;

const MOST_LINES = 20;
/** In characters. */
const FARTHEST = 2000;

/**
 * Whether two successive values are such arguments of something of ours.
 *
 * @param blocks the blocks around the first one
 */
export function areArguments(text: string, one: Shape, other: Shape, blocks: readonly Block[]): boolean {
  const between = text.slice(one.end, other.start);
  const elements = ELEMENTS.exec(between)?.groups;
  if (elements !== undefined) {
    return ARGUMENTS.test(elements['element'] ?? elements['empty'] ?? '') && isInElement(text, one.start);
  }
  const [first] = blocks;
  const list = ITEMS.test(between)
    ? listAround(text, one.start)
    : ITEMS_INLINE.test(between) && first?.bracket === '['
      ? first
      : undefined;
  const key = list && keyOf(list.header);
  if (list === undefined || key === undefined) {
    return false;
  }
  const owner = ARGUMENTS.test(key)
    ? blocks.find(({ header, start }) => start < list.start && keyOf(header) !== key)
    : list;
  return owner !== undefined && isOfOurs(keyOf(owner.header));
}

/** The line above the items of a list, which may have the same indentation as they do. */
function listAround(text: string, position: number): Pick<Block, 'header' | 'start'> | undefined {
  let start = lineStart(text, position);
  const indent = indentAt(text, start);
  for (let count = 0; count < MOST_LINES && start > 0; count++) {
    start = lineStart(text, start - 1);
    const header = text.slice(start, Math.min(lineEnd(text, start), start + 200));
    const isItem = ITEM.test(header) && indentAt(text, start) === indent;
    if (header.trim() !== '' && !isItem && indentAt(text, start) <= indent) {
      return /:\s*$/.test(header) && !ITEM.test(header) ? { header, start } : undefined;
    }
  }
  return undefined;
}

function indentAt(text: string, start: number): number {
  return /^[ \t]*/.exec(text.slice(start, start + 200))?.[0].length ?? 0;
}

function keyOf(header: string): string | undefined {
  return KEY.exec(header)?.groups?.['key'];
}

/** Whether a place is in an element such as `<service class="Fakturoid\…">`. */
function isInElement(text: string, position: number): boolean {
  const near = text.slice(Math.max(0, position - FARTHEST), position);
  for (const { groups } of [...near.matchAll(TAG)].reverse()) {
    const attributes = groups?.['attributes'] ?? '';
    if (!ARGUMENTS.test(groups?.['element'] ?? '')) {
      const isOpen = groups?.['close'] === '' && !attributes.endsWith('/');
      return isOpen && [...attributes.matchAll(OF_ATTRIBUTE)].some(([, name]) => isOfOurs(name));
    }
  }
  return false;
}

/** Whether a name of a service or its class is ours: `Fakturoid\FakturoidManager`, `app.fakturoid_client`. */
function isOfOurs(name: string | undefined): boolean {
  const parts = name?.split(/[\\.]/) ?? [];
  const ours = parts.findLastIndex((part) => /fakturoid/i.test(part));
  return ours !== -1 && takenByKey(parts.slice(ours).join('_')) === 'credentials';
}

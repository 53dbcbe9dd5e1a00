import type { Code } from './code';

/** In tokens: the longest types between a name and its bracket. */
const LONGEST_TYPES = 40;

/**
 * The last token of the name before a bracket, where types may be in between: `get<List<T>>(`, Go's `get[[]T](`, Rust's
 * `get::<T>(`.
 */
export function endOfName({ tokens, partners, language }: Code, opener: number): number {
  let at = opener - 1;
  if (tokens[at]?.value === '<>') {
    return at - 1;
  }
  if (language === 'go' && tokens[at]?.value === ']') {
    return (partners.get(at) ?? opener) - 1;
  }
  let depth = 0;
  for (const limit = at - LONGEST_TYPES; at > limit; at--) {
    const value = tokens[at]?.value;
    depth += value === '>' ? 1 : value === '<' ? -1 : 0;
    if (depth === 0) {
      break;
    }
  }
  const isOpen = depth !== 0 || at === opener - 1;
  return isOpen ? opener - 1 : tokens[at - 1]?.value === '::' ? at - 2 : at - 1;
}

/** The bracket after a name and perhaps its types. */
export function openerAfterName({ tokens, partners, language }: Code, name: number): number {
  const types = language === 'go' && tokens[name + 1]?.value === '[' ? partners.get(name + 1) : undefined;
  if (types !== undefined) {
    return types + 1;
  }
  const first = tokens[name + 1]?.value === '::' ? name + 2 : name + 1;
  if (tokens[first]?.value !== '<') {
    return name + 1;
  }
  let depth = 0;
  for (let at = first; at < first + LONGEST_TYPES; at++) {
    const value = tokens[at]?.value;
    depth += value === '<' ? 1 : value === '>' ? -1 : 0;
    if (depth === 0) {
      return tokens[at + 1]?.value === '(' ? at + 1 : name + 1;
    }
  }
  return name + 1;
}

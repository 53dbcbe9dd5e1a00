import { CLOSING, type Code } from './code';
import type { Token } from './tokens';

/** In tokens: the longest type between a name and its value. */
const LONGEST_TYPE = 6;

/** The name or the key that a value is assigned to: `name = …`, `name: …`, `'name' => …`, `define('NAME', …)`. */
export function nameGiven(code: Code, first: number): string | undefined {
  const { tokens, openers, partners } = code;
  let line = tokens[first]?.line ?? 0;
  for (let at = first - 1; at >= 0 && at >= first - 14; at--) {
    const token = tokens[at];
    const before = tokens[at - 1];
    // A statement continues on the next line only after a sign that opens or joins something.
    const isOtherLine = token !== undefined && token.line < line;
    if (token === undefined || token.value === ';' || (isOtherLine && !isOpenEnd(token))) {
      return undefined;
    }
    line = token.line;
    // Skips the parameters of a function that returns the value: `const item = (id) => …`, `string Item(int id) => …`.
    const opener = ['=>', '='].includes(token.value)
      ? openerOfParameters({ tokens, partners }, at)
      : undefined;
    if (opener !== undefined) {
      const name = tokens[opener - 1];
      if (name?.kind === 'word' && name.value !== 'async') {
        return name.value;
      }
      at = opener;
      continue;
    }
    if (isOfBlock(code, at)) {
      return undefined;
    }
    const isGiving = token.kind === 'sign' && ['=', ':=', ':', '=>'].includes(token.value);
    // In `x: string = …` the type comes last; the name is before it.
    if (isGiving && before !== undefined && before.kind !== 'sign') {
      const typed = token.value === '=' ? (beforeType(code, at) ?? nameOfGo(code, at)) : undefined;
      // Go's `u, err := …`.
      const isPair = /^(?:_|err|error|ok)$/.test(before.value) && tokens[at - 2]?.value === ',';
      return ((isPair ? tokens[at - 3] : typed) ?? before).value;
    }
    if (token.value === ',' && tokens[(openers[at] ?? 0) - 1]?.value === 'define') {
      return before?.value;
    }
  }
  return undefined;
}

/** Whether a colon opens a block of Python: in `def item(id) -> str:` the type is no name of what the next line returns. */
function isOfBlock({ tokens, openers, language }: Code, colon: number): boolean {
  const [token, next] = tokens.slice(colon, colon + 2);
  const isEnd = token?.value === ':' && next !== undefined && next.line > token.line;
  return language === 'python' && isEnd && tokens[openers[colon] ?? -1]?.value !== '{';
}

/** The opening bracket of the parameters before a sign, perhaps with a type: `fun item(id: Long): String =`. */
function openerOfParameters(
  { tokens, partners }: Pick<Code, 'tokens' | 'partners'>,
  sign: number,
): number | undefined {
  // The colon and the type are on one line, unlike Python's `def item(id):` and the line after it.
  const isTyped =
    tokens[sign - 1]?.kind === 'word' &&
    tokens[sign - 2]?.value === ':' &&
    tokens[sign - 2]?.line === tokens[sign - 1]?.line;
  const closer = isTyped ? sign - 3 : sign - 1;
  return tokens[closer]?.value === ')' ? partners.get(closer) : undefined;
}

/** The name before a type in Go: `const invoices resource = "invoices"`. */
function nameOfGo({ tokens, language }: Code, sign: number): Token | undefined {
  const [name, type] = tokens.slice(Math.max(0, sign - 2), sign);
  const isTyped = language === 'go' && name?.kind === 'word' && name.line === type?.line;
  return isTyped && !/^(?:var|const)$/.test(name.value) ? name : undefined;
}

/** The name before a colon and a type: `root: &str =`, `url: String? =`. */
function beforeType({ tokens, language }: Code, sign: number): Token | undefined {
  for (let at = sign - 1; at > sign - LONGEST_TYPE; at--) {
    const token = tokens[at];
    if (token?.value === ':' && tokens[at - 1]?.kind === 'word') {
      return token.line === tokens[sign]?.line ? tokens[at - 1] : undefined;
    }
    const isOfType =
      token?.kind === 'word' || ['?', ...(language === 'rust' ? ['&'] : [])].includes(token?.value ?? '');
    if (
      !isOfType ||
      (at < sign - 1 && tokens[at + 1]?.kind === 'word' && token?.kind === 'word' && language !== 'rust')
    ) {
      return undefined;
    }
  }
  return undefined;
}

function isOpenEnd({ kind, value }: Token): boolean {
  return kind === 'sign' && !CLOSING[value];
}

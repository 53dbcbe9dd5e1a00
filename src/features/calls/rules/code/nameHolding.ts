import { calleeOf, isNoCall } from './callees';
import type { Code } from './code';
import { nameGiven } from './nameGiven';

/** In tokens: how far before a text its choice may begin. */
const LONGEST_CHOICE = 20;

/** The name whose whole value is a text: `path = "…"`, `path: "…"`, or the entry of an enumeration, `INVOICES("…")`. */
export function nameHolding(code: Code, first: number): string | undefined {
  const { tokens, openers, language } = code;
  const [before, entry, sign] = tokens.slice(Math.max(0, first - 3), first).toReversed();
  // Ruby's `path "invoices"` in the body of a class.
  if (language === 'ruby' && before?.kind === 'word' && entry?.line !== before.line) {
    return before.value;
  }
  if (before?.value === '(') {
    const isEntry = /^\p{Lu}/u.test(entry?.value ?? '') && ['{', ','].includes(sign?.value ?? '');
    return isEntry ? entry?.value : undefined;
  }
  const isOther = before?.value === ':' && sign?.value === '?';
  if (isOther || ['?', 'else', '||'].includes(before?.value ?? '')) {
    return nameOfChoice(code, first);
  }
  const isGiven = ['=', ':', '=>', ':='].includes(before?.value ?? '');
  const opener = openers[first] ?? -1;
  const isArgument = tokens[opener]?.value === '(' && !isNoCall(calleeOf(code, opener));
  return isGiven && !isArgument ? nameGiven(code, first) : undefined;
}

/** The name that is assigned one of several texts: `kind = isSales ? "invoices" : "expenses"`. */
function nameOfChoice({ tokens }: Code, first: number): string | undefined {
  const from = Math.max(0, first - LONGEST_CHOICE);
  const own = tokens.slice(from, first);
  const sign = own.findLastIndex(({ value }) => ['=', ':=', ';'].includes(value));
  const name = own[sign - 1];
  return sign > 0 && own[sign]?.value !== ';' && name?.kind === 'word' ? name.value : undefined;
}

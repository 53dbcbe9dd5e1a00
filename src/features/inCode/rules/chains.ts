// What may be between a name and its value without saying anything about either: checks of a value, and other
// arguments.

/** Matches the text before `length(40)` in a chain: a dot after a call. */
const MEMBER_BEFORE = /\)\s*\.$/;

/** `max_length=40,` and what follows. */
const ARGUMENT = /^\s?=\s?[^=,\s][^=,]*,/;
const VALUE_BEFORE = /=\s?["'`]?$/;
const VALUE_AFTER = /^["'`]?\s?,/;

const REGULAR_EXPRESSION = /\/\^[^\n/]{0,60}\/[a-z]*/g;
/** Another statement begins here, or two values are compared. */
const ENDS = /[;{}]|[=!]=|<>/;
const CLAIM = /\b(?:expect|assert\w*|should)\b/i;

/** Matches `default=`, or another argument, which would be the name of the value. */
const OWN_KEY = /([\w-]+)["'`]?\s{0,3}(?:=>?|:)\s{0,3}["'`]?$/;
const IS_DEFAULT = /default|fallback|initial|value/i;

const GIVEN = /^["'`\])?]{0,3}\s{0,3}[:=]/;
/** `config("NAME", cast=str, default=…`. */
const GIVEN_OR_BESIDE = /^["'`\])?]{0,3}\s{0,3}[:=,]/;

/** The key by which a value is given: `default=` says nothing of its name, another key is its name. */
export function ownKeyOf(before: string): 'default' | 'other' | undefined {
  const key = OWN_KEY.exec(before)?.[1];
  return key === undefined ? undefined : IS_DEFAULT.test(key) ? 'default' : 'other';
}

/** Whether an identifier is a check in a chain of them, whatever its name: `.email()`. */
export function isMember(before: string, between: string): boolean {
  return MEMBER_BEFORE.test(before) && isOver(between) && !isEnded(before, between);
}

/** Whether an identifier is a call that is over, or names an argument beside the value. */
export function isBeside(before: string, between: string): boolean {
  const isArgument = ARGUMENT.test(between) || (VALUE_BEFORE.test(before) && VALUE_AFTER.test(between));
  return (isArgument || isOver(between)) && !isEnded(before, between);
}

/** Whether a name that is followed by checks or arguments is given a value. */
export function isGiven(between: string, key: 'default' | 'other' | undefined): boolean {
  return (key === 'default' ? GIVEN_OR_BESIDE : GIVEN).test(between);
}

function isEnded(before: string, between: string): boolean {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return ENDS.test(between.replace(REGULAR_EXPRESSION, '')) || CLAIM.test(line);
}

/** Whether the bracket with which a text begins closes in it. */
function isOver(text: string): boolean {
  if (!text.startsWith('(')) {
    return false;
  }
  let depth = 0;
  for (const character of text) {
    depth += character === '(' ? 1 : character === ')' ? -1 : 0;
    if (depth === 0) {
      return true;
    }
  }
  return false;
}

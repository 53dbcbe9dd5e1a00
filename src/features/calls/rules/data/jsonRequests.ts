import type { ShellRequest } from '../shell/commandCalls';
import { type Code, codeOf } from '../code/code';
import { expressionsOf } from '../code/expressions';
import { VERBS } from '../code/verbs';
import { tokenize } from '../code/tokens';

/** Keys that contain the address of a request: `raw` in Postman's `url`, `uri` in Power Automate, a lone `request`. */
const ADDRESSES = /^(?:url|uri|raw|request|requestUrl)$/;
/** Keys that contain the method; `requestMethod` is one of older nodes of n8n. */
const METHODS = /^(?:method|httpMethod|requestMethod)$/;
/** Keys that tell whether an object is a request: a node of n8n, a module of Make, an action of Power Automate. */
const KINDS = /^(?:type|module|_type|kind|app)$/;
const MAKES_REQUESTS = /http|request/i;
const ADDRESS = /^=?(?:https?:\/\/|\{)/;
/** How many objects around an address may tell its kind: a node does so for its `parameters`. */
const LEVELS = 2;
/** In tokens: how much of an object is looked through, so that no text takes long. */
const LONGEST_OBJECT = 2_000;

/**
 * Finds requests in the JSON of programs that send them, such as workflows, collections and scenarios:
 * `{ "method": "POST", "url": "https://…" }`. An address in any other object is data, as in a response of the API. A
 * request without a method reads.
 */
export function jsonRequestsOf(text: string): readonly ShellRequest[] {
  const code = codeOf(tokenize(text, 'json'), 'json');
  return code.tokens.flatMap(({ kind, value, start, end }, at) => {
    const key = code.tokens[at - 2]?.value ?? '';
    const isAddress = kind === 'text' && code.tokens[at - 1]?.value === ':' && ADDRESSES.test(key);
    if (!isAddress || !ADDRESS.test(value)) {
      return [];
    }
    const object = objectOf(code, at, key);
    const said = valueIn(code, object, METHODS);
    if (key !== 'request' && said === undefined && !isRequest(code, object)) {
      return [];
    }
    // The rest of the object is not read, and may contain the method.
    const isCut = said === undefined && (code.partners.get(object) ?? Infinity) > object + LONGEST_OBJECT;
    const isVerb =
      !isCut && (said === undefined || (VERBS as readonly string[]).includes(said.toLowerCase()));
    return [
      {
        method: isVerb ? (said ?? 'GET').toUpperCase() : undefined,
        address: (putTogether(text.slice(start + 1, end - 1)) ?? value).replace(/^=|@(?=\{)/g, ''),
        start: start + 1,
        end: end - 1,
      },
    ];
  });
}

/**
 * The text that a script begins with, where it is the whole value: n8n's
 * `={{ "https://…" + $json.slug + "/users.json" }}`.
 */
function putTogether(value: string): string | undefined {
  const [, script] = /^=?\{\{([^]*)\}\}$/.exec(value) ?? [];
  const code = codeOf(tokenize(script?.replaceAll('\\"', '"') ?? '', 'javascript'), 'javascript');
  return expressionsOf(code)[0]?.value;
}

/** The bracket of the object for a request; Postman's address may be an object in it. */
function objectOf({ openers, tokens }: Code, at: number, key: string): number {
  const opener = openers[at] ?? -1;
  return key === 'raw' && tokens[opener - 2]?.value === 'url' ? (openers[opener] ?? -1) : opener;
}

/** The value of a key that an object has directly, and not in an object inside it. */
function valueIn({ tokens, openers, partners }: Code, object: number, key: RegExp): string | undefined {
  const end = Math.min(partners.get(object) ?? tokens.length, object + LONGEST_OBJECT);
  const own = tokens.slice(object + 1, end);
  const found = own.findIndex(
    ({ value }, at) => key.test(value) && own[at + 1]?.value === ':' && openers[object + 1 + at] === object,
  );
  return found < 0 ? undefined : own[found + 2]?.value;
}

function isRequest(code: Code, object: number): boolean {
  let opener = object;
  for (let level = 0; level < LEVELS && opener >= 0; level++) {
    if (
      code.tokens[opener - 2]?.value === 'request' ||
      MAKES_REQUESTS.test(valueIn(code, opener, KINDS) ?? '')
    ) {
      return true;
    }
    opener = code.openers[opener] ?? -1;
  }
  return false;
}

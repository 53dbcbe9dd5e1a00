import { isOfService, PLATFORMS } from './services';

/** What a name says its value is. */
export type Says = 'id' | 'secret' | 'key' | 'token' | 'refresh' | 'pair';

/** A name in code, taken apart. */
export interface Name {
  readonly text: string;
  /** It contains the word Fakturoid. */
  readonly isOurs: boolean;
  /** Undefined if it is not the name of a credential. */
  readonly says: Says | undefined;
  /** It says so in one word, such as `key`, which may be a key of anything. */
  readonly isVague: boolean;
  /** It contains words that say whose or what it is, and none of them is ours. */
  readonly isForeign: boolean;
  /** It belongs to another service, or to what only looks like a credential: a commit, a checksum. */
  readonly isOther: boolean;
  /** It says nothing: a keyword, a type, a function that hands its value on. */
  readonly isNoise: boolean;
  /** Build tools include values of such names in what they send to browsers. */
  readonly isPublic: boolean;
}

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const SECRET = setOf('secret password passwd pass pwd heslo tajne tajny tajemstvi');
const ID = setOf('id ids username user login email mail');
const KEY = setOf('key apikey klic');
const TOKEN = setOf('token tokens bearer jwt');
const PAIR = setOf('auth basic authorization credential credentials cred creds authentication pscredential');

/** Words that say in general whose a credential is: one of them makes a name clear. */
const QUALIFIERS = setOf('client oauth api access refresh bearer consumer');

/** Words that may be in any name. */
const GENERIC = setOf(
  'production prod test testing tests dev development staging stage sandbox live local demo default my our your the new ' +
    'old current private public vite next react nuxt expo gatsby vue ng svelte env config conf cfg settings setting ' +
    'options option account slug code header headers http https url uri json param params data rest invoice invoices ' +
    'invoicing billing accounting fakt faktura faktury fakturace upstream mcp integration application number no and with for ' +
    'klient klienta klientske klientsky kod ' +
    'set get make create of o a is name req request res response opts ctx props builder instance',
);

/** Words that pass a value on, declare it or describe it: its name comes before them. */
const NOISE = setOf(
  'string str text value val values default initial new from into to owned getenv environ ' +
    'fetch or else unwrap otherwise const let var val final static readonly export set setx setenv arg add put append ' +
    'some ok just type input output varchar char constant as dim byte bytes utf encode ' +
    'encoding convert secure plaintext plain body content literal element item entry variable variables environment process ' +
    'system os import meta lazy required optional nullable sensitive true false null nil none undefined description ' +
    'enabled disabled is are was be it its this that in on at then return returns public private protected internal override ' +
    'func function def fn async await class struct self base64 btoa buffer b64encode latin1 ascii span td th tr p li code pre strong em div ' +
    'param property entry scope shared echo printf use using with field attr attribute column mapped ' +
    'argument flag click init stringify',
);

/** Words for what has the shape of a credential but is none, or is encrypted. */
const NO_CREDENTIALS = setOf(
  'commit commits sha sha1 sha256 hash hashes hashed checksum checksums digest md5 rev revs revision revisions ref refs etag ' +
    'integrity uuid guid fingerprint signature signatures resolved tree parent parents blob object oid nonce salt csrf xsrf ' +
    'color colour state webhook webhooks idempotency enc encrypted cipher ciphertext challenge verifier trace span ' +
    'correlation head merge branch submodule cache cached',
);

/** Prefixes of names whose values build tools include in what they send to browsers. */
export const PUBLIC_PREFIXES =
  'VITE|NEXT_PUBLIC|REACT_APP|NUXT_PUBLIC|PUBLIC|EXPO_PUBLIC|GATSBY|VUE_APP|NG_APP|PREACT_APP|SNOWPACK_PUBLIC|STORYBOOK|BUN_PUBLIC|MIX';

/** Ids that programs give to their own things. */
const ID_OF_A_THING =
  /^_id$|(?:request|trace|session|invoice|order|external|custom|subject|document|build|release|deploy(?:ment)?|job|run|pipeline|version)[-_ ]?(?:id|key)s?$/i;

/** Secrets of a program itself: for signing, encrypting, its database, its users, or incoming webhooks. */
const OF_THE_PROGRAM =
  /(?:session|cookie|jwt|csrf|hmac|encrypt(?:ion)?|signing|database|db|django|flask|admin|root)[-_ ]?(?:secret|key|pass(?:word)?|salt|token)|secret_?key_?base|^app[-_]?(?:key|secret)$|user_?id$|auth[-_]?header$/i;

const PUBLIC = new RegExp(`^(?:${PUBLIC_PREFIXES})_`);

/** Written as one word: `clientsecret`, `fakturoidapikey`. */
const COMPOUND =
  /^(client|api|access|refresh|bearer|oauth|auth|user|secret)?(id|secret|key|token|name|password)$/;

const WORD = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\d+/gu;

/** No name is longer; of a longer one only the end is considered. */
const LONGEST_NAME = 120;

/** Splits a name into words, however they are joined. Linear. */
export function nameOf(identifier: string): Name {
  const text = identifier.slice(-LONGEST_NAME);
  const isOurs = /fakturoid/i.test(text);
  const words = wordsOf(text.replace(/fakturoid/gi, '_'));
  const says = saidBy(words);
  const rest = words.filter((word) => !isCommonWord(word) && !NOISE.has(word));
  const isOther =
    words.some((word) => PLATFORMS.has(word) || NO_CREDENTIALS.has(word)) ||
    isOfService(text, words) ||
    ID_OF_A_THING.test(text) ||
    (!isOurs && OF_THE_PROGRAM.test(text));
  return {
    text,
    isOurs,
    says,
    isVague: !words.some((word) => QUALIFIERS.has(word)),
    isForeign: !isOurs && rest.length > 0,
    isOther,
    isNoise:
      !isOurs &&
      !isOther &&
      words.every((word) => NOISE.has(word) || QUALIFIERS.has(word) || isCommonOnly(word)),
    isPublic: PUBLIC.test(text.slice(text.lastIndexOf('.') + 1)),
  };
}

/** The words of a name or a line, in lower case and without diacritics. */
export function wordsOf(text: string): readonly string[] {
  return Array.from(text.matchAll(WORD), ([word]) => word.toLowerCase()).flatMap((word) => {
    const plain = word.normalize('NFD').replace(/\p{M}/gu, '');
    const parts: readonly (string | undefined)[] = COMPOUND.exec(plain)?.slice(1) ?? [plain];
    return parts.filter((part) => part !== undefined);
  });
}

function saidBy(words: readonly string[]): Says | undefined {
  const has = (vocabulary: ReadonlySet<string>): boolean => words.some((word) => vocabulary.has(word));
  if (words.includes('refresh')) {
    return 'refresh';
  }
  if (has(SECRET)) {
    return words.includes('id') ? 'pair' : 'secret';
  }
  if (has(PAIR) && !has(TOKEN) && !has(KEY)) {
    return has(ID) ? 'id' : 'pair';
  }
  if (has(TOKEN)) {
    return 'token';
  }
  if (has(KEY)) {
    return 'key';
  }
  return has(ID) ? 'id' : undefined;
}

/** Whether a word does not say whose a credential is. */
export function isCommonWord(word: string): boolean {
  return (
    isCommonOnly(word) ||
    QUALIFIERS.has(word) ||
    [SECRET, ID, KEY, TOKEN, PAIR].some((vocabulary) => vocabulary.has(word))
  );
}

/** Whether a common word is also no part of the name of a credential. */
function isCommonOnly(word: string): boolean {
  return GENERIC.has(word) || word.length === 1 || /^\d+$/.test(word);
}

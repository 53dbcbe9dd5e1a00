import { isOfService, PLATFORMS } from './services';

/** What a name says that its value is. */
export type Says = 'id' | 'secret' | 'key' | 'token' | 'refresh' | 'pair';

/** A name in code, taken apart. */
export interface Name {
  readonly text: string;
  /** It has the word Fakturoid in it. */
  readonly isOurs: boolean;
  /** Undefined where it is no name of a credential. */
  readonly says: Says | undefined;
  /** It says so in one word, such as `key`, which may be a key of anything. */
  readonly isVague: boolean;
  /** It has words that say whose or what it is, and none of them is ours. */
  readonly isForeign: boolean;
  /** It is of another service, or of what looks like a credential and is none: a commit, a checksum. */
  readonly isOther: boolean;
  /** It says nothing: a keyword, a type, a function that hands its value on. */
  readonly isNoise: boolean;
  /** Build tools put values of such names into what they send to browsers. */
  readonly isPublic: boolean;
}

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const SECRET = setOf('secret password passwd pass pwd heslo tajne tajny tajemstvi');
const ID = setOf('id ids username user login email mail');
const KEY = setOf('key apikey klic');
const TOKEN = setOf('token tokens bearer jwt');
const PAIR = setOf('auth basic authorization credential credentials cred creds authentication pscredential');

/** Say whose a credential is in general: with one of them a name is clear. */
const QUALIFIERS = setOf('client oauth api access refresh bearer consumer');

/** May stand in any name. */
const GENERIC = setOf(
  'production prod test testing tests dev development staging stage sandbox live local demo default my our your the new ' +
    'old current private public vite next react nuxt expo gatsby vue ng svelte env config conf cfg settings setting ' +
    'options option account slug code header headers http https url uri json param params data rest invoice invoices ' +
    'invoicing billing accounting fakt faktura faktury fakturace upstream mcp integration application number no and with for ' +
    'klient klienta klientske klientsky kod ' +
    'set get make create of o a is name req request res response opts ctx props builder instance',
);

/** Hand a value on, declare it or describe it: what it is called stands before. */
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

/** What has the shape of a credential and is none, or is encrypted. */
const NO_CREDENTIALS = setOf(
  'commit commits sha sha1 sha256 hash hashes hashed checksum checksums digest md5 rev revs revision revisions ref refs etag ' +
    'integrity uuid guid fingerprint signature signatures resolved tree parent parents blob object oid nonce salt csrf xsrf ' +
    'color colour state webhook webhooks idempotency enc encrypted cipher ciphertext challenge verifier trace span ' +
    'correlation head merge branch submodule cache cached',
);

/** With these names begin whose values build tools put into what they send to browsers. */
export const PUBLIC_PREFIXES =
  'VITE|NEXT_PUBLIC|REACT_APP|NUXT_PUBLIC|PUBLIC|EXPO_PUBLIC|GATSBY|VUE_APP|NG_APP|PREACT_APP|SNOWPACK_PUBLIC|STORYBOOK|BUN_PUBLIC|MIX';

/** Ids that programs give to things. */
const ID_OF_A_THING =
  /^_id$|(?:request|trace|session|invoice|order|external|custom|subject|document|build|release|deploy(?:ment)?|job|run|pipeline|version)[-_ ]?(?:id|key)s?$/i;

/** What a program signs and encrypts with, opens its own database with, knows its people by, or lets webhooks in with. */
const OF_THE_PROGRAM =
  /(?:session|cookie|jwt|csrf|hmac|encrypt(?:ion)?|signing|database|db|django|flask|admin|root)[-_ ]?(?:secret|key|pass(?:word)?|salt|token)|secret_?key_?base|^app[-_]?(?:key|secret)$|user_?id$|auth[-_]?header$/i;

const PUBLIC = new RegExp(`^(?:${PUBLIC_PREFIXES})_`);

/** Written as one word: `clientsecret`, `fakturoidapikey`. */
const COMPOUND =
  /^(client|api|access|refresh|bearer|oauth|auth|user|secret)?(id|secret|key|token|name|password)$/;

const WORD = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\d+/gu;

/** No name is longer; only its end is looked at. */
const LONGEST_NAME = 120;

/** Takes a name apart, in whichever way its words are joined. Linear. */
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

/** A word that says nothing of whose a credential is. */
export function isCommonWord(word: string): boolean {
  return (
    isCommonOnly(word) ||
    QUALIFIERS.has(word) ||
    [SECRET, ID, KEY, TOKEN, PAIR].some((vocabulary) => vocabulary.has(word))
  );
}

/** Of those, the words that are no part of what a credential is called either. */
function isCommonOnly(word: string): boolean {
  return GENERIC.has(word) || word.length === 1 || /^\d+$/.test(word);
}

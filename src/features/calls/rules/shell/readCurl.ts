import type { ShellWord } from './shellWords';

/** The request of a curl command. */
export interface CurlRequest {
  readonly method: string;
  /** The address as it is written, with `{NAME}` for what the shell fills in. */
  readonly address: ShellWord;
  /** No option says the method, and the shell fills in options that may. */
  readonly isOpen: boolean;
}

/** Options that take a value, by their long names. */
const LONG_WITH_VALUE = new Set(
  `request url data data-raw data-binary data-ascii data-urlencode json header user user-agent output cookie cookie-jar
  referer max-time connect-timeout retry retry-delay write-out proxy cacert cert key form form-string upload-file
  oauth2-bearer config resolve range dump-header`.split(/\s+/),
);
/** Options that take a value, by their letters. */
const SHORT_WITH_VALUE = 'AbcCdDeEFhHKmoPQrtTuUwxyXYz';
const LONG_NAMES: Readonly<Record<string, string>> = {
  X: 'request',
  d: 'data',
  F: 'form',
  T: 'upload-file',
  I: 'head',
  G: 'get',
};

interface Option {
  readonly name: string;
  readonly value: ShellWord | undefined;
}

/** Reads the words of a curl command after `curl`: `-X POST -d @data.json https://…`. Undefined without an address. */
export function readCurl(words: readonly ShellWord[]): CurlRequest | undefined {
  const { options, plain } = split(words);
  const valueOf = (name: string): ShellWord | undefined =>
    options.findLast((option) => option.name === name)?.value;
  const has = (name: string): boolean => options.some((option) => option.name === name);
  // An array of options, which the shell fills in, may be before the address.
  const address = valueOf('url') ?? plain.find(({ text }) => /[/.]/.test(text)) ?? plain[0];
  const hasData = options.some(({ name }) => /^(?:data|json$|form)/.test(name));
  const implied = has('upload-file') ? 'PUT' : has('head') ? 'HEAD' : hasData && !has('get') ? 'POST' : 'GET';
  const said = valueOf('request')?.text;
  const isFilledIn = plain.some((word) => word !== address && /^\{[^{}]*\}$/.test(word.text));
  return (
    address && { method: (said ?? implied).toUpperCase(), address, isOpen: said === undefined && isFilledIn }
  );
}

function split(words: readonly ShellWord[]): {
  readonly options: readonly Option[];
  readonly plain: readonly ShellWord[];
} {
  const options: Option[] = [];
  const plain: ShellWord[] = [];
  let at = 0;
  while (at < words.length) {
    const word = words[at++];
    if (word?.text.startsWith('--')) {
      const [, name = '', given] = /^--([a-z0-9-]*)(?:=(.*))?$/s.exec(word.text) ?? [];
      const takesNext = given === undefined && LONG_WITH_VALUE.has(name);
      options.push({
        name,
        value: takesNext ? words[at++] : given === undefined ? undefined : { ...word, text: given },
      });
    } else if (word?.text.startsWith('-') && word.text.length > 1) {
      const { flags, letter, value } = cluster(word.text);
      options.push(...flags.map((flag) => ({ name: LONG_NAMES[flag] ?? flag, value: undefined })));
      if (letter !== undefined) {
        const name = LONG_NAMES[letter] ?? letter;
        options.push({ name, value: value === '' ? words[at++] : { ...word, text: value } });
      }
    } else if (word !== undefined) {
      plain.push(word);
    }
  }
  return { options, plain };
}

/** Splits `-sSXPOST` into its flags, the letter that takes a value, and that value. */
function cluster(text: string): { flags: string[]; letter: string | undefined; value: string } {
  const letters = text.slice(1);
  const at = Array.from(letters).findIndex((letter) => SHORT_WITH_VALUE.includes(letter));
  return at < 0
    ? { flags: Array.from(letters), letter: undefined, value: '' }
    : { flags: Array.from(letters.slice(0, at)), letter: letters.charAt(at), value: letters.slice(at + 1) };
}

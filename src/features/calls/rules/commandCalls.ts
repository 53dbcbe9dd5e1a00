import { readCurl } from './curl';
import { type ShellWord, shellWords } from './shellWords';

/** A request that stands in a shell command or a file of requests. */
export interface CommandCall {
  readonly method: string;
  /** With what is filled in, in braces. */
  readonly address: string;
  readonly start: number;
  readonly end: number;
}

const PROGRAM =
  /(?<![\w./-])(curl(?:\.exe)?|https?|xhs?|wget|Invoke-RestMethod|Invoke-WebRequest|irm|iwr)(?=[ \t])/gi;
const REQUEST_LINE =
  /^[ \t]*(?:(GET|HEAD|POST|PUT|PATCH|DELETE)[ \t]+)?(\S+)(?:[ \t]+HTTP\/[\d.]+)?[ \t]*$((?:\r?\n[ \t]+[?&]\S*)*)/gm;
/** A request line without a method reads. */
const ADDRESS_ALONE = /^(?:https?:\/\/|\{\{[^{}]+\}\}\/)/;

/** A command within another one, `$(curl …)`, is read no further, so that no text takes long. */
const LONGEST_INNER = 1_000;

/** Requests that programs make which a shell starts. */
export function commandCallsOf(text: string): readonly CommandCall[] {
  const found: CommandCall[] = [];
  let readUntil = 0;
  for (const match of text.matchAll(PROGRAM)) {
    const isInner = match.index < readUntil;
    const isStarted = /[(`]$/.test(text.slice(Math.max(0, match.index - 1), match.index));
    if (isInner && !isStarted) {
      continue;
    }
    const words = shellWords(text, match.index + match[0].length, isInner ? LONGEST_INNER : undefined);
    readUntil = Math.max(readUntil, words.at(-1)?.end ?? 0);
    const request = requestOf(match[1]?.toLowerCase() ?? '', words);
    if (request !== undefined) {
      const { method, word } = request;
      found.push({ method, address: word.text, start: word.start, end: word.end });
    }
  }
  return found;
}

/** Requests of `.http` files, a line each, with the lines of their query. */
export function requestLinesOf(text: string, mayLackMethod: boolean): readonly CommandCall[] {
  return [...text.matchAll(REQUEST_LINE)].flatMap((match) => {
    const [whole, method, address = '', query = ''] = match;
    if (method === undefined && !(mayLackMethod && ADDRESS_ALONE.test(address))) {
      return [];
    }
    const start = match.index + whole.indexOf(address);
    const joined = address + query.replace(/\s+/g, '');
    return [
      {
        method: method ?? 'GET',
        address: joined.replace(/\{\{[^{}]*\}\}/g, filled),
        start,
        end: start + address.length,
      },
    ];
  });
}

/** `BASE="https://…"` of a shell, `@base = https://…` of a file of requests. */
export function variablesOf(text: string): ReadonlyMap<string, string> {
  const given = text.matchAll(
    /^[ \t]*(?:export[ \t]+|set[ \t]+|@|\$(?:env:)?)?([A-Za-z_]\w*)[ \t]*=[ \t]*["']?(https?:\/\/[^\s"']+|\/[^\s"']*)/gm,
  );
  return new Map(
    [...given].map(([, name = '', value = '']) => [
      name,
      value.replace(/\{\{[^{}]*\}\}|\$\([^()]*\)|\$\{?\w+\}?/g, filled),
    ]),
  );
}

/** `{{$processEnv NAME}}` and `${NAME}` alike become `{NAME}`. */
function filled(text: string): string {
  return `{${text.match(/\w+/g)?.at(-1) ?? ''}}`;
}

function requestOf(
  program: string,
  words: readonly ShellWord[],
): { readonly method: string; readonly word: ShellWord } | undefined {
  if (program.startsWith('curl')) {
    const request = readCurl(words);
    return request && { method: request.method, word: request.address };
  }
  const option = (name: RegExp): ShellWord | undefined => {
    const at = words.findIndex(({ text }) => name.test(text));
    return at < 0 ? undefined : words[at + 1];
  };
  if (program.startsWith('i')) {
    const word =
      option(/^-uri$/i) ??
      words.find(({ text }) => /^\(?https?:/.test(text)) ??
      words.find(({ text }) => text.startsWith('{'));
    const address = word && { ...word, text: word.text.replace(/^\(/, '') };
    return address && { method: (option(/^-method$/i)?.text ?? 'GET').toUpperCase(), word: address };
  }
  const word = words.find(({ text }) => /^(?:https?:\/\/|\{|app\.fakturoid)/.test(text));
  if (program === 'wget') {
    const said = words
      .map(({ text }) => /^--method=(\w+)$/.exec(text)?.[1])
      .find((method) => method !== undefined);
    const isPost = words.some(({ text }) => text.startsWith('--post-'));
    return word && { method: said?.toUpperCase() ?? (isPost ? 'POST' : 'GET'), word };
  }
  // HTTPie and xh: the method stands before the address; data after it makes it a POST.
  const at = word === undefined ? -1 : words.indexOf(word);
  const said = words.slice(0, at).find(({ text }) => /^(?:GET|HEAD|POST|PUT|PATCH|DELETE)$/i.test(text));
  const hasData = words.slice(at + 1).some(({ text }) => /^[\w-]+:?=(?!=)/.test(text));
  return word && { method: said?.text.toUpperCase() ?? (hasData ? 'POST' : 'GET'), word };
}

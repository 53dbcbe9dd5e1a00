import { resolved } from '../paths/bases';
import { readCurl } from './readCurl';
import { type ShellCommand, ShellFunctions } from './shellFunctions';
import { inEachLoop, loopsIn } from './shellLoops';
import { type ShellTable, tablesIn } from './shellTables';
import { ShellVariables } from './shellVariables';
import { SCOPES, type ShellWord, shellWords } from './shellWords';

/** A request in a shell command or a file of requests; without a method where that is not known. */
export interface ShellRequest {
  readonly method: string | undefined;
  /** The address, with variables in braces. */
  readonly address: string;
  readonly start: number;
  readonly end: number;
  /** It depends on the arguments of the function around it, and nothing here calls that. */
  readonly isGiven?: boolean;
}

const PROGRAM =
  /(?<![\w./-])(curl(?:\.exe)?|https?|xhs?|wget|Invoke-RestMethod|Invoke-WebRequest|irm|iwr)(?=[ \t])/gi;
/** A variable that contains a program with its options: `CURL := curl -sS` of make, `CURL="curl -sS"`. */
const HELD =
  /^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*(?:::?|\?)?=[ \t]*(["']?)(curl|https?|xhs?|wget)(?![\w:])(.*)$/gm;
/** A placeholder in a file of requests: `{{$dotenv NAME}}`. */
const FILLED = /\{\{[^{}\n]*\}\}/g;
const REQUEST_LINE =
  /^[ \t]*(?:(GET|HEAD|POST|PUT|PATCH|DELETE)[ \t]+)?(\S+)(?:[ \t]+HTTP\/[\d.]+)?[ \t]*$((?:\r?\n[ \t]+[?&]\S*)*)/gm;
/** A request line without a method, which reads. */
const ADDRESS_ALONE = /^(?:https?:\/\/|\{\{[^{}]+\}\}\/)/;

/** In characters: how much of a command inside another one, `$(curl …)`, is read, so that no text takes long. */
const LONGEST_INNER = 1_000;
const MOST_HELD = 10;

/**
 * Finds requests in shell commands: `curl -X POST "$BASE/invoices.json"`, `Invoke-RestMethod -Uri …`. Each gets the place
 * where its address is written.
 */
export function commandCallsOf(text: string): readonly ShellRequest[] {
  const functions = new ShellFunctions(text);
  const tables = tablesIn(text);
  const variables = new ShellVariables(text, tables);
  const loops = loopsIn(text);
  return [...programsIn(text), ...programsHeld(text), ...tables.flatMap(startedBy)].flatMap(
    ({ program, ...command }) => {
      const requestIn = (words: readonly ShellWord[]): Request | undefined =>
        requestOf(program, variables.filledIn(words), variables);
      const ran = functions.run(command, (words) => {
        const { method = '', word } = requestIn(words) ?? {};
        return `${method} ${word?.text ?? ''}`;
      });
      return ran.flatMap(({ words, isGiven, at }) => {
        const { method, word } = requestIn(words) ?? {};
        return word === undefined
          ? []
          : inEachLoop(word.text, [command.at, at], loops).map((address) => ({
              method: variables.verb(method),
              address,
              start: word.start,
              end: word.end,
              isGiven,
            }));
      });
    },
  );
}

interface Started extends ShellCommand {
  readonly program: string;
}

function programsIn(text: string): readonly Started[] {
  const found: Started[] = [];
  let readUntil = 0;
  for (const match of text.matchAll(PROGRAM)) {
    const isInner = match.index < readUntil;
    const isStarted = /[(`]$/.test(text.slice(Math.max(0, match.index - 1), match.index));
    if (isInner && !isStarted) {
      continue;
    }
    const words = shellWords(text, match.index + match[0].length, isInner ? LONGEST_INNER : undefined);
    readUntil = Math.max(readUntil, words.at(-1)?.end ?? 0);
    found.push({ program: match[1]?.toLowerCase() ?? '', words, at: match.index });
  }
  return found;
}

/** Commands whose program is in a variable: `$CURL "$BASE/user.json"`. */
function programsHeld(text: string): readonly Started[] {
  return [...text.matchAll(HELD)]
    .slice(0, MOST_HELD)
    .flatMap(([, name = '', quote, program = '', rest = '']) => {
      const end = quote === '' ? rest.length : rest.lastIndexOf(quote ?? '');
      const options = shellWords(rest.slice(0, Math.max(0, end)));
      const uses = text.matchAll(new RegExp(`\\$(?:\\(${name}\\)|\\{${name}\\}|${name})(?=[ \\t])`, 'g'));
      let readUntil = 0;
      return [...uses].flatMap(({ 0: use, index: at }) => {
        if (at < readUntil) {
          return [];
        }
        const words = shellWords(text, at + use.length);
        readUntil = words.at(-1)?.end ?? 0;
        return [{ program, at, words: [...options, ...words] }];
      });
    });
}

/** A table as a command with the options that it stands for: `@{ Uri = "…"; Method = 'POST' }`. */
function startedBy({ uri, method, at }: ShellTable): readonly Started[] {
  const options = [uri, method].flatMap((value, index) =>
    value === undefined ? [] : [{ ...value, text: index === 0 ? '-Uri' : '-Method' }, value],
  );
  return options.length === 0 ? [] : [{ program: 'irm', words: options, at }];
}

/** Finds requests in `.http` files: `GET https://…` on a line, perhaps with its query on the next ones. */
export function requestLinesOf(text: string, mayLackMethod: boolean): readonly ShellRequest[] {
  const lines = text.replace(FILLED, (part) => part.replace(/\s/g, '.'));
  return [...lines.matchAll(REQUEST_LINE)].flatMap((match) => {
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

const VARIABLE =
  /^[ \t]*(?:(?:export[ \t]+|set[ \t]+|@|\$(?:\w+:)?)?([A-Za-z_]\w*)[ \t]*(?:::?|\?)?=|set[ \t]+(?:-\w+[ \t]+){0,3}([A-Za-z_]\w*)[ \t])[ \t]*["']?(https?:\/\/(?:\$\{[^{}\n]*\}|[^\s"'])+|(?:\$(?:\{[^{}\n]*\}|(?:\w+:)?\w+))?\/[^\s"']*)/gm;

const VARIABLES = new RegExp(
  `\\{\\{[^{}]*\\}\\}|\\$\\([^()]*\\)|\\$\\{\\w+:?[-?=+][^{}]*\\}|\\$\\{?${SCOPES}\\w+\\}?`,
  'gi',
);

/**
 * Addresses in variables: `BASE="https://…"` of a shell, `set BASE https://…` of fish, `@base = https://…` of a file of
 * requests.
 */
export function variablesOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...heldIn(text)].flatMap(([name, values]) => [...values].slice(-1).map((one) => [name, one])),
  );
}

/** All addresses that variables are assigned. The variable that an address begins with is replaced by its value. */
export function heldIn(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const held = new Map<string, Set<string>>();
  const last = new Map<string, string>();
  for (const [, ofShell, ofFish, value = ''] of text.matchAll(VARIABLE)) {
    const name = ofShell ?? ofFish ?? '';
    const whole = resolved(value.replace(VARIABLES, filled), last);
    last.set(name, whole);
    held.set(name, (held.get(name) ?? new Set()).add(whole));
  }
  return held;
}

/** `{{$processEnv NAME}}`, `${NAME}` and `${NAME:?}` alike become `{NAME}`. */
function filled(text: string): string {
  const [, name = text.match(/\w+/g)?.at(-1)] = /^\$\{(\w+):?[-?=+]/.exec(text) ?? [];
  return `{${name ?? ''}}`;
}

interface Request {
  /** Undefined where it is not known; in braces where a variable contains it. */
  readonly method: string | undefined;
  readonly word: ShellWord;
}

function requestOf(
  program: string,
  words: readonly ShellWord[],
  variables: ShellVariables,
): Request | undefined {
  return program.startsWith('curl')
    ? ofCurl(words)
    : program.startsWith('i')
      ? ofPowerShell(words, variables)
      : program === 'wget'
        ? ofWget(words)
        : ofHttpie(words);
}

function ofCurl(words: readonly ShellWord[]): Request | undefined {
  const request = readCurl(words);
  return request && { method: request.isOpen ? undefined : request.method, word: request.address };
}

function ofPowerShell(all: readonly ShellWord[], variables: ShellVariables): Request | undefined {
  const words = all.map(putTogether);
  const option = (name: RegExp): ShellWord | undefined => {
    const at = words.findIndex(({ text }) => name.test(text));
    return at < 0 ? undefined : words[at + 1];
  };
  const table = words.find(({ text }) => /^@\w/.test(text));
  const word =
    option(/^-uri$/i) ??
    variables.addressOfTable(table?.text.slice(1) ?? '') ??
    words.find(({ text }) => /^https?:/.test(text)) ??
    words.find(({ text }) => text.startsWith('{'));
  const inTable = table === undefined ? 'GET' : variables.methodOfTable(table.text.slice(1));
  return word && { method: option(/^-method$/i)?.text ?? inTable, word };
}

/** A word of PowerShell that joins texts, as one text: `("https://…/" + $id + ".json")`. */
function putTogether(word: ShellWord): ShellWord {
  if (!word.text.startsWith('(')) {
    return word;
  }
  const parts = shellWords(word.text.slice(1, -1)).map(({ text }) => text);
  // `-f $slug` fills placeholders and is no part of the text.
  const end = parts.findIndex((text) => /^-f$/i.test(text));
  const joined = parts.slice(0, end < 0 ? undefined : end).filter((text) => text !== '+');
  return { ...word, text: joined.join('') };
}

function ofWget(words: readonly ShellWord[]): Request | undefined {
  const said = words
    .map(({ text }) => /^--method=(.+)$/.exec(text)?.[1])
    .find((method) => method !== undefined);
  const isPost = words.some(({ text }) => text.startsWith('--post-'));
  const word = addressIn(words);
  return word && { method: said ?? (isPost ? 'POST' : 'GET'), word };
}

/** The request of HTTPie or xh: the method comes before the address; data after the address makes it a POST. */
function ofHttpie(words: readonly ShellWord[]): Request | undefined {
  const options = words.filter(({ text }) => !text.startsWith('-'));
  const [first, second] = options;
  const isSaid =
    /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|\{[^{}]*\})$/i.test(first?.text ?? '') &&
    second !== undefined &&
    isAddress(second);
  const word = isSaid ? second : addressIn(words);
  const hasData = words
    .slice(word === undefined ? 0 : words.indexOf(word) + 1)
    .some(({ text }) => /^[\w-]+:?=(?!=)/.test(text));
  return word && { method: isSaid ? first?.text : hasData ? 'POST' : 'GET', word };
}

function addressIn(words: readonly ShellWord[]): ShellWord | undefined {
  return words.find(isAddress);
}

function isAddress({ text }: ShellWord): boolean {
  return /^(?:https?:\/\/|\{|app\.fakturoid)/.test(text);
}

import { endOfBrackets, type ShellWord, shellWords } from './shellWords';

/** A function that a script declares. */
interface ShellFunction {
  readonly name: string;
  /** Parameters of PowerShell, by name; a POSIX shell has numbers instead. */
  readonly parameters: readonly Parameter[];
  /** Offsets of its body. */
  readonly start: number;
  readonly end: number;
}

interface Parameter {
  readonly name: string;
  readonly byDefault: string | undefined;
}

/** A command in a text: its words, and where it begins. */
export interface ShellCommand {
  readonly words: readonly ShellWord[];
  readonly at: number;
}

/** A command as it runs. */
interface Ran extends ShellCommand {
  /** It depends on the arguments of its function, and nothing here calls that. */
  readonly isGiven: boolean;
}

/** Declarations of functions: `api() {`, `function api {`, fish's `function api`, a label of cmd, `define api` of make. */
const DECLARED =
  /^[ \t]*(?:(?:function[ \t]+([\w:.-]+)[ \t]*(?:\([^{}]{0,500}?\))?|([\w:.-]+)[ \t]*\([ \t]*\))\s{0,9}\{|function[ \t]+([\w-]+)[^\n{]{0,200}$|:([A-Za-z]\w*)[ \t]*\r?$|define[ \t]+(\w+)[ \t]*=?[ \t]*$)/gm;
/** The ends of bodies without braces. */
const ENDS = /^(?:end|endef|[ \t]*:[A-Za-z]\w*[ \t]*\r?)$/gm;
/** What may be right before a command. */
const BEGINS = /(?:^|[\n;|&(){`!=]|\b(?:then|do|else|if|while|until|time|return|await))[ \t]*$|@[ \t]*$/;
const ASSIGNED = /\bshift\b(?:[ \t]+(\d))?|(?<![\w$-])(\w+)=(?=[^\s=])/g;
const ALL = /^\{[@*](?::(\d+))?\}$/;
const PLACEHOLDER = /\{([^{}]*)\}/g;
/** Limits, so that no text takes long. */
const MOST_FUNCTIONS = 40;
const MOST_CALLS = 100;
const LONGEST_BODY = 4_000;
const LEVELS = 3;
const MOST_RUNS = 400;

/**
 * Fills the commands in functions of a script with the arguments of their calls: `api POST invoices.json` with
 * `api() { curl -X "$1" "$BASE/$2"; }` is `curl -X POST "$BASE/invoices.json"`.
 */
export class ShellFunctions {
  readonly #text: string;
  readonly #functions: readonly ShellFunction[];
  #left = MOST_RUNS;
  readonly #calls = new Map<ShellFunction, readonly ShellCommand[]>();

  constructor(text: string) {
    this.#text = text;
    this.#functions = functionsOf(text);
  }

  /**
   * A command as it runs: with the arguments of the function around it, once for each call of that function. Where nothing
   * calls the function, the command is marked as depending on its arguments.
   *
   * @param textOf returns the part of a command that matters; only parameters in that part make the calls count
   */
  run(command: ShellCommand, textOf: (words: readonly ShellWord[]) => string, level = 0): readonly Ran[] {
    const around = this.#functions.find(({ start, end }) => start <= command.at && command.at < end);
    const words = around === undefined ? command.words : this.#inline(command, around, undefined);
    const isGiven =
      around !== undefined &&
      (words.some(({ text }) => ALL.test(text)) || hasParameter(textOf(words), around));
    if (!isGiven || level === LEVELS) {
      return [{ ...command, words, isGiven: false }];
    }
    const calls = this.#callsOf(around);
    this.#left -= calls.length;
    if (calls.length === 0 || this.#left < 0) {
      return [{ ...command, words, isGiven: calls.length === 0 }];
    }
    return calls.flatMap((call) =>
      this.run({ words: this.#inline(command, around, call), at: call.at }, textOf, level + 1),
    );
  }

  #callsOf(called: ShellFunction): readonly ShellCommand[] {
    const known = this.#calls.get(called) ?? callsOf(this.#text, called);
    this.#calls.set(called, known);
    return known;
  }

  /**
   * The words of a command in a function, with variables replaced by their values and parameters by the arguments of a
   * call.
   */
  #inline(
    { words, at }: ShellCommand,
    { start, parameters }: ShellFunction,
    call: ShellCommand | undefined,
  ): readonly ShellWord[] {
    const held = call === undefined ? new Map<string, ShellWord>() : bound(parameters, call.words);
    let shifted = 0;
    const filled = (word: ShellWord): readonly ShellWord[] => {
      const from = ALL.exec(word.text);
      if (from !== null && call !== undefined) {
        return call.words.slice(shifted + Math.max(0, Number(from[1] ?? 1) - 1));
      }
      return [
        fill(word, call && start, (name) =>
          held.get(/^\d+$/.test(name) ? `${Number(name) + shifted}` : name),
        ),
      ];
    };
    for (const { 0: whole, 1: count = '1', 2: name, index } of this.#text
      .slice(start, at)
      .matchAll(ASSIGNED)) {
      const [value] = name === undefined ? [] : shellWords(this.#text, start + index + whole.length);
      if (name === undefined) {
        shifted += Number(count);
      } else if (value !== undefined) {
        filled(value).forEach((one) => held.set(name, one));
      }
    }
    return words.flatMap(filled);
  }
}

function hasParameter(text: string, { parameters }: ShellFunction): boolean {
  return [...text.matchAll(PLACEHOLDER)].some(
    ([, inner = '']) => /^\d/.test(inner) || parameters.some(({ name }) => name === inner.toLowerCase()),
  );
}

/** The arguments of a call, by the name of their parameter in lower case, or by its number. */
function bound(parameters: readonly Parameter[], words: readonly ShellWord[]): Map<string, ShellWord> {
  const held = new Map(words.map((word, at) => [`${at + 1}`, word]));
  const open = [...parameters];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    const named = word?.text.startsWith('-') === true ? word.text.slice(1).toLowerCase() : undefined;
    const index = named === undefined ? 0 : open.findIndex(({ name }) => name === named);
    const value = named === undefined ? word : words[++at];
    const [parameter] = index < 0 ? [] : open.splice(index, 1);
    if (parameter !== undefined && value !== undefined) {
      held.set(parameter.name, value);
    }
  }
  for (const { name, byDefault } of open) {
    if (byDefault !== undefined) {
      held.set(name, { text: byDefault, start: 0, end: 0 });
    }
  }
  return held;
}

/**
 * A word with its variables replaced by their values. It gets the place of the value that was filled in last, so that an
 * address is found where a call contains it.
 *
 * @param body where the body of the called function begins; undefined where there is no call
 */
function fill(
  word: ShellWord,
  body: number | undefined,
  valueOf: (name: string) => ShellWord | undefined,
): ShellWord {
  let { start, end } = word;
  const text = word.text.replace(PLACEHOLDER, (whole, inner: string) => {
    const [name = '', byDefault] = inner.split(':-');
    const value = valueOf(name) ?? valueOf(name.toLowerCase());
    const isOfBody =
      value !== undefined && body !== undefined && body <= value.start && value.end <= word.end;
    if (value !== undefined && value.end > 0 && !isOfBody) {
      ({ start, end } = value);
    }
    return value?.text ?? (body === undefined ? undefined : byDefault) ?? whole;
  });
  return { text, start, end };
}

function functionsOf(text: string): readonly ShellFunction[] {
  return [...text.matchAll(DECLARED)].slice(0, MOST_FUNCTIONS).map((match) => {
    const { 0: whole, index } = match;
    const start = index + whole.length;
    const end = whole.endsWith('{') ? endOfBraces(text, start) : endOfLines(text, start);
    const head = /\bparam\s*\(/i.exec(text.slice(start, Math.min(end, start + 300)));
    const list =
      head === null
        ? whole
        : text
            .slice(start, end)
            .slice(head.index, LONGEST_BODY)
            .split(/\)\s*\n/, 1)[0];
    const [, ...names]: readonly (string | undefined)[] = match;
    const name = names.find((one) => one !== undefined) ?? '';
    return { name, parameters: parametersIn(list ?? ''), start, end };
  });
}

/** Parameters of PowerShell: `[string]$Path, $Method = 'GET'`. */
function parametersIn(list: string): readonly Parameter[] {
  return [...list.matchAll(/\$(\w+)(?:\s*=\s*["']?([\w./-]+))?/g)]
    .filter(([, name = '']) => !/^(?:true|false|null)$/i.test(name))
    .map(([, name = '', byDefault]) => ({ name: name.toLowerCase(), byDefault }));
}

/** The end of a body in braces. Where a quotation mark is left open, the first line that begins with the brace ends it. */
function endOfBraces(text: string, start: number): number {
  const limit = Math.min(text.length, start + LONGEST_BODY);
  const end = endOfBrackets(text, start, limit, '{', '}') ?? text.indexOf('\n}', start);
  return end < 0 ? limit : Math.min(limit, end);
}

function endOfLines(text: string, start: number): number {
  ENDS.lastIndex = start + 1;
  return Math.min(ENDS.exec(text)?.index ?? text.length, start + LONGEST_BODY);
}

/** The calls of a function: `api POST invoices.json`, `call :api …` of cmd, `$(call api,POST,…)` of make. */
function callsOf(text: string, { name, start, end }: ShellFunction): readonly ShellCommand[] {
  const plain = name.replace(/[.]/g, '\\$&');
  const calls = [
    ...text.matchAll(
      new RegExp(`(?<![\\w./:$"'-])(?:call[ \\t]+:)?${plain}(?=[ \\t])|\\$\\(call[ \\t]+${plain},`, 'gi'),
    ),
  ];
  return calls
    .filter(
      ({ index }) =>
        (index < start || index >= end) && BEGINS.test(text.slice(Math.max(0, index - 20), index)),
    )
    .slice(0, MOST_CALLS)
    .map(({ 0: whole, index }) => {
      const at = index + whole.length;
      const words = whole.endsWith(',') ? wordsOfMake(text, at) : shellWords(text, at);
      // A call in `function Get-Contact { Invoke-Api '/subjects.json' }` ends at the brace.
      const ended = words.findIndex(({ text: word }) => word === '}');
      return { words: words.slice(0, ended < 0 ? undefined : ended), at: index };
    });
}

/** The arguments of a call of make: between commas, up to the bracket. */
function wordsOfMake(text: string, start: number): readonly ShellWord[] {
  const list = /^(?:[^()]|\$\([^()]*\)){0,1000}/.exec(text.slice(start, start + 2_000))?.[0] ?? '';
  let at = start;
  return list.split(',').map((part) => {
    const word = { text: part.trim().replace(/\$\((\w+)\)/g, '{$1}'), start: at, end: at + part.length };
    at += part.length + 1;
    return word;
  });
}

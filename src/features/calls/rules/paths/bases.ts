import { addTo } from '../../../../base/addTo';
import { calleeOf, isBlock, isNoCall } from '../code/callees';
import { chainBefore, type Code } from '../code/code';
import type { Expression } from '../code/expressions';
import { functionAround } from '../code/functionAround';
import { functionsIn } from '../code/functions';
import { nameGiven } from '../code/nameGiven';

const PLACEHOLDER = /^\{([^{}]*)\}/;
const SELVES = /^(?:this|self|cls)$/;
/** A setting that contains the address, and the options that pass it to a client: `baseURL: FAKTUROID_URL`. */
const OF_SETTINGS = /^\w*fakturoid\w*(?:url|uri|base|host|root|endpoint)$/i;
const IS_BASE = /^(?:base_?(?:url|uri|address)|prefix_?url|url)$/i;
const OURS = /fakturoid/i;
const LEVELS = 4;
/** A base may refer to one that is declared further down, so one pass is not enough. */
const PASSES = 2;
const ACCOUNT = /^.*?\/accounts\/[^/]*/;
const OF_FAKTUROID = /^https?:\/\/app\.fakturoid\.cz\/api\/v3\//;
const MOST_ADDRESSES = 16;
const ANY = 'https://app.fakturoid.cz/api/v3/accounts/{slug}/{path}';
const GIVES = /^(?:=|:=|:|=>)$/;
const HOST_ONLY = /^(?:https?:)?\/\/[^/]*\/?$/;

/**
 * Finds the beginnings of addresses, by the variable, function or client that contains each: `BASE` in
 * `BASE = "https://app.fakturoid.cz/api/v3"`, `client` in `client = axios.create({ baseURL: BASE })`.
 */
export function basesOf(
  code: Code,
  expressions: readonly Expression[],
  known: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const bases = new Map(known);
  for (const { value, first } of Array.from({ length: PASSES }, () => expressions).flat()) {
    if (/^(?:https?:)?\/\/|^app\.fakturoid|\/api\/v\d|^\/?accounts(?:\/|$)/.test(resolved(value, bases))) {
      const address = resolved(value, bases);
      const name = nameOf(code, first);
      // A name that is only extended is not a beginning: `u.Path = path.Join(u.Path, "accounts")`.
      const isOwn =
        PLACEHOLDER.exec(value)?.[1]
          ?.split('.')
          .includes(name ?? '') === true;
      // Among several values of one name, the one of Fakturoid wins.
      const isBetter = !OURS.test(bases.get(name ?? '') ?? '') && OURS.test(address);
      if (name !== undefined && !isOwn && (!bases.has(name) || isBetter)) {
        bases.set(name, address);
      }
      if (isBeginning(address)) {
        namesOfHolders(code, first)
          .filter((holder) => !bases.has(holder))
          .forEach((holder) => bases.set(holder, address));
      }
    }
  }
  for (const { name, address } of namesOfGiven(code, bases)) {
    bases.set(name, bases.get(name) ?? address);
  }
  // `axios.create({ baseURL: process.env.FAKTUROID_URL })`
  code.tokens.forEach(({ kind, value }, at) => {
    if (kind !== 'sign' && OF_SETTINGS.test(value) && IS_BASE.test(nameGiven(code, at) ?? '')) {
      namesOfHolders(code, at)
        .filter((holder) => !bases.has(holder))
        .forEach((holder) => bases.set(holder, `{${value}}/api/v3`));
    }
  });
  return bases;
}

/** An address that is assigned to a name. */
interface Named {
  readonly name: string;
  readonly address: string;
  readonly at: number;
}

/** Names that are assigned the result of a function whose path contains none of its parameters: `url = moves(slug)`. */
function namesOfGiven(code: Code, bases: ReadonlyMap<string, string>): readonly Named[] {
  return [...bases].flatMap(([base, address]) => {
    const own = functionsIn(code).get(base) ?? [];
    const path = address.replace(ACCOUNT, '');
    const parameters = own.flatMap((one) => one.parameters.flatMap(({ names }) => names));
    const isWhole = own.length > 0 && !parameters.some((one) => path.includes(one));
    return (isWhole ? (code.places.get(base) ?? []) : [])
      .filter((at) => own.every((one) => one.at !== at))
      .map((at) => chainBefore(code, at).first)
      .filter((at) => GIVES.test(code.tokens[at - 1]?.value ?? ''))
      .flatMap((at) => {
        const name = nameGiven(code, at);
        return name === undefined ? [] : [{ name, address, at }];
      });
  });
}

/** These addresses, or a single one with an unknown path where there are too many. */
export function anyOf(addresses: ReadonlySet<string>): readonly string[] {
  return addresses.size > MOST_ADDRESSES ? [ANY] : [...addresses];
}

/** Names that are assigned several addresses, and which of those each use may contain. */
export class SeveralBases {
  readonly #code: Code;
  readonly #byName = new Map<string, Named[]>();
  readonly #uses = new Map<string, number[]>();

  constructor(code: Code, expressions: readonly Expression[], bases: ReadonlyMap<string, string>) {
    this.#code = code;
    namesOfGiven(code, bases).forEach((one) => addTo(this.#byName, one.name, one));
    for (const { value, first } of expressions) {
      const name = nameOf(code, first);
      const address = name === undefined || begins(value) === name ? '' : resolved(value, bases);
      if (name !== undefined && OF_FAKTUROID.test(address)) {
        addTo(this.#byName, name, { name, address, at: first });
      }
      addTo(this.#uses, begins(value) ?? '', first);
    }
  }

  /** The possible values of a text that begins with such a name; undefined for any other text. */
  ways({ value, first }: Expression): readonly string[] | undefined {
    const name = begins(value) ?? '';
    const all = this.#byName.get(name) ?? [];
    if (all.length < 2 || all.every(({ address }) => address === all[0]?.address)) {
      return undefined;
    }
    const own = functionAround(this.#code, first);
    const inside = all.filter(({ at }) => own === undefined || (own.from <= at && at < own.to));
    const before = inside.filter(({ at }) => at < first).toSorted((a, b) => a.at - b.at);
    // Assignments in the branches of a condition all count for a use after them.
    const last = before.at(-1)?.at ?? 0;
    const used = (this.#uses.get(name) ?? []).findLast((at) => at < last) ?? -1;
    const near = before.filter(({ at }) => at > used);
    const addresses = new Set((near.length > 0 ? near : all).map(({ address }) => address));
    return anyOf(addresses).map((address) => resolved(value, new Map([[name, address]])));
  }
}

/** The name that a text begins with. */
function begins(value: string): string | undefined {
  return /^\{(?:\w+\.)*(\w+)\}/.exec(value)?.[1];
}

/** The name of an address: the variable that it is assigned to, or the function that returns it. */
export function nameOf(code: Code, first: number): string | undefined {
  const isReturned = code.tokens[first - 1]?.value === 'return';
  const own = functionAround(code, first);
  // Ruby's `def base_url` without brackets.
  const [declares, self, name] = code.tokens.slice(Math.max(0, first - 3), first).map(({ value }) => value);
  if (code.language === 'ruby' && (self === 'def' || (declares === 'self' && self === '.'))) {
    return name;
  }
  return nameGiven(code, first) ?? (isReturned || own?.from === first ? own?.name : undefined);
}

/** Whether an address is only the beginning of others: the base of the API, perhaps with an account. */
export function isBeginning(address: string): boolean {
  return /^(?:(?:https?:)?\/\/app\.fakturoid\.cz(?:\/api(?:\/v3)?)?|\{[^{}]*\}\/api\/v3)(?:\/accounts(?:\/[^/]+)?)?\/?$/i.test(
    address,
  );
}

/** Clients that are created with a beginning of addresses: `@connection = Faraday.new(url: …)`, `http.BaseAddress = …`. */
function namesOfHolders(code: Code, first: number): readonly string[] {
  const { tokens, openers, partners, places } = code;
  const names: (string | undefined)[] = [];
  const part = (places.get(nameGiven(code, first) ?? '') ?? []).findLast((at) => at < first) ?? 0;
  const owner = tokens[part - 1]?.value === '.' ? tokens[part - 2]?.value : undefined;
  names.push(owner !== undefined && SELVES.test(owner) ? undefined : owner);
  // HTTParty's `base_uri "https://…"`, which `self.class.get(path)` uses.
  if (tokens[first - 1]?.value === 'base_uri') {
    const own = (places.get('class') ?? []).findLast((at) => at < first);
    names.push('class', tokens[(own ?? -2) + 1]?.value);
  }
  let opener = openers[first] ?? -1;
  for (let level = 0; level < LEVELS && opener >= 0; level++) {
    const isCall = tokens[opener]?.value === '(' && !isNoCall(calleeOf(code, opener));
    if (!isCall && isBlock(code, opener) && !isMadeWith(code, opener)) {
      break;
    }
    names.push(nameGiven(code, opener));
    // Python's `with httpx.Client(base_url=…) as client`.
    const after = partners.get(opener) ?? opener;
    names.push(tokens[after + 1]?.value === 'as' ? tokens[after + 2]?.value : undefined);
    opener = openers[opener] ?? -1;
  }
  return names.filter((name) => name !== undefined);
}

/**
 * Whether a brace belongs to the creation of a client: `new HttpClient { BaseAddress = … }`, Kotlin's `HttpClient { … }`.
 */
function isMadeWith({ tokens, partners, language }: Code, opener: number): boolean {
  const closed = tokens[opener - 1]?.value === ')' ? partners.get(opener - 1) : undefined;
  const name = (closed ?? opener) - 1;
  const isMade = language === 'csharp' && tokens[name - 1]?.value === 'new';
  return (
    isMade || (language === 'kotlin' && tokens[name - 1]?.value !== 'fun' && tokens[name]?.kind === 'word')
  );
}

/** A version that is a constant. It stands for v3, the only version with routes. */
const VERSION = /^((?:https?:)?\/\/app\.fakturoid\.cz\/api\/)\{[^{}]*\}(?=\/|$)/i;

/**
 * An address with the variable at its beginning replaced by its value; also the next variable, where the first is only the
 * host.
 */
export function resolved(address: string, variables: ReadonlyMap<string, string>): string {
  return begun(address, variables).replace(VERSION, '$1v3');
}

function begun(address: string, variables: ReadonlyMap<string, string>): string {
  const [whole, names = ''] = PLACEHOLDER.exec(address) ?? [];
  const base = valueOf(names, variables);
  if (whole === undefined || base === undefined) {
    return address;
  }
  const rest = address.slice(whole.length);
  const [next, inside = ''] = PLACEHOLDER.exec(rest) ?? [];
  const path = HOST_ONLY.test(base) && next !== undefined ? valueOf(inside, variables) : undefined;
  return path?.startsWith('/') === true
    ? joined(base, joined(path, rest.slice(next?.length)))
    : joined(base, rest);
}

function valueOf(names: string, variables: ReadonlyMap<string, string>): string | undefined {
  return names
    .split('.')
    .map((name) => variables.get(name))
    .findLast((value) => value !== undefined);
}

function joined(base: string, rest: string): string {
  return base.replace(/\/$/, '') + rest.replace(/^(?!\/|$)/, base.endsWith('/') ? '/' : '');
}

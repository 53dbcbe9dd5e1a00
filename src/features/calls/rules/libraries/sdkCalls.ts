import { type Route, ROUTES, type RouteAction, type RouteArea } from '../../../../rights/routes';
import { type Code, chainBefore, endOfChain } from '../code/code';
import { nameGiven } from '../code/nameGiven';
import { eventIn } from '../fireEvents';
import { actionsNamed, areaNamed, areaWithin, plainName } from './sdkNames';

/** How many uses of a name are looked at. */
const MOST_USES = 50;

/** A call of a client library, with the routes that it may lead to. */
export interface SdkCall {
  readonly start: number;
  readonly end: number;
  readonly routes: readonly Route[];
  readonly event: string | undefined;
}

const MEMBER = ['.', '->', '?->', '::', '?.'];
/** Names of clients where a file uses Fakturoid. */
const CLIENT_NAMES = /^(?:client|api|sdk|context|ctx|f|fa|c)$/i;
/**
 * Types of the official PHP library for the parts of its client, whatever their variables are called: `InvoicesProvider`.
 */
const IS_PART = /^\p{Lu}\w*(?:Provider|Proxy)$/u;
/** Functions of that library that return these parts: `getInvoicesProvider`. */
const PROVIDER = /^get[A-Z]\w+Provider$/;
const FAKTUROID = /fakturoid/i;
/** Names of objects with settings, which make no calls. */
const IS_SETTING = /(?:properties|options|settings|config|configuration|credentials)$/i;
/** The object itself; its member counts as a variable. */
const SELVES = /^(?:this|self)$/;
/** The libraries of v1 and v2 (fakturoid-php before 5, fakturoid-ruby before 1, fakturoid-ts). */
const DEAD_LIBRARY = /new \\?Fakturoid\\Client\(|Fakturoid::Client::|['"]fakturoid-ts['"]/;

/** Whether code uses a library of API v1 or v2, which no longer works. */
export function isOfDeadLibrary(text: string): boolean {
  return DEAD_LIBRARY.test(text);
}

/**
 * Finds calls of client libraries in code that names Fakturoid: `fakturoid.invoices.create(data)` is
 * `POST /accounts/{slug}/invoices.json`.
 */
export function sdkCallsOf(code: Code, clients: ReadonlySet<string>): readonly SdkCall[] {
  const { tokens } = code;
  const aliases = new Map<string, RouteArea>();
  const found: SdkCall[] = [];
  tokens.forEach(({ kind, value, end }, at) => {
    const taken = kind === 'word' && isTakenOut(code, at, clients) ? areaNamed(value) : undefined;
    if (taken !== undefined) {
      aliases.set(value, taken);
    }
    // `InvoicesProvider $invoices`
    const typed = kind === 'word' && isPartOfLibrary(code, value) ? areaNamed(value) : undefined;
    const next = tokens[at + 1];
    if (typed !== undefined && next?.kind === 'word') {
      aliases.set(next.value, typed);
    }
    if (kind !== 'word' || !MEMBER.includes(tokens[at - 1]?.value ?? '')) {
      return;
    }
    const { words: all, first } = chainBefore(code, at);
    const words = all.filter((word, place) => place > 0 || !SELVES.test(word));
    const area = areaNamed(value);
    const alias = area === undefined || !isEndOfChain(code, at) ? undefined : nameGiven(code, first);
    if (area !== undefined && alias !== undefined && isOfClient([...words, value], clients)) {
      aliases.set(alias, area);
    }
    const routes = routesOf(code, at, words, clients, aliases);
    if (routes.length > 0) {
      const event = routes.some(({ action }) => action === 'fire') ? eventIn(code, at + 1) : undefined;
      found.push({ start: tokens[first]?.start ?? end, end, routes, event });
    }
  });
  return found;
}

function routesOf(
  code: Code,
  at: number,
  words: readonly string[],
  clients: ReadonlySet<string>,
  aliases: ReadonlyMap<string, RouteArea>,
): readonly Route[] {
  const name = code.tokens[at]?.value ?? '';
  const last = words.at(-1) ?? '';
  const area = words.length === 1 ? aliases.get(last) : areaNamed(last);
  const isCalled = code.tokens[at + 1]?.value === '(';
  const isKnown = area !== undefined && (words.length === 1 || isOfClient(words, clients));
  if (isKnown && (isCalled || code.language === 'ruby')) {
    return routesFor(area, name, hasNamedArguments(code, at));
  }
  const isOnClient = (clients.has(last) || FAKTUROID.test(last)) && !IS_SETTING.test(last);
  if (isKnown || !isOnClient || !(isCalled || isBareCall(code, at)) || /provider$/i.test(name)) {
    return [];
  }
  const within = areaWithin(name);
  if (within !== undefined) {
    const action = within.rest === '' ? (within.isPlural ? 'list' : 'get') : name;
    return routesFor(within.area, action, false);
  }
  // `client.save(Invoice(…))`, `client.delete(subject)`.
  const actions = actionsNamed(name);
  const isGeneral = actions.some((one) => ['create', 'edit', 'delete'].includes(one));
  const argument = isGeneral
    ? code.tokens.slice(at + 2, at + 5).find(({ kind }) => kind === 'word')
    : undefined;
  const about = argument && !isRequest(code, argument.value) ? areaWithin(argument.value) : undefined;
  return about === undefined ? [] : routesWith(about.area, actions);
}

/**
 * Whether a name contains a request, which is known by its address and not by its name:
 * `message = new HttpRequestMessage(…)`.
 */
function isRequest({ tokens, places }: Code, name: string): boolean {
  return (places.get(name) ?? [])
    .slice(0, MOST_USES)
    .some(
      (at) =>
        tokens[at + 1]?.value === '=' &&
        tokens.slice(at + 2, at + 4).some(({ value }) => /^Http\w*Request|^Request$/i.test(value)),
    );
}

/** The routes of an area that a function of this name calls. */
function routesFor(area: RouteArea, name: string, hasConditions: boolean): readonly Route[] {
  const plain = plainName(name).replace(/async$/, '');
  const within = areaWithin(name);
  if (area === 'users' && /current|^me$/.test(plain)) {
    return routesWith('currentUser', ['detail']);
  }
  const moved = movedArea(area, plain);
  if (moved !== undefined) {
    return routesWith(moved, actionsNamed(plain));
  }
  const isAbout = within?.area === area;
  const rest = isAbout ? within.rest.replace(/async$/, '') : plain;
  const actions = actionsNamed(rest);
  const isMany = (isAbout && within.isPlural) || /^(?:get|fetch|load)\w*s$/.test(rest) || hasConditions;
  const meant = actions.map((action) => (action === 'detail' && isMany ? 'list' : action));
  const found = routesWith(area, meant);
  const all = ROUTES.filter((route) => route.area === area);
  // An area with only one route leaves no doubt, except about a part of its result: `getUserAgent`.
  const isPart = /agent|slug|name|url|token$/.test(rest);
  return found.length === 0 && all.length === 1 && !isPart ? all : found;
}

/** In some libraries, payments and emails belong to documents. */
function movedArea(area: RouteArea, name: string): RouteArea | undefined {
  if (/payment|taxdocument/.test(name)) {
    return area === 'invoices' ? 'invoicePayments' : area === 'expenses' ? 'expensePayments' : undefined;
  }
  return area === 'invoices' && /message|email/.test(name) ? 'invoiceMessages' : undefined;
}

function routesWith(area: RouteArea, actions: readonly RouteAction[]): readonly Route[] {
  return ROUTES.filter((route) => route.area === area && actions.includes(route.action));
}

function isOfClient(words: readonly string[], clients: ReadonlySet<string>): boolean {
  return words.some(
    (word) => clients.has(word) || FAKTUROID.test(word) || CLIENT_NAMES.test(word) || PROVIDER.test(word),
  );
}

/** Names that contain something of Fakturoid: assigned where it is named, or with its type. */
export function clientsIn(code: Code, known: ReadonlySet<string>): ReadonlySet<string> {
  const { tokens } = code;
  const clients = new Set(known);
  tokens.forEach(({ kind, value }, at) => {
    const isNamed =
      kind === 'word'
        ? FAKTUROID.test(value)
        : kind === 'text' && /^[@\w./-]*fakturoid[\w./-]*$/i.test(value);
    if (!isNamed || /\.cz/.test(value)) {
      return;
    }
    const next = tokens[at + 1];
    const end = kind === 'word' ? endOfChain(code, at) : at + 1;
    const names = [
      nameGiven(code, at),
      // `FakturoidManager $f`
      kind === 'word' && next?.kind === 'word' ? next.value : undefined,
      // `with Fakturoid(…) as f`
      tokens[end]?.value === 'as' ? tokens[end + 1]?.value : undefined,
    ];
    names.filter((name) => name !== undefined).forEach((name) => clients.add(name));
  });
  return clients;
}

/** Whether a type is one of the library's types for a part of its client. */
function isPartOfLibrary({ tokens, places }: Code, name: string): boolean {
  const isOfIt = (at: number): boolean =>
    tokens.slice(Math.max(0, at - 4), at).some(({ value }) => FAKTUROID.test(value));
  return IS_PART.test(name) && (places.get(name) ?? []).some(isOfIt);
}

function isEndOfChain({ tokens, partners }: Code, at: number): boolean {
  const after = tokens[at + 1]?.value === '(' ? (partners.get(at + 1) ?? at) + 1 : at + 1;
  return !MEMBER.includes(tokens[after]?.value ?? '');
}

/** Whether a name is a Ruby call without brackets. */
function isBareCall({ tokens, language }: Code, at: number): boolean {
  const next = tokens[at + 1]?.value ?? '';
  return language === 'ruby' && !MEMBER.includes(next) && next !== '=';
}

/** Whether a call has named arguments: `find(subject_id=1)` asks for several, `find(1)` for one. */
function hasNamedArguments({ tokens, language }: Code, at: number): boolean {
  return language === 'python' && tokens[at + 1]?.value === '(' && tokens[at + 3]?.value === '=';
}

/** Whether a name is destructured from a client: `const { invoices } = fakturoid`. */
function isTakenOut({ tokens, openers, partners }: Code, at: number, clients: ReadonlySet<string>): boolean {
  const opener = openers[at] ?? -1;
  const closer = partners.get(opener);
  if (closer === undefined || tokens[opener]?.value !== '{' || tokens[closer + 1]?.value !== '=') {
    return false;
  }
  const from = tokens[closer + 2]?.value ?? '';
  return clients.has(from) || FAKTUROID.test(from);
}

import { anyOf, basesOf, nameOf, resolved, SeveralBases } from './paths/bases';
import { callsAt, type FoundCall, type OpenAddress } from './callsAt';
import { commandCallsOf, heldIn, requestLinesOf, variablesOf } from './shell/commandCalls';
import { type Code, codeOf } from './code/code';
import { type Expression, expressionsOf, readWhole } from './code/expressions';
import { relative } from './paths/putTogether';
import { nameGiven } from './code/nameGiven';
import { eventIn } from './fireEvents';
import { jsonRequestsOf } from './data/jsonRequests';
import { keyedRequestsOf } from './data/keyedRequests';
import { DOCUMENTS, HAVE_KEYS, REQUEST_FILES, REQUESTS_IN_JSON, SHELLS } from './languages';
import { linksFollowed } from './paths/links';
import { lostIn, lostInShell } from './paths/lost';
import { methodsAt } from './methods/methods';
import { partsOfNotebook } from './code/notebook';
import { callsOfHolders, isCalled, isOfMadeMethod } from './paths/holders';
import { callsThrough, type Given, givenTo, OF_OBJECT } from './paths/givenPaths';
import { formattedByName, isFormattedOnly } from './code/formats';
import { functionsIn } from './code/functions';
import { Names } from './code/names';
import { clientsIn, isOfDeadLibrary, sdkCallsOf } from './libraries/sdkCalls';
import { isAsked, isAttribute, isElsewhere, isOfFile, isOwnRoute } from './paths/ownRoutes';
import { tokenize } from './code/tokens';

/** Comments that count as a mention of Fakturoid: the type of a variable, or the address of the API. */
const TYPED = /@(?:var|param|property|type|mixin)\b[^\n]{0,100}fakturoid|fakturoid\.cz\/api\/v3/i;

/** The address of a call contains one of these; a base does not. */
const ENDS = /\.json|\.pdf|\/download|\/oauth\//;

/** What the rest of a text tells about the part that is read. */
export interface Known {
  /** Beginnings of addresses, by the name of the variable that contains them. */
  readonly bases: ReadonlyMap<string, string>;
  /** Variables that contain something of Fakturoid, such as a client. */
  readonly clients: ReadonlySet<string>;
  /** The text uses a client library of API v1 or v2. */
  readonly isDead: boolean;
  /** Fakturoid is named elsewhere: in the path of the file, or in the rest of its text. */
  readonly isNamed: boolean;
}

export const NOTHING_KNOWN: Known = { bases: new Map(), clients: new Set(), isDead: false, isNamed: false };

/** The calls in a text. */
export interface ReadCalls {
  readonly calls: readonly FoundCall[];
  /** Addresses whose path is put together elsewhere. */
  readonly open: readonly Open[];
}

/** The place of an address whose path is put together elsewhere. */
export interface Open {
  readonly start: number;
  /** A function takes the path as a parameter, so that its callers count instead: perhaps only in another file. */
  readonly isGiven: boolean | 'elsewhere';
}

type Read = FoundCall | Open;

/**
 * Finds the calls of the API in a text, or in a part of a text that names Fakturoid elsewhere. Code is read from the
 * address outwards: in `fetch(BASE + "/users.json")` the text and the name are joined, the name is replaced by its value,
 * and the callee tells the method. Reads the text once; never throws, whatever it contains.
 *
 * @param ownFrom in UTF-16 units: where the text itself begins, after the code of files that it uses
 */
export function readCalls(text: string, language: string, known: Known, ownFrom = 0): ReadCalls {
  const read = isCommands(language)
    ? inCommands(text, language, known)
    : inCode(text, language, known, ownFrom);
  return {
    calls: read.filter((one): one is FoundCall => 'match' in one),
    open: read.filter((one): one is Open => !('match' in one)),
  };
}

/** What a part of a text tells about the rest, added to what is known already. */
export function knownIn(text: string, language: string, known: Known): Known {
  if (isCommands(language)) {
    return { ...known, isNamed: true, bases: new Map([...variablesOf(text), ...known.bases]) };
  }
  const code = codeOf(tokenize(text, language), language);
  return {
    bases: basesOf(code, expressionsOf(code), known.bases),
    clients: clientsIn(code, known.clients),
    isDead: known.isDead || isOfDeadLibrary(text),
    isNamed: true,
  };
}

function isCommands(language: string): boolean {
  return [SHELLS, REQUEST_FILES, DOCUMENTS, HAVE_KEYS, [REQUESTS_IN_JSON]].some((languages) =>
    languages.includes(language),
  );
}

function inCommands(text: string, language: string, known: Known): readonly Read[] {
  const variables = new Map([...known.bases, ...variablesOf(text)]);
  const several = heldIn(text);
  const isOfRequests = REQUEST_FILES.includes(language);
  const lines = isOfRequests || DOCUMENTS.includes(language) ? requestLinesOf(text, isOfRequests) : [];
  const isJson = language === REQUESTS_IN_JSON;
  const commands = isJson ? jsonRequestsOf(text) : commandCallsOf(text);
  const keyed = HAVE_KEYS.includes(language) ? keyedRequestsOf(text) : [];
  const read = [...lines, ...commands, ...keyed].flatMap(
    ({ method, address, start, end, isGiven = false }): readonly Read[] => {
      const methods = method === undefined ? [] : [method];
      const isSaid = method !== undefined;
      const held = anyOf(several.get(/^\{(\w+)\}/.exec(address)?.[1] ?? '') ?? new Set());
      const ways = held.length === 0 ? [address] : held.map((one) => address.replace(/^\{\w+\}/, () => one));
      const found = ways.flatMap((one) =>
        callsAt(resolved(one, variables), methods, { start, end }, isSaid, undefined),
      );
      return found.map((one) => ('match' in one ? one : { start: one.start, isGiven }));
    },
  );
  const lost = SHELLS.includes(language) ? lostInShell(text, variables, read.every(isOfNoAccount)) : [];
  return [...read, ...lost.map((start) => ({ start, isGiven: 'elsewhere' as const }))];
}

function inCode(text: string, language: string, known: Known, ownFrom: number): readonly Read[] {
  const { python, commands } = language === 'python' ? partsOfNotebook(text) : { python: text, commands: '' };
  const code = codeOf(tokenize(python, language), language);
  const isNamed =
    code.tokens.some(({ value }) => /fakturoid/i.test(value)) ||
    TYPED.test(text) ||
    /fakturoid/i.test(commands);
  if (!known.isNamed && !isNamed) {
    return [];
  }
  const expressions = allExpressionsOf(code);
  const variables = basesOf(code, expressions, known.bases);
  const clients = clientsIn(code, known.clients);
  const isDead = known.isDead || isOfDeadLibrary(text);
  const ofLibraries = sdkCallsOf(code, clients);
  // The first argument of such a call begins right after its bracket.
  const givenToLibraries = new Set(ofLibraries.map(({ end }) => end + 1));
  const ofAddresses = ofExpressions(
    code,
    new Names(code, expressions, ownFrom),
    expressions,
    variables,
    clients,
  ).filter((one) => 'match' in one || !givenToLibraries.has(one.start));
  const isLost = ofLibraries.length === 0 && ofAddresses.every(isOfNoAccount);
  return [
    ...(commands === '' ? [] : inCommands(commands, 'shellscript', { ...known, bases: variables })),
    ...ofAddresses,
    ...lostIn(code, expressions, isLost).map((start) => ({ start, isGiven: 'elsewhere' as const })),
    ...linksFollowed(code),
    ...ofLibraries.flatMap(({ routes, start, end, event }) =>
      routes.map((route) => ({
        ...{ start, end, event, method: route.method, path: route.path, isMethodSaid: true },
        match: isDead ? ({ kind: 'deadVersion' } as const) : ({ kind: 'documented', route } as const),
      })),
    ),
  ];
}

function isOfNoAccount(one: Read): boolean {
  return 'match' in one && !one.path.startsWith('/accounts/');
}

/** All texts of the code, with what formats fill in. A text that only formats use counts where they use it. */
function allExpressionsOf(code: Code): readonly Expression[] {
  const found = expressionsOf(code).map((one) => relative(code, one));
  const byName = formattedByName(code, found, ({ first }) => readWhole(code, first)?.value);
  const uses = new Set(byName.map(({ name }) => name));
  const known = new Map<string, boolean>();
  const isOfFormat = ({ first }: Expression): boolean => {
    const name = (byName.length === 0 ? undefined : nameGiven(code, first)) ?? '';
    const isKnown = known.get(name) ?? isFormattedOnly(code, name, uses);
    known.set(name, isKnown);
    return isKnown;
  };
  const wholes = new Map(found.map((one) => [one.first, one]));
  const formatted = byName.map((one) => {
    const whole = wholes.get(one.first);
    return whole === undefined || whole.end <= one.end
      ? one
      : { ...whole, value: whole.value.replace(/^\{[^{}]*\}/, () => one.value) };
  });
  const firsts = new Set(byName.map(({ first }) => first));
  const others = found.filter((one) => !firsts.has(one.first) && !isOfFormat(one));
  return [...others, ...formatted].toSorted((a, b) => a.first - b.first);
}

/** The calls that addresses lead to, also through functions that take a part of the path, and all unknown paths. */
function ofExpressions(
  code: Code,
  namesHeld: Names,
  expressions: readonly Expression[],
  variables: ReadonlyMap<string, string>,
  clients: ReadonlySet<string>,
): readonly Read[] {
  const ofApi = new Set([...variables.keys(), ...clients]);
  const several = new SeveralBases(code, expressions, variables);
  const given: Given[] = [];
  /** The first token of each address of a call, with the token after its last. */
  const places = new Map<number, number>();
  const names = new Set<string>();
  const found: Read[] = expressions.flatMap((expression) => {
    const { first, end } = expression;
    const name = nameOf(code, first);
    // A text that other addresses begin with is not a call.
    const isBegun =
      name !== undefined &&
      !ENDS.test(expression.value) &&
      !isAsked(code, first) &&
      namesHeld.isBeginning(name);
    if (isPartAdded(code, expression, variables)) {
      return [{ start: code.tokens[first]?.start ?? 0, isGiven: false as const }];
    }
    const addresses = several.ways(expression) ?? [resolved(expression.value, variables)];
    const all = addresses.flatMap((address) =>
      callsOf(code, expression, address, variables, ofApi, namesHeld),
    );
    const calls = isBegun
      ? all.filter((one) => !('match' in one) && givenTo(code, first, one).length > 0)
      : all;
    if (calls.length > 0) {
      places.set(first, end);
      names.add(name ?? '');
    }
    return calls.map((one) => {
      const to = 'match' in one ? [] : givenTo(code, first, one);
      given.push(...to);
      const isOfObject = 'match' in one ? false : OF_OBJECT.test(one.path);
      return 'match' in one
        ? one
        : { start: one.start, isGiven: to.length > 0 || (isOfObject && 'elsewhere') };
    });
  });
  namesGivenBy(code, names).forEach((name) => names.add(name));
  for (const { argument, calls } of callsOfHolders(code, expressions, variables, { places, names })) {
    const to = calls.flatMap((one) => ('match' in one ? [] : givenTo(code, argument.first, one)));
    given.push(...to);
    const names = calls.flatMap((one) => ('match' in one ? [] : one.names));
    const isOfCaller = to.length > 0 || isOfMadeMethod(code, argument.first, names);
    const isGiven: Open['isGiven'] =
      to.some(({ own }) => isCalled(code, own.name)) || (isOfCaller && 'elsewhere');
    found.push(...calls.map((one) => ('match' in one ? one : { start: one.start, isGiven })));
  }
  const isServed = ({ first, end }: Pick<Expression, 'first' | 'end'>): boolean =>
    isOwnRoute(code, first, end, ofApi);
  const through = callsThrough(code, given, { places, names }, namesHeld, isServed);
  const isTold = ({ start }: Read): boolean =>
    through.told.some((one) => one.start <= start && start < one.end);
  return [
    ...found.filter((one) => !isTold(one)),
    ...through.calls,
    ...through.open.map((start) => ({
      start,
      isGiven: through.ofObjects.has(start) && ('elsewhere' as const),
    })),
    ...namesHeld.unknownOf(membersIn(expressions)).map((start) => ({ start, isGiven: false as const })),
  ];
}

/** Members of objects that paths contain: `path` of `{this.path}.json`. */
function membersIn(expressions: readonly Expression[]): ReadonlySet<string> {
  const paths = expressions.filter(({ value }) => ENDS.test(value));
  return new Set(paths.flatMap(({ value }) => OF_OBJECT.exec(value)?.[1] ?? []));
}

/** Names that are assigned what a function with an address returns: `path = item_path(id)`. */
function namesGivenBy(code: Code, names: ReadonlySet<string>): readonly string[] {
  return [...names]
    .filter((name) => functionsIn(code).has(name))
    .flatMap((name) => code.places.get(name) ?? [])
    .filter((at) => code.tokens[at + 1]?.value === '(' && code.tokens[at - 1]?.value === '=')
    .flatMap((at) => nameGiven(code, at) ?? []);
}

function callsOf(
  code: Code,
  expression: Expression,
  address: string,
  variables: ReadonlyMap<string, string>,
  ofApi: ReadonlySet<string>,
  names: Names,
): readonly (FoundCall | OpenAddress)[] {
  const found = callsBy(code, expression, address, ofApi);
  const isTold = found.length > 0 && found.every((one) => 'match' in one && one.match.kind === 'documented');
  const ways = isTold ? [] : names.filled(address, expression.first);
  const told = ways.flatMap((way) => {
    const place = names.placeOf(expression, way.at);
    return callsBy(code, expression, resolved(way.value, variables), ofApi).map((one) => ({
      ...one,
      ...place,
    }));
  });
  return told.length > 0 ? told : found;
}

function callsBy(
  code: Code,
  expression: Expression,
  address: string,
  ofApi: ReadonlySet<string>,
): readonly (FoundCall | OpenAddress)[] {
  const { first, end } = expression;
  const isLink = code.language === 'html' && isAttribute(code, first);
  const isHost = /^(?:https?:)?\/\//.test(address);
  if (
    isLink ||
    !looksLikeRoute(address) ||
    (!isHost && (isOwnRoute(code, first, end, ofApi) || isElsewhere(code, first))) ||
    isOfFile(code, first)
  ) {
    return [];
  }
  const place = { start: code.tokens[first]?.start ?? 0, end: code.tokens[end - 1]?.end ?? 0 };
  const methods = methodsAt(code, first, end);
  const opener = code.openers[first] ?? -1;
  const event = opener < 0 ? undefined : eventIn(code, opener);
  return callsAt(address, methods, place, methods.length > 0, event);
}

/** Whether this adds a part to an address, but not its end: `if (id) url += `/${id}``. A query does not count. */
function isPartAdded(
  { tokens }: Code,
  { value, first }: Expression,
  variables: ReadonlyMap<string, string>,
): boolean {
  const isAdded = tokens[first - 1]?.value === '=' && tokens[first - 2]?.value === '+';
  const address = isAdded && !/^\{[^{}]*\}[?&]/.test(value) ? resolved(value, variables) : '';
  return /^https?:\/\/app\.fakturoid\.cz\/api\/v3\//.test(address) && !ENDS.test(address);
}

/** A quick check, before the brackets around the address are looked through. */
function looksLikeRoute(address: string): boolean {
  return /fakturoid\.cz\/?\{|\.json|\/download|(?:^|\/)oauth\/|\/oauth$|\/api\/v\d|accounts\/|user$/.test(
    address,
  );
}

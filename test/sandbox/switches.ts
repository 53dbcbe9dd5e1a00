import { UsageError } from '../host/progress';

/** What may stand at a switch; the first value is the default: what was recorded, or else seems likely. */
interface Definition<T extends string | number> {
  readonly values: readonly T[];
  /** Whether further values than the listed ones may be set. */
  readonly open: boolean;
}

function oneOf<const T extends readonly (string | number)[]>(...values: T): Definition<T[number]> {
  return { values, open: false };
}

function anyWord(...values: string[]): Definition<string> {
  return { values, open: true };
}

function anyCount(...values: number[]): Definition<number> {
  return { values, open: true };
}

/** What the documentation of API v3 leaves open; a client should work with all of it. The README tells more of each. */
export const SWITCHES = {
  /** The value of `permission` for the role Účetní. */
  roleValues: anyWord('accountant', 'accounting', 'bookkeeper'),
  /** What `allowed_scope` holds: the data, `[]`, nothing at all, or one unknown scope more. */
  allowedScope: oneOf('as-data', 'empty', 'absent', 'extra-value'),
  /**
   * Whether a user who lacks one of the documented scopes lacks the right to the routes of the account, or only to those
   * of what the scope is named after.
   */
  scopeEnforced: oneOf('off', 'on', 'by-part'),
  /** Whether users.json has pages, or always answers with the whole list. */
  usersPage: oneOf('honoured', 'ignored'),
  usersPageSize: oneOf(40, 30, 20),
  /** A page past the end: `[]` or 400. */
  pastEnd: oneOf('empty', 400),
  usersOrder: oneOf('id', 'shuffled'),
  /** Whether users.json lists invitations not yet accepted. */
  pendingInvites: oneOf('hidden', 'listed'),
  usersReadableBy: oneOf('everyone', 'owner-only'),
  accountReadableBy: oneOf('everyone', 'owner-only'),
  /** The status for an unknown slug or one without access. */
  foreignSlug: oneOf(404, 403, 401),
  /** The body of 401, 404, 415, 429 and 503. As recorded: 404 with nothing but a code, the others in format B. */
  errorBody: oneOf('as-recorded', 'code-only', 'format-b', 'bare-error', 'blank', 'empty', 'html'),
  /** The header `WWW-Authenticate` on 401. */
  wwwAuthenticate: oneOf('off', 'on'),
  /** The header `Retry-After` on 429 and 503. */
  retryAfter: oneOf('off', 'on'),
  /** Refusals of the OAuth routes: by RFC 6749, the same bodies with status 200, or without a description. */
  oauthErrors: oneOf('rfc6749', 'status-200', 'bare'),
  /** Whether a new access token ends the older ones of the same client pair and user. */
  newTokenInvalidatesOld: oneOf('off', 'on'),
  /** Whether an authorization code works only once. */
  codeSingleUse: oneOf('on', 'off'),
  /** Revoking a token obtained through Client Credentials. */
  revokeClientCredentials: oneOf('refused', 'accepted'),
  /** Requests allowed per window. */
  rateQuota: anyCount(400),
  /** Seconds per window. */
  rateWindow: anyCount(60),
  /** What requests are counted by; recorded: neither by token nor by account. */
  rateKey: oneOf('ip', 'token', 'user', 'account'),
  /** Whether the OAuth routes count and carry the rate limit headers. */
  rateCountsOauth: oneOf('on', 'off'),
  /** Which answers carry the rate limit headers. */
  rateHeaders: oneOf('all', '2xx-only', 'none'),
  /** Whether `User-Agent` must only be there or have the form `Name (email)`. */
  userAgentCheck: oneOf('presence', 'form'),
  /** Whether a blocked account makes only its own routes answer 402, or user.json of its users too. */
  blockedScope: oneOf('account-routes', 'all'),
  /** The body of 402. */
  blockedBody: oneOf('format-c', 'format-b', 'blank'),
  /** Whether attributes that may be null are null, or everything but id and slug is missing. */
  sparse: oneOf('documented', 'nulls', 'minimal'),
  /** Whether answers hold attributes that nobody documented. */
  extraAttributes: oneOf('off', 'on'),
  /** How far back events.json goes. */
  eventsKept: oneOf('all', '90-days'),
  eventsOrder: oneOf('newest-first', 'shuffled'),
  eventsReadableBy: oneOf('everyone', 'owner-only'),
  /** Whether events.json tells what happens to users, under the names of API v2. */
  userEvents: oneOf('none', 'v2-names'),
  /** The answer to a user who lacks a right: 403 without a body, 403 in format B, or as if nothing was there. */
  rightsRefusal: oneOf('403-bare', '403-with-code', 404),
} satisfies Record<string, Definition<string> | Definition<number> | Definition<string | number>>;

export type SwitchName = keyof typeof SWITCHES;

type Value<D> = D extends Definition<infer T> ? T : never;

/** The position of every switch. Change its members at any time; the next request sees them. */
export type Switches = { -readonly [Name in SwitchName]: Value<(typeof SWITCHES)[Name]> };

export const SWITCH_NAMES = Object.keys(SWITCHES) as SwitchName[];

export function defaultSwitches(): Switches {
  return Object.fromEntries(SWITCH_NAMES.map((name) => [name, SWITCHES[name].values[0]])) as Switches;
}

/**
 * Reads switch positions that came from outside (JSON or the command line), where numbers may be written as text.
 * @throws UsageError when a name or a value is unknown; then nothing has been set.
 */
export function parseSwitches(positions: Readonly<Record<string, string | number>>): Partial<Switches> {
  return Object.fromEntries(
    Object.entries(positions).map(([name, value]) => [name, parseOne(name, String(value))]),
  );
}

function parseOne(name: string, written: string): string | number {
  if (!isSwitchName(name)) {
    throw new UsageError(`There is no switch "${name}".`);
  }
  const { values, open }: { values: readonly (string | number)[]; open: boolean } = SWITCHES[name];
  const listed = values.find((candidate) => String(candidate) === written);
  if (listed !== undefined) {
    return listed;
  }
  const isCount = typeof values[0] === 'number';
  if (open && (isCount ? /^[1-9]\d{0,8}$/ : /./).test(written)) {
    return isCount ? Number(written) : written;
  }
  throw new UsageError(`The switch "${name}" takes ${values.join(', ')}, not "${written}".`);
}

function isSwitchName(name: string): name is SwitchName {
  return Object.hasOwn(SWITCHES, name);
}

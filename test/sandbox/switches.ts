/**
 * What the documentation of API v3 leaves open, one switch per question. The first value of each is the default: what
 * was recorded, or else seems likely. A client should work with all of them.
 */
interface Definition<T extends string | number> {
  /** The unknowns are numbered; see the README. */
  readonly unknown: string;
  readonly meaning: string;
  readonly values: readonly T[];
  /** Whether further values than the listed ones may be set. */
  readonly open: boolean;
}

function oneOf<const T extends string | number>(
  unknown: string,
  values: readonly T[],
  meaning: string,
): Definition<T> {
  return { unknown, values, meaning, open: false };
}

function anyWord(unknown: string, values: readonly string[], meaning: string): Definition<string> {
  return { unknown, values, meaning, open: true };
}

function anyCount(unknown: string, values: readonly number[], meaning: string): Definition<number> {
  return { unknown, values, meaning, open: true };
}

export const SWITCHES = {
  roleValues: anyWord(
    'U1',
    ['accountant', 'accounting', 'bookkeeper'],
    'the value of `permission` for the role Účetní',
  ),
  allowedScope: oneOf(
    'U2',
    ['as-data', 'empty', 'absent', 'extra-value'],
    'what `allowed_scope` holds: the data, `[]`, nothing at all, or one unknown scope more',
  ),
  scopeEnforced: oneOf(
    'U2',
    ['off', 'on'],
    'whether a user who lacks one of the documented scopes lacks the right to the routes of the account',
  ),
  usersPage: oneOf(
    'U3',
    ['honoured', 'ignored'],
    'whether users.json has pages, or always answers with the whole list',
  ),
  usersPageSize: oneOf('U3', [40, 30, 20], 'users per page'),
  pastEnd: oneOf('U3', ['empty', 400], 'a page past the end: `[]` or 400'),
  usersOrder: oneOf('U3', ['id', 'shuffled'], 'the order of users.json'),
  pendingInvites: oneOf('U3', ['hidden', 'listed'], 'whether users.json lists invitations not yet accepted'),
  usersReadableBy: oneOf('U4', ['everyone', 'owner-only'], 'who may read users.json; others lack the right'),
  accountReadableBy: oneOf(
    'U4',
    ['everyone', 'owner-only'],
    'who may read account.json; others lack the right',
  ),
  foreignSlug: oneOf('U4', [404, 403, 401], 'the status for an unknown slug or one without access'),
  errorBody: oneOf(
    'U5',
    ['as-recorded', 'code-only', 'format-b', 'bare-error', 'blank', 'empty', 'html'],
    'the body of 401, 404, 415, 429 and 503; as recorded: 404 with nothing but a code, the others in format B',
  ),
  wwwAuthenticate: oneOf('U5', ['off', 'on'], 'the header `WWW-Authenticate` on 401'),
  retryAfter: oneOf('U5', ['off', 'on'], 'the header `Retry-After` on 429 and 503'),
  oauthErrors: oneOf(
    'U6',
    ['rfc6749', 'status-200', 'bare'],
    'refusals of the OAuth routes: by RFC 6749, the same bodies with status 200, or without a description',
  ),
  newTokenInvalidatesOld: oneOf(
    'U8',
    ['off', 'on'],
    'whether a new access token ends the older ones of the same client pair and user',
  ),
  codeSingleUse: oneOf('U8', ['on', 'off'], 'whether an authorization code works only once'),
  revokeClientCredentials: oneOf(
    'U8',
    ['refused', 'accepted'],
    'revoking a token obtained through Client Credentials',
  ),
  rateQuota: anyCount('U9', [400], 'requests allowed per window'),
  rateWindow: anyCount('U9', [60], 'seconds per window'),
  rateKey: oneOf('U9', ['ip', 'token', 'user', 'account'], 'what the requests are counted by'),
  rateCountsOauth: oneOf(
    'U9',
    ['on', 'off'],
    'whether the OAuth routes count and carry the rate limit headers',
  ),
  rateHeaders: oneOf('U9', ['all', '2xx-only', 'none'], 'which answers carry the rate limit headers'),
  userAgentCheck: oneOf(
    'U10',
    ['presence', 'form'],
    'whether `User-Agent` must only be there or have the form `Name (e-mail)`',
  ),
  blockedScope: oneOf(
    'U11',
    ['account-routes', 'all'],
    'whether a blocked account makes only its own routes answer 402, or user.json of its users too',
  ),
  blockedBody: oneOf('U11', ['format-c', 'format-b', 'blank'], 'the body of 402'),
  sparse: oneOf(
    'U12',
    ['documented', 'nulls', 'minimal'],
    'whether attributes that may be null are null, or everything but id and slug is missing',
  ),
  extraAttributes: oneOf('U14', ['off', 'on'], 'whether answers hold attributes that nobody documented'),
  rightsRefusal: oneOf(
    'U19',
    ['403-bare', '403-with-code', 404],
    'the answer to a user who lacks the right: 403 without a body, 403 in format B, or as if nothing was there',
  ),
} satisfies Record<string, Definition<string> | Definition<number> | Definition<string | number>>;

export type SwitchName = keyof typeof SWITCHES;

type Value<D> = D extends Definition<infer T> ? T : never;

/** The position of every switch. Change its members at any time; the next request sees them. */
export type Switches = { -readonly [Name in SwitchName]: Value<(typeof SWITCHES)[Name]> };

export const SWITCH_NAMES = Object.keys(SWITCHES) as SwitchName[];

/** Says in one sentence why a switch could not be set. */
export class SwitchError extends Error {
  override readonly name = 'SwitchError';
}

export function defaultSwitches(): Switches {
  return Object.fromEntries(SWITCH_NAMES.map((name) => [name, SWITCHES[name].values[0]])) as Switches;
}

/**
 * Reads switch positions that came from outside (JSON or the command line), where numbers may be written as text.
 * @throws SwitchError when a name or a value is unknown; then nothing has been set.
 */
export function parseSwitches(positions: Readonly<Record<string, unknown>>): Partial<Switches> {
  return Object.fromEntries(Object.entries(positions).map(([name, value]) => [name, parseOne(name, value)]));
}

function parseOne(name: string, value: unknown): string | number {
  if (!isSwitchName(name)) {
    throw new SwitchError(`There is no switch "${name}".`);
  }
  const { values, open }: { values: readonly (string | number)[]; open: boolean } = SWITCHES[name];
  const written = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  const listed = values.find((candidate) => String(candidate) === written);
  if (listed !== undefined) {
    return listed;
  }
  if (open && typeof values[0] === 'string' && written !== '') {
    return written;
  }
  if (open && typeof values[0] === 'number' && /^[1-9]\d{0,8}$/.test(written)) {
    return Number(written);
  }
  const choice = values.join(', ');
  const further = typeof values[0] === 'number' ? ' or another whole number above 0' : ' or another word';
  throw new SwitchError(`The switch "${name}" takes ${choice}${open ? further : ''}.`);
}

function isSwitchName(name: string): name is SwitchName {
  return Object.hasOwn(SWITCHES, name);
}

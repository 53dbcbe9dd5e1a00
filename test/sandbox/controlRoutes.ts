import {
  accountEdit,
  ControlError,
  faultFrom,
  fieldsOf,
  memberEdit,
  milliseconds,
  selectorFrom,
  type Fields,
} from './controlInput';
import { CONTROL_HEADER, CONTROL_PATH } from './controlProtocol';
import { FaultError, parseTimes } from './faults';
import { everybody, INTEGRATION_NAMES, type Person } from './people';
import { empty, json, type Reply } from './reply';
import type { Request } from './request';
import { API_PATH } from './router';
import { isAllowedRedirect } from './routes/authorize';
import { SwitchError, parseSwitches } from './switches';
import type { State } from './state';

interface ControlCall {
  readonly state: State;
  /** What the groups of the path matched. */
  readonly parts: readonly string[];
  readonly fields: Fields;
}

interface ControlRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: RegExp;
  readonly handler: (call: ControlCall) => unknown;
}

const ROUTES: readonly ControlRoute[] = [
  { method: 'GET', path: /^\/state$/, handler: ({ state }) => stateView(state) },
  { method: 'GET', path: /^\/requests$/, handler: ({ state }) => state.log.entries },
  { method: 'DELETE', path: /^\/requests$/, handler: ({ state }) => state.log.clear() },
  { method: 'GET', path: /^\/people$/, handler: ({ state }) => state.people },
  { method: 'PUT', path: /^\/people\/([^/]+)$/, handler: editPerson },
  { method: 'GET', path: /^\/integrations$/, handler: ({ state }) => state.integrations },
  { method: 'PUT', path: /^\/integrations\/([^/]+)$/, handler: editIntegration },
  { method: 'GET', path: /^\/switches$/, handler: ({ state }) => state.switches },
  { method: 'PUT', path: /^\/switches$/, handler: setSwitches },
  { method: 'PUT', path: /^\/latency$/, handler: setLatency },
  { method: 'POST', path: /^\/fail$/, handler: planFault },
  { method: 'DELETE', path: /^\/fail$/, handler: ({ state }) => state.faults.clear() },
  { method: 'POST', path: /^\/tokens$/, handler: issueToken },
  {
    method: 'POST',
    path: /^\/expire-tokens$/,
    handler: (call) => call.state.tokens.expireAccess(userId(call)),
  },
  { method: 'POST', path: /^\/revoke-tokens$/, handler: (call) => call.state.tokens.revokeAll(userId(call)) },
  { method: 'POST', path: /^\/advance$/, handler: advance },
  { method: 'POST', path: /^\/reset$/, handler: ({ state }) => state.reset() },
  { method: 'GET', path: /^\/accounts$/, handler: listAccounts },
  { method: 'PUT', path: /^\/accounts\/([^/]+)$/, handler: editAccount },
  { method: 'PUT', path: /^\/accounts\/([^/]+)\/users\/(\d+)$/, handler: editMember },
  { method: 'DELETE', path: /^\/accounts\/([^/]+)\/users\/(\d+)$/, handler: removeMember },
];

/** Answers a request below the control path. */
export function control(state: State, request: Request): Reply {
  if (!isWelcome(request)) {
    return json(403, { error: `Send the header ${CONTROL_HEADER}: 1; browsers are not welcome.` });
  }
  try {
    const result = dispatch(state, request);
    return result === undefined ? empty(204) : json(200, result);
  } catch (error) {
    if (error instanceof ControlError) {
      return json(error.status, { error: error.message });
    }
    if (error instanceof SwitchError || error instanceof FaultError) {
      return json(400, { error: error.message });
    }
    // An account that does not exist, or a path that cannot be decoded.
    if (error instanceof RangeError || error instanceof URIError) {
      return json(404, { error: error.message });
    }
    throw error;
  }
}

/** The host is looked at because a foreign name that leads to this machine makes a web page seem to be our own. */
function isWelcome({ headers }: Request): boolean {
  return (
    headers[CONTROL_HEADER.toLowerCase()] === '1' &&
    headers['origin'] === undefined &&
    /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(headers['host'] ?? '')
  );
}

function dispatch(state: State, request: Request): unknown {
  const path = request.path.slice(CONTROL_PATH.length);
  const onPath = ROUTES.filter((route) => route.path.test(path));
  const route = onPath.find(({ method }) => method === request.method);
  if (route === undefined) {
    const message =
      onPath.length > 0 ? 'This route knows other methods only.' : 'There is no such control route.';
    throw new ControlError(message, onPath.length > 0 ? 405 : 404);
  }
  const parts = (route.path.exec(path) ?? []).slice(1).map(decodeURIComponent);
  return route.handler({ state, parts, fields: fieldsOf(request) });
}

function stateView(state: State): unknown {
  return {
    apiUrl: `${state.origin}${API_PATH}`,
    origin: state.origin,
    otherOrigin: state.otherOrigin,
    now: state.clock.now(),
    offset: state.clock.offset,
    latency: state.latency,
    people: everybody(state.people).map(({ name }) => name),
    accounts: state.world.accounts.size,
    users: state.world.users.size,
    tokens: state.tokens.size,
    requests: state.log.entries.length,
    faults: state.faults.pending.map(({ times, ...planned }) => ({
      ...planned,
      times: times === Infinity ? 'always' : times,
    })),
  };
}

function accountView(account: { slug: string; members: ReadonlyMap<number, unknown> }): unknown {
  return { ...account, members: [...account.members.values()] };
}

function listAccounts({ state }: ControlCall): unknown {
  return [...state.world.accounts.values()].map(accountView);
}

function setSwitches({ state, fields }: ControlCall): unknown {
  return Object.assign(state.switches, parseSwitches(fields));
}

function setLatency({ state, fields }: ControlCall): void {
  state.latency = milliseconds(fields);
}

function advance({ state, fields }: ControlCall): unknown {
  state.clock.advance(milliseconds(fields));
  return { now: state.clock.now(), offset: state.clock.offset };
}

function planFault({ state, fields }: ControlCall): void {
  const { route, fault, times = 1 } = fields;
  if (typeof times !== 'number' && typeof times !== 'string') {
    throw new ControlError('"times" must be a number or "always".');
  }
  state.faults.add(selectorFrom(route), faultFrom(fault), parseTimes(times));
}

function issueToken(call: ControlCall): unknown {
  return { access_token: call.state.issueToken(requirePerson(call)) };
}

function editPerson({ state, parts: [name = ''], fields }: ControlCall): unknown {
  const person = personNamed(state, name);
  const { newTokenInvalidatesOld } = fields;
  if (
    newTokenInvalidatesOld !== 'on' &&
    newTokenInvalidatesOld !== 'off' &&
    newTokenInvalidatesOld !== null
  ) {
    throw new ControlError('"newTokenInvalidatesOld" must be "on", "off" or null.');
  }
  person.newTokenInvalidatesOld = newTokenInvalidatesOld;
  return person;
}

function editIntegration({ state, parts: [name = ''], fields: { redirectUri } }: ControlCall): unknown {
  const known = INTEGRATION_NAMES.find((candidate) => candidate === name);
  if (known === undefined) {
    throw new ControlError(`There is no integration "${name}".`, 404);
  }
  if (typeof redirectUri !== 'string' || !isAllowedRedirect(state, redirectUri)) {
    throw new ControlError('This URL for redirect is not allowed.');
  }
  state.integrations[known].redirectUri = redirectUri;
  return state.integrations[known];
}

function editAccount({ state, parts: [slug = ''], fields }: ControlCall): unknown {
  return accountView(state.world.setAccount(slug, accountEdit(fields)));
}

function editMember({ state, parts: [slug = '', id], fields }: ControlCall): unknown {
  return state.world.setMember(slug, Number(id), memberEdit(fields));
}

function removeMember({ state, parts: [slug = '', id] }: ControlCall): void {
  if (!state.world.removeMember(slug, Number(id))) {
    throw new ControlError('This user has no access to the account.', 404);
  }
}

/** The user of the person named in the body, if one is named. */
function userId(call: ControlCall): number | undefined {
  return call.fields['person'] === undefined ? undefined : requirePerson(call).userId;
}

function requirePerson({ state, fields: { person } }: ControlCall): Person {
  return personNamed(state, typeof person === 'string' ? person : '');
}

function personNamed(state: State, name: string): Person {
  const person = everybody(state.people).find((candidate) => candidate.name === name);
  if (person === undefined) {
    throw new ControlError(`There is no person "${name}".`, 404);
  }
  return person;
}

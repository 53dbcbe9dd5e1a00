import * as z from 'zod/mini';
import { UsageError } from '../host/progress';
import { CONTROL_HEADER, CONTROL_PATH } from './control';
import { parseFault, parseSelector, parseTimes } from './faults';
import { everybody, PERSON_NAMES, type Person } from './people';
import { empty, json, type Reply } from './reply';
import { parseJson, type Request } from './request';
import { parseSwitches } from './switches';
import type { State } from './state';

interface ControlCall {
  readonly state: State;
  /** What the groups of the path matched: a slug, the id of a user. */
  readonly parts: readonly string[];
  /** The body, not yet checked. */
  readonly body: unknown;
}

type Handler = (call: ControlCall) => unknown;

const POSITIONS = z.record(z.string(), z.union([z.string(), z.number()]));
const MILLISECONDS = z.strictObject({ ms: z.number().check(z.nonnegative()) });
const FAULT = z.strictObject({
  route: z.string(),
  fault: z.string(),
  times: z._default(z.union([z.number(), z.string()]), 1),
});
const PERSON = z.strictObject({ person: z.enum(PERSON_NAMES) });
const ACCOUNT_EDIT = z.strictObject({
  name: z.exactOptional(z.string()),
  registrationNo: z.exactOptional(z.string()),
  hasLogo: z.exactOptional(z.boolean()),
  blocked: z.exactOptional(z.boolean()),
  usersForbidden: z.exactOptional(z.boolean()),
  attributes: z.exactOptional(z.record(z.string(), z.unknown())),
});
const MEMBER_EDIT = z.strictObject({
  fullName: z.exactOptional(z.string()),
  email: z.exactOptional(z.string()),
  hasAvatar: z.exactOptional(z.boolean()),
  permission: z.exactOptional(z.string()),
  allowedScope: z.exactOptional(z.array(z.string())),
});

/** By method and path. */
const ROUTES: readonly (readonly [method: string, path: RegExp, handler: Handler])[] = [
  ['GET', /^\/requests$/, ({ state }) => state.log.entries],
  ['DELETE', /^\/requests$/, ({ state }) => state.log.clear()],
  ['GET', /^\/people$/, ({ state }) => state.people],
  ['PUT', /^\/switches$/, setSwitches],
  ['PUT', /^\/latency$/, setLatency],
  ['POST', /^\/fail$/, planFault],
  ['DELETE', /^\/fail$/, ({ state }) => state.faults.clear()],
  ['POST', /^\/tokens$/, (call) => ({ access_token: call.state.issueToken(personOf(call)) })],
  ['POST', /^\/expire-tokens$/, ({ state }) => state.tokens.expireAccess()],
  ['POST', /^\/revoke-tokens$/, (call) => call.state.tokens.revokeAll(personOf(call).userId)],
  ['POST', /^\/advance$/, ({ state, body }) => state.clock.advance(z.parse(MILLISECONDS, body).ms)],
  ['POST', /^\/reset$/, ({ state }) => state.reset()],
  ['GET', /^\/accounts$/, listAccounts],
  ['PUT', /^\/accounts\/([^/]+)$/, editAccount],
  ['PUT', /^\/accounts\/([^/]+)\/users\/(\d+)$/, editMember],
  ['DELETE', /^\/accounts\/([^/]+)\/users\/(\d+)$/, removeMember],
];

/** Answers a request below the control path. */
export function control(state: State, request: Request): Reply {
  if (!isWelcome(request)) {
    return json(403, { error: `Send the header ${CONTROL_HEADER}: 1; browsers are not welcome.` });
  }
  const path = request.path.slice(CONTROL_PATH.length);
  const [, form, handler] = ROUTES.find(([method, at]) => method === request.method && at.test(path)) ?? [];
  if (form === undefined || handler === undefined) {
    return json(404, { error: 'There is no such control route.' });
  }
  const parts = (form.exec(path) ?? []).slice(1);
  try {
    const result = handler({ state, parts, body: parseJson(request.body) });
    return result === undefined ? empty(204) : json(200, result);
  } catch (error) {
    return json(400, { error: explain(error) });
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

/** Why a control request is refused. Anything else is a fault of the sandbox, and thrown on. */
function explain(error: unknown): string {
  if (error instanceof z.core.$ZodError) {
    return z.prettifyError(error);
  }
  // A RangeError tells of an account or a user that is not there.
  if (error instanceof UsageError || error instanceof RangeError) {
    return error.message;
  }
  throw error;
}

function setSwitches({ state, body }: ControlCall): void {
  Object.assign(state.switches, parseSwitches(z.parse(POSITIONS, body)));
}

function setLatency({ state, body }: ControlCall): void {
  state.latency = z.parse(MILLISECONDS, body).ms;
}

function planFault({ state, body }: ControlCall): void {
  const { route, fault, times } = z.parse(FAULT, body);
  state.faults.add({ selector: parseSelector(route), fault: parseFault(fault), times: parseTimes(times) });
}

function listAccounts({ state }: ControlCall): unknown {
  return [...state.world.accounts.values()].map((account) => ({
    ...account,
    members: [...account.members.values()],
  }));
}

function editAccount({ state, parts: [slug = ''], body }: ControlCall): void {
  state.world.setAccount(slug, z.parse(ACCOUNT_EDIT, body));
}

function editMember({ state, parts: [slug = '', id], body }: ControlCall): void {
  state.world.setMember(slug, Number(id), z.parse(MEMBER_EDIT, body));
}

function removeMember({ state, parts: [slug = '', id] }: ControlCall): void {
  state.world.removeMember(slug, Number(id));
}

/** The person named in the body. */
function personOf({ state, body }: ControlCall): Person {
  const { person: name } = z.parse(PERSON, body);
  const person = everybody(state.people).find((candidate) => candidate.name === name);
  if (person === undefined) {
    throw new RangeError(`There is no person "${name}".`);
  }
  return person;
}

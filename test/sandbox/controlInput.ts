import type { AccountEdit, MemberEdit } from './data/world';
import { parseFault, requireSelector, type Fault } from './faults';
import { parseJson, type Request } from './request';
import type { RouteSelector } from './routeNames';

/** The members of a control request's body, not yet checked. */
export type Fields = Readonly<Record<string, unknown>>;

/** Says in one sentence what is wrong with a control request. */
export class ControlError extends Error {
  constructor(
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

/** @throws ControlError when the body is not an object. */
export function fieldsOf({ body }: Request): Fields {
  const value = body === '' ? {} : parseJson(body);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ControlError('The body must be a JSON object.');
  }
  return value as Fields;
}

/** A selector as text or as an object with `route`, `slug` and `page`. */
export function selectorFrom(value: unknown): RouteSelector {
  if (typeof value === 'object' && value !== null) {
    const { route, slug, page } = value as Fields;
    const { route: known } = requireSelector(word(route));
    return {
      route: known,
      ...(typeof slug === 'string' && { slug }),
      ...(typeof page === 'number' && { page }),
    };
  }
  return requireSelector(word(value));
}

/** A fault as text or as an object with `kind`; an object is checked by way of its text. */
export function faultFrom(value: unknown): Fault {
  if (typeof value === 'string' || typeof value === 'number') {
    return parseFault(String(value));
  }
  if (typeof value !== 'object' || value === null) {
    throw new ControlError('"fault" must be a text or an object with "kind".');
  }
  const { kind, ms, megabytes, status, body, to } = value as Fields;
  const [name, argument] = kind === 'status' ? [status, body] : [kind, ms ?? megabytes ?? status];
  const fault = parseFault(argument === undefined ? word(name) : `${word(name)}=${word(argument)}`);
  return fault.kind === 'redirect' && typeof to === 'string' ? { ...fault, to } : fault;
}

/** A text or a number as text; anything else is a word that nothing is called. */
function word(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '?';
}

export function accountEdit(fields: Fields): AccountEdit {
  return checked(fields, {
    name: isText,
    registrationNo: isText,
    hasLogo: isBoolean,
    blocked: isBoolean,
    usersForbidden: isBoolean,
    attributes: (value): value is Fields => typeof value === 'object' && value !== null,
  });
}

export function memberEdit(fields: Fields): MemberEdit {
  return checked(fields, {
    fullName: isText,
    email: isText,
    hasAvatar: isBoolean,
    permission: isText,
    allowedScope: (value): value is string[] => Array.isArray(value) && value.every(isText),
  });
}

/** The fields, all of them known and of the right type. */
function checked(fields: Fields, types: Readonly<Record<string, (value: unknown) => boolean>>): Fields {
  for (const [name, value] of Object.entries(fields)) {
    if (!Object.hasOwn(types, name)) {
      throw new ControlError(`"${name}" cannot be set; there are ${Object.keys(types).join(', ')}.`);
    }
    if (types[name]?.(value) !== true) {
      throw new ControlError(`"${name}" has a value of the wrong type.`);
    }
  }
  return fields;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

export function milliseconds({ ms }: Fields): number {
  if (typeof ms !== 'number' || !Number.isFinite(ms) || ms < 0) {
    throw new ControlError('"ms" must be a number of milliseconds.');
  }
  return ms;
}

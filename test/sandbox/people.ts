import { createHash } from 'node:crypto';
import type { UserRecord } from './data/model';
import type { UsersToSignInAs } from './data/presets';

/** What a client needs to ask for tokens. */
export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

export const PERSON_NAMES = ['freelancer', 'agency', 'accountant', 'robot', 'scale'] as const;

export type PersonName = (typeof PERSON_NAMES)[number];

/** An invented person to sign in as. */
export interface Person extends ClientCredentials {
  readonly name: PersonName;
  /** What this person is good for, in one line. */
  readonly purpose: string;
  readonly userId: number;
  readonly fullName: string;
  readonly email: string;
  /** A second pair of the same user, as several may exist. */
  readonly secondPair: ClientCredentials;
}

/** Everybody to sign in as; `scale` is there only when the sandbox was started with `accounts`. */
export type People = { readonly [Name in Exclude<PersonName, 'scale'>]: Person } & {
  readonly scale?: Person;
};

/** An application registered for the Authorization Code flow. */
export interface Integration extends ClientCredentials {
  /** The "URL for redirect" of its settings; there is exactly one. */
  readonly redirectUri: string;
}

const PURPOSES: Readonly<Record<PersonName, string>> = {
  freelancer: 'owner of one account',
  agency: 'owner of an agency: 12 accounts, every permission, odd values, one account 403, one 402',
  accountant: 'an accountant who sees 60 accounts of clients',
  robot: 'a programmatic user: one account, read only, invoices only',
  scale: 'as many accounts and users as asked for',
};

/** Hexadecimal prefixes that a person recognises at a glance. */
const PREFIXES: Readonly<Record<PersonName | 'testing', string>> = {
  freelancer: 'f4eea0ce',
  agency: 'a9e0c1e5',
  accountant: 'accab00c',
  robot: 'b0b0700f',
  scale: '5ca1e000',
  testing: '7e57f00d',
};

export const INTEGRATIONS: { readonly testing: Integration } = {
  testing: { ...createPair('testing', 'first'), redirectUri: 'https://vscode.dev/redirect' },
};

export function createPeople(users: UsersToSignInAs): People {
  const person = (name: PersonName, { id, fullName, email }: UserRecord): Person => ({
    name,
    purpose: PURPOSES[name],
    userId: id,
    fullName,
    email,
    ...createPair(name, 'first'),
    secondPair: createPair(name, 'second'),
  });
  return {
    freelancer: person('freelancer', users.freelancer),
    agency: person('agency', users.agency),
    accountant: person('accountant', users.accountant),
    robot: person('robot', users.robot),
    ...(users.scale && { scale: person('scale', users.scale) }),
  };
}

export function everybody(people: People): Person[] {
  return Object.values(people);
}

/** The same pair each time. */
function createPair(owner: keyof typeof PREFIXES, which: string): ClientCredentials {
  const forty = (part: string): string =>
    PREFIXES[owner] + createHash('sha1').update(`${owner} ${which} ${part}`).digest('hex').slice(8);
  return { clientId: forty('id'), clientSecret: forty('secret') };
}

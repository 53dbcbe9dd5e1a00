import { createHash, randomBytes } from 'node:crypto';
import { addPresets, type PresetUsers } from './data/presets';
import { addScale, type ScaleOptions } from './data/scale';
import type { UserRecord } from './data/model';
import { World } from './data/world';
import type { Switches } from './switches';

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
  /** Overrules the switch of the same name for this person. */
  newTokenInvalidatesOld: Switches['newTokenInvalidatesOld'] | null;
}

/** Everybody to sign in as; `scale` is there only when the sandbox was started with `accounts` or `users`. */
export type People = { readonly [Name in Exclude<PersonName, 'scale'>]: Person } & {
  readonly scale?: Person;
};

/** An application registered for the Authorization Code flow. */
export interface Integration extends ClientCredentials {
  readonly name: IntegrationName;
  /** The "URL for redirect" of its settings; there is exactly one. */
  redirectUri: string;
}

export const INTEGRATION_NAMES = ['testing', 'production'] as const;

export type IntegrationName = (typeof INTEGRATION_NAMES)[number];

export type Integrations = Readonly<Record<IntegrationName, Integration>>;

const PURPOSES: Readonly<Record<PersonName, string>> = {
  freelancer: 'owner of one account',
  agency: 'owner of an agency: 12 accounts, every permission, odd values, one account 403, one 402',
  accountant: 'an accountant who sees 60 accounts of clients',
  robot: 'a programmatic user: one account, read only, invoices only',
  scale: 'as many accounts and users as asked for',
};

/** Hexadecimal prefixes that a person recognises at a glance. */
const PREFIXES: Readonly<Record<PersonName | IntegrationName, string>> = {
  freelancer: 'f4eea0ce',
  agency: 'a9e0c1e5',
  accountant: 'accab00c',
  robot: 'b0b0700f',
  scale: '5ca1e000',
  testing: '7e57f00d',
  production: 'beefcafe',
};

export interface PopulationOptions {
  readonly seed: number;
  readonly scale: ScaleOptions | null;
}

/** Builds the data of the sandbox: the same options give the same data. */
export function createWorld(options: PopulationOptions): { world: World; users: UsersToSignInAs } {
  const world = new World(options.seed);
  const users = addPresets(world);
  return {
    world,
    users: options.scale === null ? users : { ...users, scale: addScale(world, options.scale) },
  };
}

export type UsersToSignInAs = PresetUsers & { readonly scale?: UserRecord };

export function createPeople(users: UsersToSignInAs, randomCredentials: boolean): People {
  const person = (name: PersonName, { id, fullName, email }: UserRecord): Person => ({
    name,
    purpose: PURPOSES[name],
    userId: id,
    fullName,
    email,
    ...createPair(name, 'first', randomCredentials),
    secondPair: createPair(name, 'second', randomCredentials),
    newTokenInvalidatesOld: null,
  });
  return {
    freelancer: person('freelancer', users.freelancer),
    agency: person('agency', users.agency),
    accountant: person('accountant', users.accountant),
    robot: person('robot', users.robot),
    ...(users.scale && { scale: person('scale', users.scale) }),
  };
}

export function createIntegrations(randomCredentials: boolean): Integrations {
  return {
    testing: {
      name: 'testing',
      ...createPair('testing', 'first', randomCredentials),
      redirectUri: 'https://vscode.dev/redirect',
    },
    production: {
      name: 'production',
      ...createPair('production', 'first', randomCredentials),
      redirectUri: 'https://integration.example/fakturoid/callback',
    },
  };
}

export function everybody(people: People): Person[] {
  return Object.values(people);
}

function createPair(owner: keyof typeof PREFIXES, which: string, isRandom: boolean): ClientCredentials {
  const forty = (part: string): string =>
    isRandom
      ? randomBytes(20).toString('hex')
      : PREFIXES[owner] + createHash('sha1').update(`${owner} ${which} ${part}`).digest('hex').slice(8);
  return { clientId: forty('id'), clientSecret: forty('secret') };
}

import { ALL_SCOPES, type UserRecord } from './model';
import { inventAccount, inventUser, OWNER, populate, type Rights } from './population';
import type { AccountEdit, World } from './world';

const WRITE: Rights = { permission: 'write', allowedScope: ALL_SCOPES };
const READ: Rights = { permission: 'read', allowedScope: ALL_SCOPES };
const INVOICES_ONLY: Rights = { permission: 'read', allowedScope: ['invoices'] };
const ACCOUNTANT: Rights = { permission: 'accountant', allowedScope: ALL_SCOPES };

/** How many accounts the accountant sees in all. */
const ACCOUNTANT_ACCOUNTS = 60;

interface PresetUsers {
  readonly freelancer: UserRecord;
  readonly agency: UserRecord;
  readonly accountant: UserRecord;
  readonly robot: UserRecord;
}

export interface ScaleOptions {
  /** How many accounts the person `scale` reaches; without any there is no such person. */
  readonly accounts?: number | undefined;
  /** How many users the first of them has, `scale-1`. */
  readonly users?: number | undefined;
  /** How many users each of the others has. */
  readonly usersPerAccount?: number | undefined;
}

export type UsersToSignInAs = PresetUsers & { readonly scale?: UserRecord };

/** Fills the world with the people to sign in as, their colleagues and their accounts. */
export function fill(world: World, scale: ScaleOptions): UsersToSignInAs {
  const users = addPresets(world);
  return scale.accounts === undefined ? users : { ...users, scale: addScale(world, scale) };
}

function addPresets(world: World): PresetUsers {
  const users: PresetUsers = {
    freelancer: world.addUser('Ondřej Dvořák', 'ondrej.dvorak@ondrej-dvorak.example', { hasAvatar: true }),
    agency: world.addUser('Tereza Šťastná', 'tereza.stastna@studio-kometa.example', {
      hasAvatar: true,
      defaultAccount: 'studio-kometa',
    }),
    accountant: world.addUser('Božena Žižková', 'bozena.zizkova@ucetni-zizkova.example'),
    robot: world.addUser('Most do e-shopu', 'robot@studio-kometa.example'),
  };
  addFreelancer(world, users);
  addAgency(world, users);
  addAccountantsClients(world, users);
  return users;
}

function addFreelancer(world: World, { freelancer, accountant }: PresetUsers): void {
  const { slug } = world.addAccount('Ondřej Dvořák – grafika', { slug: 'ondrej-dvorak' });
  world.setMember(slug, freelancer.id, OWNER);
  world.setMember(slug, accountant.id, ACCOUNTANT);
}

/** An account that the agency looks after. */
interface AgencyAccount {
  readonly slug: string;
  readonly name: string;
  /** What the owner of the agency may do there. */
  readonly rights: Rights;
  readonly members?: readonly (readonly [UserRecord, Rights])[];
  /** Invented users join until it has so many. */
  readonly size?: number;
  /** What is odd about the account itself. */
  readonly edit?: AccountEdit;
}

/** The agency reaches twelve accounts; each shows something that a client must cope with. */
function addAgency(world: World, users: PresetUsers): void {
  const colleague = (): UserRecord => inventUser(world, 'studio-kometa');
  for (const account of agencyAccounts(world, users, colleague)) {
    const record = world.addAccount(account.name, { slug: account.slug, ...account.edit });
    world.setMember(record.slug, users.agency.id, account.rights);
    for (const [user, rights] of account.members ?? []) {
      world.setMember(record.slug, user.id, rights);
    }
    populate(world, record, account.size ?? 0);
  }
  world.accounts.get('studio-kometa')?.invites.push({ userId: colleague().id, ...READ });
}

function agencyAccounts(
  world: World,
  { accountant, robot }: PresetUsers,
  colleague: () => UserRecord,
): readonly AgencyAccount[] {
  const designer = colleague();
  const manager = colleague();
  const trainee = colleague();
  const api = world.addUser('API napojení skladu', 'api@studio-kometa.example');
  return [
    {
      // Its own account, the default one: colleagues, the accountant and users that only integrations use.
      slug: 'studio-kometa',
      name: 'Studio Kometa s.r.o.',
      rights: OWNER,
      members: [
        [designer, WRITE],
        [manager, OWNER],
        [trainee, { permission: 'read', allowedScope: ['expenses'] }],
        [accountant, ACCOUNTANT],
        [api, WRITE],
        [robot, INVOICES_ONLY],
      ],
    },
    {
      // More than two pages of users.
      slug: 'lipovy-dvur',
      name: 'Lipový dvůr družstvo',
      rights: WRITE,
      members: [[designer, READ]],
      size: 95,
    },
    {
      // Two pages, if a page holds twenty.
      slug: 'pekarna-u-zizky',
      name: 'Pekárna U Žižky a.s.',
      rights: OWNER,
      members: [[manager, WRITE]],
      size: 27,
    },
    {
      // Narrower rights than at home.
      slug: 'kavarna-sova',
      name: 'Kavárna Šedá sova s.r.o.',
      rights: INVOICES_ONLY,
      size: 4,
    },
    {
      // The agency acts as accountant.
      slug: 'truhlarstvi-kulik',
      name: 'Truhlářství Kůlík s.r.o.',
      rights: ACCOUNTANT,
      members: [[accountant, READ]],
      size: 5,
    },
    {
      // Its not allowed to list users.
      slug: 'advokati-pod-vezi',
      name: 'Advokáti Pod věží v.o.s.',
      rights: READ,
      size: 6,
      edit: { usersForbidden: true },
    },
    {
      // Blocked for an unpaid invoice.
      slug: 'cukrarna-ruzova-zaba',
      name: 'Cukrárna Růžová žába s.r.o.',
      rights: OWNER,
      size: 3,
      edit: { blocked: true },
    },
    {
      // A permission that nobody documented.
      slug: 'pivovar-certova-strouha',
      name: 'Pivovar Čertova strouha a.s.',
      rights: OWNER,
      members: [[manager, { permission: 'auditor', allowedScope: ALL_SCOPES }]],
      size: 5,
    },
    {
      // A scope that nobody documented.
      slug: 'kolo-a-pila',
      name: 'Kolo a pila z.s.',
      rights: WRITE,
      members: [[designer, { permission: 'write', allowedScope: ['invoices', 'warehouse'] }]],
      size: 4,
    },
    {
      // Users without any scope.
      slug: 'skolka-ctyrlistkova-zahrada',
      name: 'Školka Čtyřlístková zahrada z.s.',
      rights: OWNER,
      members: [
        [trainee, { permission: 'read', allowedScope: [] }],
        [designer, { permission: 'write', allowedScope: [] }],
      ],
      size: 4,
    },
    {
      // No logo.
      slug: 'hbita-vazka',
      name: 'Hbitá vážka s.r.o.',
      rights: WRITE,
      size: 3,
      edit: { hasLogo: false },
    },
    {
      // Nobody else there.
      slug: 'sbirka-zvonku',
      name: 'Sbírka zvonků',
      rights: OWNER,
    },
  ];
}

function addAccountantsClients(world: World, { accountant }: PresetUsers): void {
  while (world.accountsOf(accountant.id).length < ACCOUNTANT_ACCOUNTS) {
    const client = inventAccount(world);
    populate(world, client, world.random.integer(1, 4));
    world.setMember(
      client.slug,
      accountant.id,
      world.random.pick([ACCOUNTANT, ACCOUNTANT, ACCOUNTANT, READ]),
    );
  }
}

function addScale(world: World, { accounts = 1, users = 5, usersPerAccount = 5 }: ScaleOptions): UserRecord {
  const person = inventUser(world, 'scale');
  for (let number = 1; number <= accounts; number += 1) {
    const account = world.addAccount(`Měřítko ${number} s.r.o.`, { slug: `scale-${number}` });
    world.setMember(account.slug, person.id, OWNER);
    populate(world, account, number === 1 ? users : usersPerAccount);
  }
  return person;
}

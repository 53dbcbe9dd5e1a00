import { accountDetail } from '../data/accountDetail';
import type { AccountRecord, EventRecord, Membership, UserRecord } from '../data/model';
import type { State } from '../state';
import type { Switches } from '../switches';

type Attributes = Record<string, unknown>;

/** The answer of user.json. */
export function currentUserView(state: State, user: UserRecord): Attributes {
  const memberships = state.world.accountsOf(user.id);
  const accounts = memberships.map(({ account, membership }) => accountView(state, account, membership));
  return shape(
    state.switches,
    {
      id: user.id,
      full_name: user.fullName,
      email: user.email,
      avatar_url: avatarUrl(state, user),
      default_account: user.defaultAccount,
      accounts,
    },
    { keys: ['id', 'accounts'], extra: { locale: 'cs', two_factor: { enabled: true } } },
  );
}

/** One row of users.json. */
export function userView(state: State, user: UserRecord, membership: Membership): Attributes {
  return shape(
    state.switches,
    {
      id: user.id,
      full_name: user.fullName,
      email: user.email,
      avatar_url: avatarUrl(state, user),
      ...rights(state.switches, membership),
    },
    { keys: ['id'], extra: { last_sign_in_at: '2026-03-01T08:00:00.000+01:00' } },
  );
}

/** The answer of account.json. */
export function accountDetailView(state: State, account: AccountRecord): Attributes {
  return shape(state.switches, accountDetail(account), {
    keys: ['subdomain'],
    extra: { peppol_enabled: false, invoice_labels: ['tisk', 'pošta'] },
  });
}

/** One row of events.json. Here the key of the picture is `avatar`; what nobody did, the robot did. */
export function eventView(state: State, event: EventRecord): Attributes {
  const user = event.userId === null ? undefined : state.world.users.get(event.userId);
  return shape(
    state.switches,
    {
      name: event.name,
      created_at: inPrague(event.at),
      text: event.text,
      related_objects: event.relatedObjects,
      user: {
        id: event.userId,
        full_name: user?.fullName ?? 'Fakturoid robot',
        avatar: user === undefined ? null : avatarUrl(state, user),
      },
      params: event.params,
    },
    { keys: ['name', 'created_at'], extra: { severity: 'info' } },
  );
}

/** With milliseconds and the offset of winter, all the year round. */
function inPrague(at: number): string {
  return new Date(at + 60 * 60 * 1000).toISOString().replace('Z', '+01:00');
}

function accountView(state: State, account: AccountRecord, membership: Membership): Attributes {
  return shape(
    state.switches,
    {
      slug: account.slug,
      logo: account.hasLogo ? assetUrl(state, 'account', account.slug, 'logo') : null,
      name: account.name,
      registration_no: account.registrationNo,
      ...rights(state.switches, membership),
    },
    { keys: ['slug'], extra: { colour: '#2a7de1' } },
  );
}

function rights(switches: Switches, membership: Membership): Attributes {
  const permission = membership.permission === 'accountant' ? switches.roleValues : membership.permission;
  switch (switches.allowedScope) {
    case 'as-data':
      return { permission, allowed_scope: membership.allowedScope };
    case 'empty':
      return { permission, allowed_scope: [] };
    case 'absent':
      return { permission };
    case 'extra-value':
      return { permission, allowed_scope: [...membership.allowedScope, 'payroll'] };
  }
}

/** What nobody promised to be there always. */
const NULLABLE = new Set(['full_name', 'email', 'avatar_url', 'logo', 'registration_no']);

function shape(
  { sparse, extraAttributes }: Switches,
  attributes: Attributes,
  { keys, extra }: { readonly keys: readonly string[]; readonly extra: Attributes },
): Attributes {
  const entries = Object.entries(attributes);
  const isNullable = (name: string): boolean => NULLABLE.has(name) || name.startsWith('plan');
  const shaped =
    sparse === 'documented'
      ? attributes
      : sparse === 'nulls'
        ? Object.fromEntries(entries.map(([name, value]) => [name, isNullable(name) ? null : value]))
        : Object.fromEntries(entries.filter(([name]) => keys.includes(name)));
  return extraAttributes === 'on' ? { ...shaped, ...extra } : shaped;
}

function avatarUrl(state: State, user: UserRecord): string | null {
  return user.hasAvatar ? assetUrl(state, 'user', String(user.id), 'avatar') : null;
}

/** A link of the form that Rails gives to pictures: two signed parts, each with a digest. */
function assetUrl(state: State, kind: 'user' | 'account', key: string, name: 'avatar' | 'logo'): string {
  const signed = `${Buffer.from(`${kind}:${key}`).toString('base64url')}--${DIGEST}`;
  const variation = `${Buffer.from('{"resize":"40x40"}').toString('base64url')}--${DIGEST}`;
  return `${state.origin}/rails/active_storage/representations/redirect/${signed}/${variation}/${name}.png`;
}

const DIGEST = '76dc'.repeat(10);

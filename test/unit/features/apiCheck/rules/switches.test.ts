import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../../../../sandbox';
import { parseSwitches, SWITCH_NAMES, SWITCHES, type SwitchName } from '../../../../sandbox/switches';
import type { Side } from '../../../../../src/features/apiCheck/rules/sides';
import { checked, concluded, type CheckedOptions } from '../../../../kit/checkedApi';

type Positions = Readonly<Record<string, string | number>>;

/** How a switch can be seen, and what is to be told of each of its positions. */
interface Seen {
  readonly unknown: string;
  readonly sides: Readonly<Record<string, Side>>;
  /** Other switches that make it show. */
  readonly beside?: Positions;
  readonly prepare?: (sandbox: Sandbox) => void;
  readonly options?: CheckedOptions;
  readonly as?: 'freelancer' | 'robot';
}

const YES_NO = { on: 'yes', off: 'no' } as const;
const EVERYONE = { everyone: 'everyone', 'owner-only': 'notEveryone' } as const;
const WITH_TOKEN: CheckedOptions = { wantsNewToken: true };

const BODIES = {
  'format-b': 'codeAndText',
  'code-only': 'code',
  'bare-error': 'sentence',
  blank: 'blank',
  empty: 'empty',
  html: 'page',
} as const;

function blockOne({ world }: Sandbox): void {
  const account = world.accounts.get('studio-kometa');
  assert.ok(account);
  account.blocked = true;
}

const SEEN: Readonly<Partial<Record<SwitchName, readonly Seen[]>>> = {
  roleValues: [
    {
      unknown: 'roleValues',
      as: 'freelancer',
      sides: {
        accountant: 'accountant',
        accounting: 'accounting',
        bookkeeper: 'bookkeeper',
        'účetní-xy': 'anotherWord',
      },
    },
  ],
  allowedScope: [
    {
      unknown: 'allowedScope-absent',
      sides: { 'as-data': 'yes', empty: 'yes', absent: 'no', 'extra-value': 'yes' },
    },
    { unknown: 'allowedScope-empty', sides: { 'as-data': 'no', empty: 'yes', 'extra-value': 'no' } },
    { unknown: 'allowedScope-further', as: 'freelancer', sides: { 'as-data': 'no', 'extra-value': 'yes' } },
  ],
  scopeEnforced: [
    { unknown: 'scopeEnforced', sides: { off: 'no', on: 'yes', 'by-part': 'no' } },
    { unknown: 'scopeOfEvents', sides: { off: 'no', on: 'yes', 'by-part': 'no' } },
  ],
  usersPage: [
    { unknown: 'usersPage', sides: { honoured: 'yes', ignored: 'no' } },
    { unknown: 'usersPage', as: 'freelancer', sides: { honoured: 'yes', ignored: 'no' } },
  ],
  usersPageSize: [{ unknown: 'usersPageSize', sides: { 40: '40', 30: '30', 20: '20' } }],
  pastEnd: [
    { unknown: 'pastEnd', sides: { empty: 'emptyList', 400: '400' } },
    { unknown: 'pastEnd', as: 'freelancer', sides: { empty: 'emptyList', 400: '400' } },
  ],
  usersOrder: [{ unknown: 'usersOrder', sides: { id: 'yes', shuffled: 'no' } }],
  usersReadableBy: [{ unknown: 'usersReadableBy', sides: EVERYONE }],
  accountReadableBy: [{ unknown: 'accountReadableBy', sides: EVERYONE }],
  eventsReadableBy: [{ unknown: 'eventsReadableBy', sides: EVERYONE }],
  foreignSlug: [{ unknown: 'foreignSlug', sides: { 404: '404', 403: '403', 401: '401' } }],
  errorBody: [
    { unknown: 'errorBody.404', sides: { 'as-recorded': 'code', ...BODIES } },
    { unknown: 'errorBody.415', sides: { 'as-recorded': 'codeAndText', ...BODIES } },
    {
      unknown: 'errorBody.401',
      beside: { foreignSlug: 401 },
      sides: { 'as-recorded': 'codeAndText', ...BODIES },
    },
    {
      unknown: 'errorBody.503',
      prepare: (sandbox) => sandbox.fail('account', '503'),
      sides: { 'as-recorded': 'codeAndText', ...BODIES },
    },
  ],
  wwwAuthenticate: [{ unknown: 'wwwAuthenticate', beside: { foreignSlug: 401 }, sides: YES_NO }],
  retryAfter: [
    { unknown: 'retryAfter', prepare: (sandbox) => sandbox.fail('account', '503'), sides: YES_NO },
  ],
  newTokenInvalidatesOld: [{ unknown: 'newTokenInvalidatesOld', options: WITH_TOKEN, sides: YES_NO }],
  rateQuota: [{ unknown: 'rateQuota', sides: { 400: '400', 700: '700' } }],
  rateWindow: [{ unknown: 'rateWindow', sides: { 60: '60', 90: '90' } }],
  rateKey: [
    { unknown: 'rateKey-accounts', sides: { ip: 'yes', token: 'yes', user: 'yes', account: 'no' } },
    {
      unknown: 'rateKey-tokens',
      options: WITH_TOKEN,
      sides: { ip: 'yes', token: 'no', user: 'yes', account: 'yes' },
    },
  ],
  rateCountsOauth: [{ unknown: 'rateCountsOauth', options: WITH_TOKEN, sides: YES_NO }],
  rateHeaders: [{ unknown: 'rateHeaders', sides: { all: 'all', '2xx-only': 'successOnly', none: 'none' } }],
  userAgentCheck: [{ unknown: 'userAgentCheck', sides: { presence: 'no', form: 'yes' } }],
  blockedScope: [
    {
      unknown: 'blockedScope',
      prepare: blockOne,
      sides: { 'account-routes': 'accountRoutes', all: 'everything' },
    },
  ],
  blockedBody: [
    {
      unknown: 'blockedBody',
      prepare: blockOne,
      sides: { 'format-c': 'invoices', 'format-b': 'codeAndText', blank: 'blank' },
    },
  ],
  sparse: [
    { unknown: 'sparse', as: 'freelancer', sides: { documented: 'no', nulls: 'nulls', minimal: 'missing' } },
  ],
  extraAttributes: [{ unknown: 'extraAttributes', sides: YES_NO }],
  eventsKept: [
    { unknown: 'eventsKept', as: 'freelancer', sides: { all: 'over90Days', '90-days': 'within90Days' } },
  ],
  eventsOrder: [{ unknown: 'eventsOrder', sides: { 'newest-first': 'yes', shuffled: 'no' } }],
  userEvents: [{ unknown: 'userEvents', sides: { none: 'no', 'v2-names': 'yes' } }],
  rightsRefusal: [
    {
      unknown: 'rightsRefusal',
      beside: { usersReadableBy: 'owner-only' },
      sides: { '403-bare': '403Bare', '403-with-code': '403WithCode', 404: '404' },
    },
  ],
};

/** What no `GET` of the identity shows. */
const UNSEEN: readonly SwitchName[] = [
  'pendingInvites',
  'oauthErrors',
  'codeSingleUse',
  'revokeClientCredentials',
];

describe('the check of the API tells each position of a switch', () => {
  let sandbox: Sandbox;
  before(async () => (sandbox = await startSandbox()));
  beforeEach(() => sandbox.reset());
  after(() => sandbox.close());

  it('of every switch that can be seen', () => {
    assert.deepEqual([...Object.keys(SEEN), ...UNSEEN].sort(), [...SWITCH_NAMES].sort());
    for (const name of Object.keys(SEEN) as SwitchName[]) {
      const told = new Set((SEEN[name] ?? []).flatMap(({ sides }) => Object.keys(sides)));
      const missing = SWITCHES[name].values.filter((value) => !told.has(String(value)));
      assert.deepEqual(missing, [], name);
    }
  });

  for (const [name, all] of Object.entries(SEEN)) {
    for (const { unknown, sides, beside, prepare, options, as = 'agency' } of all) {
      it(`${name}, as ${unknown}, by ${as}`, async () => {
        for (const [position, side] of Object.entries(sides)) {
          sandbox.reset();
          Object.assign(sandbox.switches, parseSwitches({ ...beside, [name]: position }));
          prepare?.(sandbox);
          const result = await checked(sandbox, sandbox.people[as], options);
          assert.equal(concluded(result, unknown)?.side, side, `${name}=${position}`);
          assert.ok(result.observations.length <= 15);
          const sent = sandbox.requests.filter(({ method }) => method !== 'GET');
          assert.equal(sent.length, options?.wantsNewToken === true ? 1 : 0);
        }
      });
    }
  }
});

import { shown } from '../../../base/shown';
import { l10n } from '../../../platform/l10n';
import { rankOf } from '../../../rights/filter';
import { permissionOf } from '../../../rights/rights';
import type { AccountReference, ResourceKey } from '../../../base/references';
import type { Directory } from '../../../directory/directory';
import type { Loadable } from '../../../directory/loader';
import type { UserList } from '../../../fakturoid/client';
import { usersEndpoint } from '../../../fakturoid/curl';
import type { AccountAccess } from '../../../fakturoid/schemas/currentUser';
import type { User } from '../../../fakturoid/schemas/user';
import type { Identity } from '../../../session/sessions';
import { action, section } from '../../../webview/parts';
import type { Action, Fact, Notice, Section } from '../../../webview/toPage';
import { call, type CommandCall } from '../../../platform/commands';
import {
  factsOf,
  identityOf,
  initialsOf,
  loadingNotice,
  noticeOfState,
  rightsSection,
  signedOutNotice,
} from '../sections';
import type { AccountState } from '../state';
import type { Details, Subject } from '../subject';
import { nameOfIdentity, nameOfAccount } from '../../../labels/names';
import { permissionLabel } from '../../../labels/rights';
import { attributeSections } from './attributes';
import { curlCommand } from '../../../fakturoid/curl';
import { settings } from '../../../platform/settings';

/** What the details of an account are made of and can do. */
export interface AccountContext {
  readonly directory: Directory;
}

/** An account as an identity sees it: what it may do there, who else has access, and what Fakturoid says of it. */
export class AccountSubject implements Subject {
  readonly state: AccountState;
  readonly icon = 'account';
  readonly #context: AccountContext;

  constructor(context: AccountContext, state: AccountState) {
    this.#context = context;
    this.state = state;
  }

  get key(): string {
    // By user, because an identity that signed in anew has another id.
    return `account/${this.state.actsAs}/${this.state.slug}`;
  }

  /** Identities signed in anew have other ids, so what is not about another account is about this one. */
  isAbout(key: ResourceKey): boolean {
    return key.kind === 'currentUser' || key.slug === this.state.slug;
  }

  details(identities: readonly Identity[]): Details {
    const { directory } = this.#context;
    const { slug } = this.state;
    const identity = identityOf(this.state, identities);
    if (identity === undefined) {
      const notice = signedOutNotice();
      const nothing = { isLogo: true, badges: [], actions: [], sections: [] };
      return { view: { ...nothing, name: slug, initials: initialsOf(slug), notice }, pictureLink: undefined };
    }
    const current = directory.currentUser(identity.id);
    const account = current.value?.accounts?.find((candidate) => candidate.slug === slug);
    const name = account === undefined ? slug : nameOfAccount(account);
    const notice = this.#notice(identity, account);
    const view: Details['view'] = {
      name,
      initials: initialsOf(name),
      isLogo: true,
      badges:
        account !== undefined && current.value?.default_account === slug ? [l10n.t('Default account')] : [],
      actions: this.#actions(identity, account),
      ...(notice === undefined ? {} : { notice }),
      sections: [
        section('who', {
          facts: factsOf([
            [l10n.t('Slug'), slug],
            [
              l10n.t('Registration number'),
              account?.registration_no || directory.account(identity.id, slug).value?.registration_no,
            ],
            [l10n.t('Seen as'), identities.length > 1 ? nameOfIdentity(identity) : undefined],
          ]),
        }),
        ...(account === undefined
          ? []
          : [
              rightsSection(l10n.t('Your rights'), account),
              this.#users(identity),
              ...this.#examples(identity),
              ...this.#detail(identity),
            ]),
      ],
    };
    return { view, pictureLink: account?.logo };
  }

  resources({ id: identityId }: Identity): readonly ResourceKey[] {
    const { slug } = this.state;
    return [
      { kind: 'currentUser', identityId },
      { kind: 'users', identityId, slug },
      { kind: 'account', identityId, slug },
    ];
  }

  #reference({ id: identityId }: Identity): AccountReference {
    return { identityId, slug: this.state.slug };
  }

  #notice(identity: Identity, account: AccountAccess | undefined): Notice | undefined {
    const { directory } = this.#context;
    const key: ResourceKey = { kind: 'currentUser', identityId: identity.id };
    const notice = noticeOfState(directory.state(key), { id: 'retry/currentUser', identity, keys: [key] });
    if (notice !== undefined) {
      return notice;
    }
    if (account !== undefined) {
      // Said here for all parts of the page, because here a line is kept for it.
      const isLoading = this.resources(identity).some((part) => directory.state(part).status === 'loading');
      return isLoading ? loadingNotice() : undefined;
    }
    return {
      isError: false,
      text: l10n.t('This account is no longer within reach'),
      hint: l10n.t('Your access to it has ended since, or there never was any.'),
      action: action('retry/currentUser', l10n.t('Load again'), call('fakturoid.retry', [key])),
    };
  }

  #actions(identity: Identity, account: AccountAccess | undefined): Action[] {
    const reference = this.#reference(identity);
    const refresh = action('refresh', l10n.t('Refresh'), call('fakturoid.retry', this.resources(identity)));
    const button = (label: string, call: CommandCall): Action => action(call.command, label, call);
    return account === undefined
      ? [refresh]
      : [
          button(l10n.t('Copy slug'), call('fakturoid.copySlug', reference)),
          button(l10n.t('Copy as JSON'), call('fakturoid.copyJson', reference)),
          button(l10n.t('Open in Fakturoid'), call('fakturoid.openInFakturoid', reference)),
          button(l10n.t('Reveal in tree'), call('fakturoid.reveal', reference)),
          refresh,
        ];
  }

  #users(identity: Identity): Section {
    const { slug } = this.state;
    const state = this.#context.directory.users(identity.id, slug);
    const notice = this.#partNotice(identity, { kind: 'users', identityId: identity.id, slug });
    return section('users', {
      heading: l10n.t('Users'),
      ...(notice === undefined ? {} : { notice }),
      facts: usersByPermission(state),
      texts: isIncomplete(state) ? [l10n.t('Not everything could be read')] : [],
    });
  }

  /** Why a part of the page is not there or stale; that it loads is said above. */
  #partNotice(identity: Identity, key: ResourceKey): Notice | undefined {
    const state = this.#context.directory.state(key);
    return state.status === 'loading'
      ? undefined
      : noticeOfState(state, { id: `retry/${key.kind}`, identity, keys: [key] });
  }

  #examples(identity: Identity): Section[] {
    const reference = this.#reference(identity);
    const { slug } = reference;
    return [
      section('endpoint', {
        heading: l10n.t('In your own code'),
        texts: [l10n.t('The users of this account:')],
        code: usersEndpoint(slug),
        actions: [action('copyEndpoint', l10n.t('Copy endpoint'), call('fakturoid.copyEndpoint', reference))],
      }),
      section('curl', {
        texts: [
          l10n.t(
            'The same in a shell. The token is not part of it: it is read from the variable {0}.',
            shown(TOKEN),
          ),
        ],
        code: curlCommand(slug, identity.email ?? settings.contact()),
        actions: [action('copyCurl', l10n.t('Copy curl command'), call('fakturoid.copyCurl', reference))],
      }),
    ];
  }

  #detail(identity: Identity): Section[] {
    const { slug } = this.state;
    const { value } = this.#context.directory.account(identity.id, slug);
    const notice = this.#partNotice(identity, { kind: 'account', identityId: identity.id, slug });
    return [
      ...(notice === undefined
        ? []
        : [section('detail', { heading: l10n.t('What Fakturoid says of this account'), notice })]),
      ...(value === undefined ? [] : attributeSections(value)),
    ];
  }
}

const TOKEN = 'FAKTUROID_TOKEN';

/** Whether users are missing, and will not come by themselves. */
function isIncomplete(state: Loadable<UserList>): boolean {
  return (state.value?.dropped ?? 0) > 0 || (state.status === 'failed' && state.isPart === true);
}

/** How many users there are, in all and with each permission; the label is there before they are. */
function usersByPermission(state: Loadable<UserList>): Fact[] {
  const { value } = state;
  const isPart = value === undefined || (state.status !== 'ready' && state.isPart === true);
  if (isPart && state.status === 'loading') {
    return [{ label: l10n.t('In all'), value: '…' }];
  }
  const users = value?.users ?? [];
  const counts = new Map</* as stated */ string, { user: User; count: number }>();
  for (const user of users) {
    const key = user.permission ?? '';
    counts.set(key, { user, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [
    ...(isPart ? [] : [{ label: l10n.t('In all'), value: String(users.length) }]),
    ...[...counts.values()]
      .sort((a, b) => rankOf(a.user) - rankOf(b.user) || b.count - a.count)
      .map(({ user, count }) => ({
        label: permissionLabel(permissionOf(user.permission)),
        value: String(count),
      })),
  ];
}

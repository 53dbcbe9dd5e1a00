import { shown } from '../../base/shown';
import { l10n } from '../../platform/l10n';
import { rankOf } from '../../access/filter';
import { permissionOf } from '../../access/rights';
import type { Directory, Place } from '../../directory/directory';
import type { Loadable } from '../../directory/loader';
import type { UserList } from '../../fakturoid/client';
import { usersEndpoint } from '../../fakturoid/ownCode';
import type { AccountAccess } from '../../fakturoid/schemas/currentUser';
import type { User } from '../../fakturoid/schemas/user';
import type { Identity } from '../../session/sessions';
import type { Action, Fact, Notice, Section } from '../../webview/toPage';
import { accountNodeId, nameOfAccount } from '../accountsTree/nodes';
import type { Actions } from '../details/actions';
import {
  factsOf,
  identityOf,
  initialsOf,
  loadingNotice,
  noticeOfState,
  remedyAction,
  rightsSection,
  type Run,
  section,
  signedOutNotice,
} from '../details/sections';
import type { AccountReference } from '../details/state';
import type { Details, Subject } from '../details/subject';
import type { Remedy } from '../words/failures';
import { nameOfIdentity } from '../words/identity';
import { permissionLabel } from '../words/rights';
import { attributeSections } from './attributes';
import { curlFor } from './curl';

/** What the details of an account are made of and can do. */
export interface AccountContext {
  readonly directory: Directory;
  readonly reveal: (identityId: string, slug: string) => unknown;
  readonly run: Run;
}

/** An account as an identity sees it: what it may do there, who else has access, and what Fakturoid says of it. */
export class AccountSubject implements Subject {
  readonly state: AccountReference;
  readonly icon = 'account';
  readonly #context: AccountContext;

  constructor(context: AccountContext, reference: AccountReference) {
    this.#context = context;
    this.state = reference;
  }

  get key(): string {
    // By user, because an identity that signed in anew has another id.
    return `account/${this.state.actsAs}/${this.state.slug}`;
  }

  /** Identities signed in anew have other ids, so what is not about another account is about this one. */
  isAbout({ slug }: Place): boolean {
    return slug === undefined || slug === this.state.slug;
  }

  details(identities: readonly Identity[], actions: Actions): Details {
    const { directory, run } = this.#context;
    const { slug } = this.state;
    const identity = identityOf(this.state, identities);
    if (identity === undefined) {
      const notice = signedOutNotice(actions, run);
      const nothing = { isLogo: true, badges: [], actions: [], sections: [] };
      return { view: { ...nothing, name: slug, initials: initialsOf(slug), notice }, pictureLink: undefined };
    }
    const current = directory.currentUser(identity.id);
    const account = current.value?.accounts?.find((candidate) => candidate.slug === slug);
    const name = account === undefined ? slug : nameOfAccount(account);
    const notice = this.#notice(identity, account, actions);
    const view: Details['view'] = {
      name,
      initials: initialsOf(name),
      isLogo: true,
      badges:
        account !== undefined && current.value?.default_account === slug ? [l10n.t('Default account')] : [],
      actions: this.#actions(identity, account, actions),
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
              this.#users(identity, actions),
              ...this.#examples(identity, account, actions),
              ...this.#detail(identity, actions),
            ]),
      ],
    };
    return { view, pictureLink: account?.logo };
  }

  places(identity: Identity): readonly Place[] {
    const own = { identityId: identity.id };
    const users = { ...own, slug: this.state.slug };
    return [own, users, { ...users, part: 'detail' }];
  }

  #remedy(identity: Identity, place: Place, actions: Actions): (remedy: Remedy) => Action {
    const { directory, run } = this.#context;
    const retry = (): unknown => directory.reload(place);
    const id = ['retry', place.slug === undefined ? 'accounts' : (place.part ?? 'users')].join('/');
    return (remedy) => remedyAction(actions, remedy, { id, retry, identity, run });
  }

  #notice(identity: Identity, account: AccountAccess | undefined, actions: Actions): Notice | undefined {
    const { directory } = this.#context;
    const place = { identityId: identity.id };
    const notice = noticeOfState(
      directory.currentUser(identity.id),
      directory.isLoading(place),
      this.#remedy(identity, place, actions),
    );
    if (notice !== undefined) {
      return notice;
    }
    if (account !== undefined) {
      // Said here for all parts of the page, because here a line is kept for it.
      return this.places(identity).some((part) => directory.isLoading(part)) ? loadingNotice() : undefined;
    }
    return {
      isError: false,
      text: l10n.t('This account is no longer within reach'),
      hint: l10n.t('Your access to it has ended since, or there never was any.'),
      action: actions.add('retry/accounts', l10n.t('Load again'), () => directory.reload(place)),
    };
  }

  #actions(identity: Identity, account: AccountAccess | undefined, actions: Actions): Action[] {
    const { directory, reveal } = this.#context;
    const { slug } = this.state;
    const refresh = actions.add('refresh', l10n.t('Refresh'), () =>
      this.places(identity).forEach((place) => directory.reload(place)),
    );
    if (account === undefined) {
      return [refresh];
    }
    const command = this.#command(identity, account, actions);
    return [
      command('copySlug', l10n.t('Copy slug')),
      command('copyJson', l10n.t('Copy as JSON')),
      command('openInFakturoid', l10n.t('Open in Fakturoid')),
      actions.add('reveal', l10n.t('Reveal in tree'), () => reveal(identity.id, slug)),
      refresh,
    ];
  }

  /** Commands take what a row of the tree gives them. */
  #command(
    identity: Identity,
    account: AccountAccess,
    actions: Actions,
  ): (id: string, label: string) => Action {
    const node = { kind: 'account', id: accountNodeId(identity.id, account.slug), identity, account };
    return (id, label) => actions.add(id, label, () => this.#context.run(`fakturoid.${id}`, node));
  }

  #users(identity: Identity, actions: Actions): Section {
    const { directory } = this.#context;
    const place = { identityId: identity.id, slug: this.state.slug };
    const state = directory.users(identity.id, this.state.slug);
    const notice = this.#partNotice(identity, place, state, actions);
    return section('users', {
      heading: l10n.t('Users'),
      ...(notice === undefined ? {} : { notice }),
      facts: usersByPermission(state),
      texts: isIncomplete(state) ? [l10n.t('Not everything could be read')] : [],
    });
  }

  /** Why a part of the page is not there or stale; that it loads is said above. */
  #partNotice(
    identity: Identity,
    place: Place,
    state: Loadable<unknown>,
    actions: Actions,
  ): Notice | undefined {
    return this.#context.directory.isLoading(place)
      ? undefined
      : noticeOfState(state, false, this.#remedy(identity, place, actions));
  }

  #examples(identity: Identity, account: AccountAccess, actions: Actions): Section[] {
    const { slug } = this.state;
    const command = this.#command(identity, account, actions);
    return [
      section('endpoint', {
        heading: l10n.t('In your own code'),
        texts: [l10n.t('The users of this account:')],
        code: usersEndpoint(slug),
        actions: [command('copyEndpoint', l10n.t('Copy endpoint'))],
      }),
      section('curl', {
        texts: [
          l10n.t(
            'The same in a shell. The token is not part of it: it is read from the variable {0}.',
            shown(TOKEN),
          ),
        ],
        code: curlFor(identity, slug),
        actions: [command('copyCurl', l10n.t('Copy curl command'))],
      }),
    ];
  }

  #detail(identity: Identity, actions: Actions): Section[] {
    const { slug } = this.state;
    const place: Place = { identityId: identity.id, slug, part: 'detail' };
    const state = this.#context.directory.account(identity.id, slug);
    const notice = this.#partNotice(identity, place, state, actions);
    return [
      ...(notice === undefined
        ? []
        : [section('detail', { heading: l10n.t('What Fakturoid says of this account'), notice })]),
      ...(state.value === undefined ? [] : attributeSections(state.value)),
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

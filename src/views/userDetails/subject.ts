import { l10n } from '../../platform/l10n';
import { rightsOf } from '../../access/rights';
import type { Directory, Place } from '../../directory/directory';
import type { Loadable } from '../../directory/loader';
import { type Person, personOf, yourselfIn } from '../../directory/people';
import type { ProgrammaticUsers } from '../../directory/programmaticUsers';
import type { AccountAccess, CurrentUser } from '../../fakturoid/schemas/currentUser';
import type { User } from '../../fakturoid/schemas/user';
import type { Identity } from '../../session/sessions';
import type { Action, Notice, Section } from '../../webview/toPage';
import { identityNode, nameOfUser, type PersonNode } from '../accountsTree/nodes';
import type { Actions } from '../details/actions';
import {
  accountTitle,
  factsOf,
  identityOf,
  initialsOf,
  noticeOfState,
  remedyAction,
  rightsSection,
  type Run,
  section,
  signedOutNotice,
} from '../details/sections';
import type { UserReference } from '../details/state';
import type { Details, Subject } from '../details/subject';
import { beyondPurpose, purposeLabel, suggestionToMark } from '../words/purposes';
import { acrossAccounts } from './acrossAccounts';

/** What the details of a user are made of and can do. */
export interface UserContext {
  readonly directory: Directory;
  readonly programmatic: ProgrammaticUsers;
  readonly reveal: (identityId: string, slug: string, userId?: number) => unknown;
  readonly run: Run;
}

/** What is known of a user: from the list of the account he was opened from, or he is the current user himself. */
interface KnownUser {
  readonly user: User | undefined;
  /** The state of what he was read from. */
  readonly state: Loadable<unknown>;
}

/** A user: who he is, what he may do where he was opened, and where else he has access. */
export class UserSubject implements Subject {
  readonly state: UserReference;
  readonly icon = 'user';
  readonly #context: UserContext;
  /** As he was last seen: a panel that is open does not forget whom it was about. */
  #last: User | undefined;

  constructor(context: UserContext, reference: UserReference) {
    this.#context = context;
    this.state = reference;
  }

  get key(): string {
    return `user/${this.state.userId}`;
  }

  isAbout({ part }: Place): boolean {
    return part === undefined;
  }

  details(identities: readonly Identity[], actions: Actions): Details {
    const { directory, programmatic } = this.#context;
    const { slug, userId } = this.state;
    const identity = identityOf(this.state, identities);
    // What this page is seen by comes first, so that it tells nothing else in its table.
    const inOrder = [...identities].sort((a, b) => Number(b === identity) - Number(a === identity));
    const { person, unread } = personOf(userId, inOrder, directory);
    const known = identity && this.#find(identity);
    this.#last = known?.user ?? person?.user ?? this.#last;
    // What only an identity knew that signed out is not shown any more.
    const user = identity === undefined ? person?.user : this.#last;
    // His own default account is known only where he is signed in, which need not be where he is seen from.
    const own = identities.find((candidate) => candidate.userId === userId);
    const isYou = own !== undefined;
    const yourself = own && directory.currentUser(own.id).value;
    const isProgrammatic = programmatic.has(userId);
    const current = identity && directory.currentUser(identity.id).value;
    const account = current?.accounts?.find((candidate) => candidate.slug === slug);
    const name = user === undefined ? `#${userId}` : nameOfUser(user);
    const notice =
      identity === undefined || known === undefined
        ? signedOutNotice(actions, this.#context.run)
        : this.#notice(identity, known, actions);
    const isLoading = known?.state.status === 'loading';
    const view: Details['view'] = {
      name,
      initials: user === undefined ? '?' : initialsOf(name),
      isLogo: false,
      badges: [
        ...(isYou ? [l10n.t('This is you')] : []),
        ...(isProgrammatic ? [l10n.t('Programmatic user')] : []),
      ],
      actions:
        identity === undefined ? [] : this.#actions(identity, known?.user, person, actions, identities),
      ...(notice === undefined ? {} : { notice }),
      sections: [
        this.#who(user ?? (isLoading ? { email: '…' } : {}), account, yourself),
        ...this.#rights(known, account),
        ...(identities.length === 0
          ? []
          : [
              acrossAccounts(
                this.#context,
                { isYou, person, unread, identities, identity, current: yourself },
                actions,
              ),
            ]),
      ],
    };
    return { view, pictureLink: user?.avatar_url };
  }

  /** What the page of this user stands on. */
  places(identity: Identity): Place[] {
    const { slug } = this.state;
    const own = { identityId: identity.id };
    return slug === undefined ? [own] : [own, { ...own, slug }];
  }

  #find(identity: Identity): KnownUser {
    const { directory } = this.#context;
    const { slug, userId } = this.state;
    const isYou = userId === identity.userId;
    const own = directory.currentUser(identity.id);
    if (slug === undefined) {
      return { user: isYou && own.value ? asStated(own.value) : undefined, state: own };
    }
    const state = directory.users(identity.id, slug);
    const user = state.value?.users.find(({ id }) => id === userId);
    if (user !== undefined || !isYou) {
      // An account out of reach is not asked for its users: then what lists the accounts tells why.
      return { user, state: own.status === 'failed' && state.status === 'loading' ? own : state };
    }
    // Your own rights are stated elsewhere, also where the users of the account may not be listed.
    const account = own.value?.accounts?.find((candidate) => candidate.slug === slug);
    return { user: own.value && account && yourselfIn(account, own.value), state: own };
  }

  #notice(identity: Identity, { user, state }: KnownUser, actions: Actions): Notice | undefined {
    const { directory, run } = this.#context;
    const retry = (): void => this.places(identity).forEach((place) => directory.reload(place));
    const isLoading = this.places(identity).some((place) => directory.isLoading(place));
    const notice = noticeOfState(state, isLoading, (remedy) =>
      remedyAction(actions, remedy, { id: 'retry', retry, identity, run }),
    );
    if (notice !== undefined || user !== undefined) {
      return notice;
    }
    return {
      isError: false,
      text: l10n.t('This user is no longer there'),
      hint: l10n.t('The access to the account has ended since, or there never was any.'),
      action: actions.add('retry', l10n.t('Load again'), retry),
    };
  }

  #actions(
    identity: Identity,
    user: User | undefined,
    person: Person | undefined,
    actions: Actions,
    identities: readonly Identity[],
  ): Action[] {
    const { directory, programmatic, reveal, run } = this.#context;
    const { slug, userId } = this.state;
    const refresh = actions.add('refresh', l10n.t('Refresh'), () =>
      [...this.places(identity), ...this.#foundIn(person)].forEach((place) => directory.reload(place)),
    );
    const shown = user ?? person?.user;
    if (shown === undefined) {
      return [refresh];
    }
    const isProgrammatic = programmatic.has(userId);
    const memberships = person?.memberships ?? [];
    // Commands take what a row of the tree gives them.
    const node: PersonNode = {
      kind: 'person',
      id: `person/${userId}`,
      parent: undefined,
      person: { user: shown, isYou: person?.isYou ?? false, memberships },
      memberships,
      isProgrammatic,
      purpose: programmatic.purposeOf(userId),
    };
    const command = (id: string, label: string): Action =>
      actions.add(id, label, () => run(`fakturoid.${id}`, node));
    const first = slug ?? memberships[0]?.account.slug;
    const where = memberships.find(({ account }) => account.slug === first);
    return [
      ...(shown.email ? [command('copyEmail', l10n.t('Copy e-mail'))] : []),
      command('copyId', l10n.t('Copy user id')),
      command('copyJson', l10n.t('Copy as JSON')),
      ...(where === undefined
        ? []
        : [
            actions.add('openInFakturoid', l10n.t('Open in Fakturoid'), () =>
              run('fakturoid.openInFakturoid', {
                kind: 'account',
                id: '',
                identity: where.identity,
                account: where.account,
              }),
            ),
            actions.add('reveal', l10n.t('Reveal in tree'), () =>
              reveal(where.identity.id, where.account.slug, userId),
            ),
          ]),
      ...(isProgrammatic
        ? [
            command('changePurpose', l10n.t('Change purpose')),
            command('unmarkProgrammatic', l10n.t('Unmark as programmatic')),
          ]
        : [command('markProgrammatic', l10n.t('Mark as programmatic'))]),
      ...this.#tokenCard(actions, identities),
      refresh,
    ];
  }

  /** The lists that tell of his access on this page. */
  #foundIn(person: Person | undefined): Place[] {
    const { directory } = this.#context;
    return (person?.memberships ?? [])
      .map(({ identity, account }) => ({ identityId: identity.id, slug: account.slug }))
      .filter(({ identityId, slug }) => directory.users(identityId, slug).value !== undefined);
  }

  /** Of the user himself only: what a token of somebody else may do is seen from his rights. */
  #tokenCard(actions: Actions, identities: readonly Identity[]): Action[] {
    const own = identities.find(({ userId }) => userId === this.state.userId);
    return own === undefined
      ? []
      : [
          actions.add('showTokenCard', l10n.t('What can this token do?'), () =>
            this.#context.run('fakturoid.showTokenCard', identityNode(own)),
          ),
        ];
  }

  /** Labels stand there from the start, so that nothing moves when their values arrive. */
  #who(
    user: Pick<User, 'full_name' | 'email'>,
    account: AccountAccess | undefined,
    current: CurrentUser | undefined,
  ): Section {
    const { programmatic } = this.#context;
    const { slug, userId } = this.state;
    const isProgrammatic = programmatic.has(userId);
    const suggestion = isProgrammatic ? undefined : suggestionToMark(user);
    const defaultSlug = current?.default_account;
    return section('who', {
      facts: factsOf([
        [l10n.t('E-mail'), user.email],
        [l10n.t('User id'), String(userId)],
        [l10n.t('Account'), slug === undefined ? undefined : accountTitle(account, slug)],
        [
          l10n.t('Default account'),
          defaultSlug
            ? accountTitle(
                current.accounts?.find((candidate) => candidate.slug === defaultSlug),
                defaultSlug,
              )
            : undefined,
        ],
        [l10n.t('Purpose'), isProgrammatic ? purposeLabel(programmatic.purposeOf(userId)) : undefined],
      ]),
      texts: suggestion === undefined ? [] : [suggestion],
    });
  }

  #rights(known: KnownUser | undefined, account: AccountAccess | undefined): Section[] {
    const { slug } = this.state;
    if (slug === undefined || known === undefined) {
      return [];
    }
    const heading = l10n.t('Rights in {0}', accountTitle(account, slug));
    if (known.user !== undefined) {
      const purpose = this.#context.programmatic.purposeOf(this.state.userId);
      const beyond = purpose && beyondPurpose(rightsOf(known.user), purpose);
      return [rightsSection(heading, known.user, beyond === undefined ? [] : [beyond])];
    }
    return known.state.status === 'loading'
      ? [
          section('rights', {
            heading,
            facts: factsOf([
              [l10n.t('Permission'), '…'],
              [l10n.t('Scopes'), '…'],
            ]),
          }),
        ]
      : [];
  }
}

/** The current user as Fakturoid stated him, without our own note on the answer. */
function asStated(current: CurrentUser): User {
  const { id, full_name, email, avatar_url, default_account, accounts } = current;
  const stated = { id, full_name, email, avatar_url, default_account, accounts };
  return stated;
}

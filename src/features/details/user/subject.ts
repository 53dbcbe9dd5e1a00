import { l10n } from '../../../platform/l10n';
import { rightsOf } from '../../../rights/rights';
import type { ResourceKey } from '../../../base/references';
import type { Directory } from '../../../directory/directory';
import type { Loadable } from '../../../directory/loader';
import { type Person, personOf, yourselfIn } from '../../../directory/people';
import { asStated } from '../../../directory/references';
import type { ProgrammaticUsers } from '../../../directory/programmaticUsers';
import type { AccountAccess, CurrentUser } from '../../../fakturoid/schemas/currentUser';
import type { User } from '../../../fakturoid/schemas/user';
import type { Identity } from '../../../session/sessions';
import { action, section } from '../../../webview/parts';
import type { Action, Notice, Section } from '../../../webview/toPage';
import { call, type CommandCall } from '../../../platform/commands';
import {
  accountTitle,
  factsOf,
  identityOf,
  initialsOf,
  noticeOfState,
  rightsSection,
  signedOutNotice,
} from '../sections';
import type { UserState } from '../state';
import type { Details, Subject } from '../subject';
import { beyondPurpose, purposeLabel, suggestionToMark } from '../../../labels/purposes';
import { acrossAccounts } from './acrossAccounts';
import { nameOfUser } from '../../../labels/names';

/** What the details of a user are made of and can do. */
export interface UserContext {
  readonly directory: Directory;
  readonly programmatic: ProgrammaticUsers;
}

/** What is known of a user: from the list of the account he was opened from, or he is the current user himself. */
interface KnownUser {
  readonly user: User | undefined;
  /** The state of what he was read from. */
  readonly state: Loadable<unknown>;
}

/** A user: who he is, what he may do where he was opened, and where else he has access. */
export class UserSubject implements Subject {
  readonly state: UserState;
  readonly icon = 'user';
  readonly #context: UserContext;
  /** As he was last seen: a panel that is open does not forget whom it was about. */
  #last: User | undefined;

  constructor(context: UserContext, state: UserState) {
    this.#context = context;
    this.state = state;
  }

  get key(): string {
    return `user/${this.state.userId}`;
  }

  isAbout({ kind }: ResourceKey): boolean {
    return kind !== 'account';
  }

  details(identities: readonly Identity[]): Details {
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
      identity === undefined || known === undefined ? signedOutNotice() : this.#notice(identity, known);
    const isLoading = known?.state.status === 'loading';
    const view: Details['view'] = {
      name,
      initials: user === undefined ? '?' : initialsOf(name),
      isLogo: false,
      badges: [
        ...(isYou ? [l10n.t('This is you')] : []),
        ...(isProgrammatic ? [l10n.t('Programmatic user')] : []),
      ],
      actions: identity === undefined ? [] : this.#actions(identity, known?.user, person, identities),
      ...(notice === undefined ? {} : { notice }),
      sections: [
        this.#who(user ?? (isLoading ? { email: '…' } : {}), account, yourself),
        ...this.#rights(known, account),
        ...(identities.length === 0
          ? []
          : [
              acrossAccounts(this.#context.directory, {
                isYou,
                person,
                unread,
                identities,
                identity,
                current: yourself,
              }),
            ]),
      ],
    };
    return { view, pictureLink: user?.avatar_url };
  }

  resources(identity: Identity): ResourceKey[] {
    const { slug } = this.state;
    const identityId = identity.id;
    return [
      { kind: 'currentUser', identityId },
      ...(slug === undefined ? [] : [{ kind: 'users', identityId, slug } as const]),
    ];
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
      return { user, state: own.status === 'failed' && state.status === 'idle' ? own : state };
    }
    // Your own rights are stated elsewhere, also where the users of the account may not be listed.
    const account = own.value?.accounts?.find((candidate) => candidate.slug === slug);
    return { user: own.value && account && yourselfIn(account, own.value), state: own };
  }

  #notice(identity: Identity, { user, state }: KnownUser): Notice | undefined {
    const keys = this.resources(identity);
    const notice = noticeOfState(state, { id: 'retry', identity, keys });
    if (notice !== undefined || user !== undefined) {
      return notice;
    }
    return {
      isError: false,
      text: l10n.t('This user is no longer there'),
      hint: l10n.t('The access to the account has ended since, or there never was any.'),
      action: action('retry', l10n.t('Load again'), call('fakturoid.retry', keys)),
    };
  }

  #actions(
    identity: Identity,
    user: User | undefined,
    person: Person | undefined,
    identities: readonly Identity[],
  ): Action[] {
    const { slug, userId } = this.state;
    const keys = [...this.resources(identity), ...this.#listsOf(person)];
    const refresh = action('refresh', l10n.t('Refresh'), call('fakturoid.retry', keys));
    const shown = user ?? person?.user;
    if (shown === undefined) {
      return [refresh];
    }
    const memberships = person?.memberships ?? [];
    const where = memberships.find(({ account }) => account.slug === slug) ?? memberships[0];
    const account = where && { identityId: where.identity.id, slug: where.account.slug };
    const seen = user === undefined && account !== undefined ? account : { identityId: identity.id, slug };
    const reference = { ...seen, userId };
    const button = (label: string, call: CommandCall): Action => action(call.command, label, call);
    return [
      ...(shown.email ? [button(l10n.t('Copy e-mail'), call('fakturoid.copyEmail', reference))] : []),
      button(l10n.t('Copy user id'), call('fakturoid.copyId', reference)),
      button(l10n.t('Copy as JSON'), call('fakturoid.copyJson', reference)),
      ...(account === undefined
        ? []
        : [
            button(l10n.t('Open in Fakturoid'), call('fakturoid.openInFakturoid', account)),
            button(l10n.t('Reveal in tree'), call('fakturoid.reveal', { ...account, userId })),
          ]),
      ...(this.#context.programmatic.has(userId)
        ? [
            button(l10n.t('Change purpose'), call('fakturoid.changePurpose', reference)),
            button(l10n.t('Unmark as programmatic'), call('fakturoid.unmarkProgrammatic', reference)),
          ]
        : [button(l10n.t('Mark as programmatic'), call('fakturoid.markProgrammatic', reference))]),
      ...this.#tokenCard(identities),
      refresh,
    ];
  }

  /** The loaded lists that tell of their access on this page. */
  #listsOf(person: Person | undefined): ResourceKey[] {
    const { directory } = this.#context;
    return (person?.memberships ?? [])
      .map(
        ({ identity, account }) => ({ kind: 'users', identityId: identity.id, slug: account.slug }) as const,
      )
      .filter((key) => directory.state(key).value !== undefined);
  }

  /** For a signed-in user only: what a token of anybody else can do is seen from their rights. */
  #tokenCard(identities: readonly Identity[]): Action[] {
    const own = identities.find(({ userId }) => userId === this.state.userId);
    return own === undefined
      ? []
      : [
          action(
            'showTokenCard',
            l10n.t('What can this token do?'),
            call('fakturoid.showTokenCard', { identityId: own.id }),
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

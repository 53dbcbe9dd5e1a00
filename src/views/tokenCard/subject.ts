import { line, shown, type Shown } from '../../base/shown';
import { l10n } from '../../platform/l10n';
import type { TokenCard } from '../../access/tokenCard';
import type { Directory, Place } from '../../directory/directory';
import type { Identity, SignInMethod } from '../../session/sessions';
import type { Action, Notice, Section } from '../../webview/toPage';
import { identityNode, nameOfAccount } from '../accountsTree/nodes';
import type { Actions } from '../details/actions';
import {
  accountCell,
  identityOf,
  initialsOf,
  noticeOfState,
  remedyAction,
  type Run,
  section,
  signedOutNotice,
} from '../details/sections';
import type { TokenReference } from '../details/state';
import type { Details, Subject } from '../details/subject';
import { nameOfIdentity } from '../words/identity';
import { namesIn } from '../words/reviewNames';
import { abilitySentences, permissionLabel, scopesCaveat, scopesLabel } from '../words/rights';
import { sentenceOfWarning, sharingAdvice } from '../words/tokenCard';
import { type CardMaker, makeCard } from './card';

/** What a token card is made of and can do. */
export interface TokenContext extends CardMaker {
  readonly directory: Directory;
  readonly run: Run;
}

/** What a token of an identity may do, and what to keep in mind before it is shared. The token is no part of it. */
export class TokenSubject implements Subject {
  readonly state: TokenReference;
  readonly icon = 'token';
  readonly #context: TokenContext;

  constructor(context: TokenContext, reference: TokenReference) {
    this.#context = context;
    this.state = reference;
  }

  get key(): string {
    return `token/${this.state.actsAs}`;
  }

  places(identity: Identity): Place[] {
    return [{ identityId: identity.id }];
  }

  isAbout({ slug }: Place): boolean {
    return slug === undefined;
  }

  details(identities: readonly Identity[], actions: Actions): Details {
    const { directory, run } = this.#context;
    const identity = identityOf(this.state, identities);
    const title = (name: Shown): Shown => l10n.t('What a token of {0} may do', name);
    const nobody = { isLogo: false, badges: [], actions: [], sections: [] };
    if (identity === undefined) {
      const name = line`#${this.state.actsAs}`;
      const notice = signedOutNotice(actions, run);
      return { view: { ...nobody, name: title(name), initials: '?', notice }, pictureLink: undefined };
    }
    const name = nameOfIdentity(identity);
    const current = directory.currentUser(identity.id);
    const made = makeCard(this.#context, identity);
    const notice = this.#notice(identity, actions);
    const view: Details['view'] = {
      ...nobody,
      name: title(name),
      initials: initialsOf(name),
      actions: this.#actions(identity, actions),
      ...(notice === undefined ? {} : { notice }),
      sections:
        current.value === undefined || made === undefined
          ? [adviceSection(identity.method)]
          : [
              ...warningSections(made.card, namesIn(made.review)),
              adviceSection(identity.method),
              this.#accounts(made.card, identity, actions),
            ],
    };
    return { view, pictureLink: current.value?.avatar_url };
  }

  #notice(identity: Identity, actions: Actions): Notice | undefined {
    const { directory, run } = this.#context;
    const place = { identityId: identity.id };
    const retry = (): unknown => directory.reload(place);
    return noticeOfState(directory.currentUser(identity.id), directory.isLoading(place), (remedy) =>
      remedyAction(actions, remedy, { id: 'retry', retry, identity, run }),
    );
  }

  #actions(identity: Identity, actions: Actions): Action[] {
    const { directory, run } = this.#context;
    const command = (id: string, label: string): Action =>
      actions.add(id, label, () => run(`fakturoid.${id}`, identityNode(identity)));
    return [
      command('copyTokenCard', l10n.t('Copy as Markdown')),
      command('saveTokenCard', l10n.t('Save as Markdown…')),
      actions.add('refresh', l10n.t('Refresh'), () => directory.reload({ identityId: identity.id })),
    ];
  }

  #accounts({ accounts }: TokenCard, identity: Identity, actions: Actions): Section {
    const known = this.#context.directory.currentUser(identity.id).value?.accounts ?? [];
    const caveat = scopesCaveat(accounts.map(({ rights }) => rights.scopes));
    return section('accounts', {
      heading: l10n.t('Accounts it opens ({0})', accounts.length),
      texts: caveat === undefined ? [] : [caveat],
      table: {
        columns: [
          l10n.t('Account'),
          l10n.t('Slug'),
          l10n.t('Permission'),
          l10n.t('Scopes'),
          l10n.t('What that means'),
        ],
        rows: accounts.map(({ account: { slug }, rights, abilities }) => {
          const account = known.find((candidate) => candidate.slug === slug);
          return [
            account === undefined
              ? { text: shown(slug) }
              : accountCell(actions, this.#context.run, { identity, account }, nameOfAccount(account)),
            { text: shown(slug) },
            { text: permissionLabel(rights.permission) },
            { text: scopesLabel(rights.scopes) },
            { text: abilitySentences(abilities).join(' ') },
          ];
        }),
      },
    });
  }
}

function warningSections({ warnings }: TokenCard, names: ReturnType<typeof namesIn>): Section[] {
  return [
    section('warnings', {
      heading: l10n.t('Warnings'),
      texts: warnings.length === 0 ? [l10n.t('None.')] : [],
      lists:
        warnings.length === 0
          ? []
          : [{ label: '', items: warnings.map((warning) => sentenceOfWarning(warning, names)) }],
    }),
  ];
}

function adviceSection(method: SignInMethod): Section {
  return section('advice', {
    heading: l10n.t('Before you share it'),
    lists: [{ label: '', items: [...sharingAdvice(method)] }],
  });
}

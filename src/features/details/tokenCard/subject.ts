import { line, shown, type Shown } from '../../../base/shown';
import { l10n } from '../../../platform/l10n';
import type { TokenCard } from './tokenCard';
import type { ResourceKey } from '../../../base/references';
import type { Directory } from '../../../directory/directory';
import type { Identity, SignInMethod } from '../../../session/sessions';
import { action, section } from '../../../webview/parts';
import type { Action, Section } from '../../../webview/toPage';
import { call } from '../../../platform/commands';
import { accountCell, identityOf, initialsOf, noticeOfState, signedOutNotice } from '../sections';
import type { TokenState } from '../state';
import type { Details, Subject } from '../subject';
import { nameOfIdentity, nameOfAccount } from '../../../labels/names';
import { namesIn } from '../../../labels/review';
import { abilitySentences, permissionLabel, scopesCaveat, scopesLabel } from '../../../labels/rights';
import { sentenceOfWarning, sharingAdvice } from './labels';
import { type CardMaker, makeCard } from './card';

/** What a token card is made of and can do. */
export interface TokenContext extends CardMaker {
  readonly directory: Directory;
}

/** What a token of an identity may do, and what to keep in mind before it is shared. The token is no part of it. */
export class TokenSubject implements Subject {
  readonly state: TokenState;
  readonly icon = 'token';
  readonly #context: TokenContext;

  constructor(context: TokenContext, state: TokenState) {
    this.#context = context;
    this.state = state;
  }

  get key(): string {
    return `token/${this.state.actsAs}`;
  }

  resources({ id: identityId }: Identity): ResourceKey[] {
    return [{ kind: 'currentUser', identityId }];
  }

  isAbout({ kind }: ResourceKey): boolean {
    return kind === 'currentUser';
  }

  details(identities: readonly Identity[]): Details {
    const { directory } = this.#context;
    const identity = identityOf(this.state, identities);
    const title = (name: Shown): Shown => l10n.t('What a token of {0} may do', name);
    const nobody = { isLogo: false, badges: [], actions: [], sections: [] };
    if (identity === undefined) {
      const name = line`#${this.state.actsAs}`;
      const notice = signedOutNotice();
      return { view: { ...nobody, name: title(name), initials: '?', notice }, pictureLink: undefined };
    }
    const name = nameOfIdentity(identity);
    const current = directory.currentUser(identity.id);
    const made = makeCard(this.#context, identity);
    const keys = this.resources(identity);
    const notice = noticeOfState(current, { id: 'retry', identity, keys });
    const view: Details['view'] = {
      ...nobody,
      name: title(name),
      initials: initialsOf(name),
      actions: actionsOf(identity.id, keys),
      ...(notice === undefined ? {} : { notice }),
      sections:
        current.value === undefined || made === undefined
          ? [adviceSection(identity.method)]
          : [
              ...warningSections(made.card, namesIn(made.review)),
              adviceSection(identity.method),
              this.#accounts(made.card, identity),
            ],
    };
    return { view, pictureLink: current.value?.avatar_url };
  }

  #accounts({ accounts }: TokenCard, identity: Identity): Section {
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
              : accountCell(identity.id, slug, nameOfAccount(account)),
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

function actionsOf(identityId: string, keys: readonly ResourceKey[]): Action[] {
  return [
    action('copyTokenCard', l10n.t('Copy as Markdown'), call('fakturoid.copyTokenCard', { identityId })),
    action('saveTokenCard', l10n.t('Save as Markdown…'), call('fakturoid.saveTokenCard', { identityId })),
    action('refresh', l10n.t('Refresh'), call('fakturoid.retry', keys)),
  ];
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

import { present } from '../../../base/present';
import { line, shown } from '../../../base/shown';
import { accountIn } from '../../../directory/people';
import type { CurrentUser } from '../../../fakturoid/schemas/currentUser';
import { nameOfAccount, nameOfIdentity, SharedNames } from '../../../labels/names';
import { namesIn, type ReviewNames } from '../../../labels/review';
import { rightsLegend, scopesLabel } from '../../../labels/rights';
import { call } from '../../../platform/commands';
import { l10n } from '../../../platform/l10n';
import { API_AREAS } from '../../../rights/effectiveRights';
import type { Identity, SignInMethod } from '../../../session/sessions';
import { action, section } from '../../../webview/parts';
import type { Section } from '../../../webview/toPage';
import {
  accountCell,
  identityMeant,
  initialsOf,
  noticeOfState,
  rightsCells,
  rightsColumns,
  signedOutDetails,
} from '../sections';
import type { TokenState } from '../state';
import type { Details, Subject } from '../subject';
import { sentenceOfWarning, sharingAdvice } from '../../../labels/tokenCard';
import { type CardMaker, reviewOfToken, type TokenCard, tokenCardOf } from '../../../directory/tokenCard';

/** What a token of an identity may do, and what to keep in mind before it is shared. It does not contain the token. */
export function tokenSubject(maker: CardMaker, state: TokenState): Subject {
  return {
    state,
    key: `token/${state.actsAs}`,
    isAbout: ({ kind }) => kind === 'currentUser',
    resources: ({ id }) => [{ kind: 'currentUser', identityId: id }],
    details: (identities) => {
      const identity = identityMeant(state, identities);
      const name = l10n.t('What a token of {0} can do', line`#${state.actsAs}`);
      return identity === undefined ? signedOutDetails({ name, initials: '?' }) : detailsOf(maker, identity);
    },
  };
}

function detailsOf(maker: CardMaker, identity: Identity): Details {
  const { id: identityId, method } = identity;
  const name = nameOfIdentity(identity);
  const load = maker.directory.currentUser(identityId);
  const current = load.value;
  const review = reviewOfToken(maker, identity);
  const card = current && tokenCardOf(review, identity.userId);
  const keys = [{ kind: 'currentUser', identityId } as const];
  const view: Details['view'] = {
    name: l10n.t('What a token of {0} can do', name),
    initials: initialsOf(name),
    isLogo: false,
    badges: [],
    actions: [
      action('copyTokenCard', l10n.t('Copy as Markdown'), call('fakturoid.copyTokenCard', { identityId })),
      action('saveTokenCard', l10n.t('Save as Markdown…'), call('fakturoid.saveTokenCard', { identityId })),
    ],
    notice: noticeOfState(load, { id: 'retry', identity, keys }),
    sections: present(
      card && warnings(card, namesIn(review)),
      card && accounts(card, identityId, current),
      advice(method),
    ),
  };
  const refresh = call('fakturoid.retry', keys);
  const menu = { section: 'token', reference: { identityId }, refresh } as const;
  return { view, pictureLink: current?.avatar_url, menu };
}

function warnings({ warnings }: TokenCard, names: ReviewNames): Section {
  const items = warnings.map((warning) => sentenceOfWarning(warning, names));
  const heading = l10n.t('Warnings');
  return items.length === 0
    ? section('warnings', { heading, texts: [l10n.t('None.')] })
    : section('warnings', { heading, lists: [{ label: '', items }] });
}

function advice(method: SignInMethod): Section {
  return section('advice', {
    heading: l10n.t('Before you share it'),
    lists: [{ label: '', items: [...sharingAdvice(method)] }],
  });
}

function accounts({ accounts }: TokenCard, identityId: string, current: CurrentUser): Section {
  const names = new SharedNames((current.accounts ?? []).map(nameOfAccount));
  return section('accounts', {
    heading: l10n.t('Accounts it gives access to ({0})', accounts.length),
    table: {
      columns: [l10n.t('Account'), ...rightsColumns(API_AREAS), l10n.t('Scopes')],
      rows: accounts.map(({ account: { slug }, rights }) => {
        const account = accountIn(current, slug);
        return [
          account === undefined
            ? { text: shown(slug) }
            : accountCell(identityId, slug, names.apart(nameOfAccount(account), shown(slug))),
          ...rightsCells(rights, API_AREAS),
          { text: scopesLabel(rights.scopes) },
        ];
      }),
      legend: [
        ...rightsLegend(
          accounts.map(({ rights }) => rights),
          API_AREAS,
        ),
      ],
      isMatrix: true,
    },
  });
}

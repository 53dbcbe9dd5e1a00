import { env } from 'vscode';
import { line, shown, type Shown } from '../../base/shown';
import { l10n } from '../../platform/l10n';
import { rightsOf, type StatedRights } from '../../access/rights';
import { visible } from '../../base/visible';
import type { Loadable } from '../../directory/loader';
import type { Failure } from '../../fakturoid/errors';
import type { AccountAccess } from '../../fakturoid/schemas/currentUser';
import type { Identity } from '../../session/sessions';
import type { Action, Fact, Notice, Section, Table } from '../../webview/toPage';
import { accountNodeId, identityNode } from '../accountsTree/nodes';
import { type Remedy, wordsOfFailure } from '../words/failures';
import { permissionLabel, rightsSentences, scopesLabel } from '../words/rights';
import type { Actions } from './actions';

/** A part of a page; what is not given is not there. */
export function section(id: string, content: Partial<Omit<Section, 'id'>>): Section {
  return { id, heading: '', facts: [], texts: [], lists: [], code: '', actions: [], ...content };
}

/**
 * Labels and values; what the API left out is left out here too.
 *
 * @param longest in characters, where a value may be longer than a name
 */
export function factsOf(
  entries: readonly (readonly [label: string, value: string | null | undefined])[],
  longest?: number,
): Fact[] {
  return entries.flatMap(([label, value]) =>
    value && visible(value) ? [{ label, value: shown(value, longest) }] : [],
  );
}

/** What one user may do in one account, in words. */
export function rightsSection(
  heading: string,
  stated: StatedRights,
  remarks: readonly string[] = [],
): Section {
  const rights = rightsOf(stated);
  return section('rights', {
    heading,
    facts: factsOf([
      [l10n.t('Permission'), permissionLabel(rights.permission)],
      [l10n.t('Scopes'), scopesLabel(rights.scopes)],
    ]),
    texts: [...rightsSentences(rights), ...remarks],
  });
}

/** What is to be said about a state: that it loads, or why it does not and what to do; undefined when all is well. */
export function noticeOfState(
  state: Loadable<unknown>,
  isLoading: boolean,
  remedy: (remedy: Remedy) => Action,
): Notice | undefined {
  switch (state.status) {
    case 'loading':
      return isLoading ? loadingNotice() : noticeOfFailure({ kind: 'cancelled' }, '', remedy);
    case 'failed':
      return noticeOfFailure(
        state.failure,
        state.value === undefined || state.isPart ? '' : l10n.t('What is shown below was loaded earlier.'),
        remedy,
      );
    case 'ready':
      return undefined;
  }
}

export function loadingNotice(): Notice {
  return { isError: false, text: l10n.t('Loading…'), hint: '' };
}

function noticeOfFailure(failure: Failure, remark: string, remedyOf: (remedy: Remedy) => Action): Notice {
  const { what, hint, links = [], remedy } = wordsOfFailure(failure);
  return {
    isError: failure.kind !== 'cancelled',
    text: what,
    hint: [hint, ...links, remark].filter((line) => line !== '').join('\n'),
    action: remedyOf(remedy),
  };
}

/** The next step after a failure, under an id of its own. */
export function remedyAction(
  actions: Actions,
  remedy: Remedy,
  options: { id: string; retry: () => unknown; identity: Identity; run: Run },
): Action {
  const { id, retry, identity, run } = options;
  return remedy === 'signIn'
    ? actions.add(id, l10n.t('Sign in again'), () =>
        run('fakturoid.replaceCredentials', identityNode(identity)),
      )
    : actions.add(id, l10n.t('Retry'), retry);
}

export type Cell = Table['rows'][number][number];

/** A cell that opens the details of an account. */
export function accountCell(
  actions: Actions,
  run: Run,
  { identity, account }: { identity: Identity; account: AccountAccess },
  label: string,
): Cell {
  // The command takes what a row of the tree gives it.
  const id = accountNodeId(identity.id, account.slug);
  const show = (): unknown => run('fakturoid.showAccount', { kind: 'account', id, identity, account });
  return { text: '', action: actions.add(id, label, show) };
}

/** Runs a command of the extension. */
export type Run = (command: string, argument?: unknown) => unknown;

export function signedOutNotice(actions: Actions, run: Run): Notice {
  return {
    isError: false,
    text: l10n.t('You are signed out'),
    hint: l10n.t('Sign in to see more.'),
    action: actions.add('signIn', l10n.t('Sign in'), () => run('fakturoid.signIn')),
  };
}

/** The identity that a reference means; also when it signed out and in again, which gives it another id. */
export function identityOf(
  reference: { readonly identityId: string; readonly actsAs: number },
  identities: readonly Identity[],
): Identity | undefined {
  return (
    identities.find(({ id }) => id === reference.identityId) ??
    identities.find(({ userId }) => userId === reference.actsAs)
  );
}

/** "Name (slug)", or the slug alone. */
export function accountTitle(account: AccountAccess | undefined, slug: string): Shown {
  const name = visible(account?.name);
  return name === undefined ? shown(slug) : line`${shown(name)} (${shown(slug)})`;
}

/** The first letters of the first and the last word; whole characters, so that no emoji is torn. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s@._-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  const initials = ends.map((word) => /[\p{L}\p{N}]/u.exec(word ?? '')?.[0] ?? '').join('');
  return initials === '' ? '?' : initials.toLocaleUpperCase(env.language);
}

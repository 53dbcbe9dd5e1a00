import { env } from 'vscode';
import { present } from '../../base/present';
import { joined, line, shown, type Shown } from '../../base/shown';
import { l10n } from '../../platform/l10n';
import type { ResourceKey } from '../../base/references';
import { AREAS, type Area, type EffectiveRights, effectiveRightsOf } from '../../rights/effectiveRights';
import { rightsOf, type Rights, type StatedRights } from '../../rights/rights';
import { visibleText } from '../../base/visibleText';
import type { Loadable } from '../../directory/loader';
import type { AccountAccess } from '../../fakturoid/schemas/currentUser';
import type { Identity } from '../../session/sessions';
import { call, type CommandCall } from '../../platform/commands';
import { action, notice, section } from '../../webview/parts';
import type { Action, Cell, Fact, Notice, PageView, Section } from '../../webview/toPage';
import { type FailureWords, notLoaded, wordsOfFailure } from '../../labels/failures';
import { refusalExplained } from '../../labels/refusals';
import {
  areaLabel,
  permissionLabel,
  permissionMeaning,
  reachLabel,
  rightsLegend,
  scopeLabel,
  scopesLabel,
} from '../../labels/rights';
import type { Details } from './subject';

/**
 * Labels and values; what the API left out is left out here too.
 *
 * @param longest in characters, if a value may be longer than a name
 */
export function factsOf(
  entries: readonly (readonly [label: string, value: string | null | undefined])[],
  longest?: number,
): Fact[] {
  return entries.flatMap(([label, value]) =>
    value && visibleText(value) ? [{ label, value: shown(value, longest) }] : [],
  );
}

/** What one user may do in one account; {@link withLegend} explains its signs. */
export function rightsSection(heading: string, stated: StatedRights, warning?: string): Section {
  const rights = rightsOf(stated);
  return section('rights', {
    heading,
    facts: factsOf([[l10n.t('Scopes'), scopesLabel(rights.scopes)]]),
    notice: warning === undefined ? undefined : notice(warning),
    texts: rights.permission.kind === 'known' ? [] : [permissionMeaning(rights.permission)],
    table: {
      columns: rightsColumns(),
      rows: [rightsCells(rights)],
      isMatrix: true,
    },
  });
}

/** Explains the signs of a page's matrices once, under the first of them. */
export function withLegend(sections: readonly Section[], all: readonly Rights[]): Section[] {
  const first = sections.find(({ table }) => table?.isMatrix);
  return sections.map((part) =>
    part === first && part.table
      ? { ...part, table: { ...part.table, legend: [...rightsLegend(all)] } }
      : part,
  );
}

/** The columns of a matrix that says what rights allow. */
export function rightsColumns(areas: readonly Area[] = AREAS): string[] {
  return [l10n.t('Permission'), ...areas.map(areaLabel)];
}

/** The cells of a row of such a matrix. An undocumented scope is shown as it came: no sign stands for it. */
export function rightsCells({ permission, scopes }: Rights, areas: readonly Area[] = AREAS): Cell[] {
  const unknown = scopes.kind === 'listed' ? scopes.unknown.map(scopeLabel) : [];
  const effective = effectiveRightsOf({ permission, scopes });
  return [
    { text: joined([permissionLabel(permission), ...unknown], ' · ') },
    ...areas.map((area) => reachCell(area, effective)),
  ];
}

function reachCell(area: Area, rights: EffectiveRights): Cell {
  const { sign, words } = reachLabel(area, rights);
  return { text: words, sign };
}

/** How to retry a failed or missing load. */
export interface Retry {
  /** Id of the action; the same from one view to the next. */
  readonly id: string;
  readonly identity: Identity;
  readonly keys: readonly ResourceKey[];
  /** The rights that Fakturoid states for the account, if known: they explain a refusal. */
  readonly stated?: StatedRights | undefined;
}

/** A notice about a state: that it is loading, or why it is not and what to do; undefined if all is well. */
export function noticeOfState(state: Loadable<unknown>, retry: Retry): Notice | undefined {
  switch (state.status) {
    case 'idle':
      return noticeOfFailure(notLoaded(), retry);
    case 'loading':
      return loadingNotice();
    case 'failed': {
      const isStale = state.value !== undefined && !state.isPart;
      // The last key is what the page is about.
      const key = retry.keys.at(-1);
      const remarks = present(
        key && refusalExplained(state.failure, key, retry.stated),
        isStale && l10n.t('The data below was loaded earlier.'),
      );
      return { ...noticeOfFailure(wordsOfFailure(state.failure), retry, remarks), isError: true };
    }
    case 'ready':
      return undefined;
  }
}

export function loadingNotice(): Notice {
  return notice(l10n.t('Loading…'));
}

function noticeOfFailure(words: FailureWords, retry: Retry, remarks: readonly Shown[] = []): Notice {
  const { what, hint, links } = words;
  const lines = [hint, ...remarks].filter((line) => line !== '');
  return notice(what, { hint: lines.join('\n'), links, action: remedyAction(words, retry) });
}

/** The next step after a failure. */
export function remedyAction(
  { remedy }: Pick<FailureWords, 'remedy'>,
  { id, identity, keys }: Retry,
): Action {
  return remedy === 'signIn'
    ? action(id, l10n.t('Sign in again'), call('fakturoid.replaceCredentials', { identityId: identity.id }))
    : action(id, l10n.t('Retry'), call('fakturoid.retry', keys));
}

/** A cell that opens the details of an account. */
export function accountCell(identityId: string, slug: string, label: string): Cell {
  const id = `account/${identityId}/${slug}`;
  return { text: '', action: action(id, label, call('fakturoid.showAccount', { identityId, slug })) };
}

export function signedOutNotice(): Notice {
  return notice(l10n.t('You’re signed out'), {
    hint: l10n.t('Sign in to see more.'),
    action: action('signIn', l10n.t('Sign in'), call('fakturoid.signIn')),
  });
}

/** The page if the identity that could see its subject has signed out. */
export function signedOutDetails(view: Pick<PageView, 'name' | 'initials'> & { isLogo?: boolean }): Details {
  const nothing = { isLogo: false, badges: [], actions: [], sections: [] };
  return { view: { ...nothing, ...view, notice: signedOutNotice() }, pictureLink: undefined };
}

/** A notice that loading worked but brought nothing about the subject of the page. */
export function goneNotice(what: string, hint: string, { id, keys }: Retry): Notice {
  return notice(what, { hint, action: action(id, l10n.t('Load again'), call('fakturoid.retry', keys)) });
}

/** A button of a page, identified by its command. */
export function commandAction(label: string, run: CommandCall): Action {
  return action(run.command, label, run);
}

/** The identity that a reference means, even if it signed out and in again, which gives it another id. */
export function identityMeant(
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
  const name = visibleText(account?.name);
  return name === undefined ? shown(slug) : line`${shown(name)} (${shown(slug)})`;
}

/** The first letters of the first and the last word; whole characters, so that no emoji is split. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s@._-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  const initials = ends.map((word) => /[\p{L}\p{N}]/u.exec(word ?? '')?.[0] ?? '').join('');
  return initials === '' ? '?' : initials.toLocaleUpperCase(env.language);
}

import { joined, line } from '../../base/shown';
import { l10n } from '../../platform/l10n';
import { type QuickPickItem, window } from '../../platform/window';
import { isPurpose, type Purpose, PURPOSES } from '../../rights/purposes';
import type { User } from '../../fakturoid/schemas/user';
import { nameOfUser } from '../../labels/names';
import { neededFor, purposeCaveat, purposeLabel } from '../../labels/purposes';

type PurposeItem<P> = QuickPickItem & { readonly purpose: P };

/** The purposes of the list as choices, each with what it needs. */
export function purposeItems(): PurposeItem<Purpose>[] {
  return Object.keys(PURPOSES)
    .filter(isPurpose)
    .map((purpose) => ({
      label: purposeLabel(purpose),
      description: neededFor(purpose),
      detail: purposeCaveat(purpose) ?? line``,
      purpose,
    }));
}

/**
 * Asks what a user is for.
 *
 * @param current the current purpose, which comes first
 * @returns undefined when the person left; `purpose` is undefined where the list does not have it
 */
export async function pickPurpose(
  user: User,
  current?: { readonly purpose: Purpose | undefined },
): Promise<{ readonly purpose: Purpose | undefined } | undefined> {
  const items: PurposeItem<Purpose | undefined>[] = [
    ...purposeItems(),
    { label: l10n.t('Other or unspecified'), purpose: undefined },
  ];
  const now = current && items.find(({ purpose }) => purpose === current.purpose);
  if (now !== undefined) {
    items.splice(items.indexOf(now), 1);
    items.unshift({ ...now, detail: joined([l10n.t('current'), now.detail], ' · ') });
  }
  return window.showQuickPick(items, {
    title: l10n.t('What is {0} for?', nameOfUser(user)),
    placeHolder: l10n.t('The purpose lets access reviews find excess rights'),
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
}

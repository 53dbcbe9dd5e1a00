import { joined, type Shown } from '../../base/shown';
import { l10n } from '../../platform/l10n';
import { type QuickPickItem, window } from '../../platform/window';
import { isPurpose, type Purpose, PURPOSES } from '../../rights/purposes';
import { neededFor, purposeCaveat, purposeLabel } from '../../labels/purposes';

interface PurposeItem extends QuickPickItem {
  readonly purpose: Purpose | undefined;
}

/** The purposes of the list as choices, each with what it needs. */
export function purposeItems(): (PurposeItem & { readonly purpose: Purpose })[] {
  return Object.keys(PURPOSES)
    .filter(isPurpose)
    .map((purpose) => {
      const detail = purposeCaveat(purpose);
      return {
        label: purposeLabel(purpose),
        description: neededFor(purpose),
        ...(detail !== undefined && { detail }),
        purpose,
      };
    });
}

/**
 * Asks what a user is for.
 *
 * @param title what is asked, as a question
 * @param current what is true now, which comes first
 * @returns undefined when the person left; `purpose` is undefined where the list does not have it
 */
export async function pickPurpose(
  title: Shown,
  current?: { readonly purpose: Purpose | undefined },
): Promise<{ readonly purpose: Purpose | undefined } | undefined> {
  const items: PurposeItem[] = [
    ...purposeItems(),
    { label: l10n.t('Another purpose, or not stated'), purpose: undefined },
  ];
  const isCurrent = (item: PurposeItem): boolean => current !== undefined && item.purpose === current.purpose;
  return window.showQuickPick(
    items
      .map((item) =>
        isCurrent(item) ? { ...item, detail: joined([l10n.t('as it is now'), item.detail], ' · ') } : item,
      )
      .toSorted((a, b) => Number(isCurrent(b)) - Number(isCurrent(a))),
    {
      title,
      placeHolder: l10n.t('With a purpose, rights beyond it can be found.'),
      matchOnDescription: true,
    },
  );
}

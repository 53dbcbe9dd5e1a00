import { CancellationTokenSource, env } from 'vscode';
import type { Shown } from '../base/shown';
import type { Failure } from '../fakturoid/errors';
import { type QuickPickItem, window } from '../platform/window';
import type { PickerContext } from './context';
import { offerRemedy } from './offerRemedy';

/**
 * Asks at once, busy until the choices have come, so that Escape works meanwhile too. The question closes if there turns
 * out to be no choice.
 */
export async function pickOnceLoaded<T extends QuickPickItem>(
  title: Shown,
  loading: Promise<readonly T[]>,
): Promise<{ readonly picked: T | undefined; readonly wasEmpty: boolean }> {
  const source = new CancellationTokenSource();
  let wasEmpty = false;
  const items = loading.then((loaded) => {
    wasEmpty = loaded.length === 0;
    if (wasEmpty) {
      source.cancel();
    }
    return loaded;
  });
  try {
    const options = { title, matchOnDescription: true, ignoreFocusOut: true } as const;
    return { picked: await window.showQuickPick(items, options, source.token), wasEmpty };
  } finally {
    source.dispose();
  }
}

/** The choices of a question. */
interface Choices<T> {
  readonly load: () => Promise<readonly T[]>;
  /** Why there is no choice, where loading failed. */
  readonly failure: () => Failure | undefined;
  /** Said where there is no choice and nothing failed. */
  readonly none: Shown;
}

/** Asks for one of the choices. Where there is none it says why, and asks again once that is mended. */
export async function pickLoaded<T extends QuickPickItem>(
  context: PickerContext,
  title: Shown,
  choices: Choices<T>,
): Promise<T | undefined> {
  const { picked, wasEmpty } = await pickOnceLoaded(title, choices.load());
  if (!wasEmpty) {
    return picked;
  }
  const failure = choices.failure();
  if (failure === undefined) {
    void window.showInformationMessage(choices.none);
    return undefined;
  }
  return (await offerRemedy(context, failure)) ? pickLoaded(context, title, choices) : undefined;
}

/** Choices in the order of the person's language. */
export function sortedByLabel<T extends QuickPickItem>(items: readonly T[]): T[] {
  const { compare } = new Intl.Collator(env.language);
  return items.toSorted((a, b) => compare(a.label, b.label));
}

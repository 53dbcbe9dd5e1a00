import type { Shown } from '../base/shown';
import { type QuickPickItem, window } from '../platform/window';

/** A question, and which choice is the current one. */
interface Question<T> {
  readonly title: Shown;
  readonly placeholder?: Shown;
  readonly isCurrent: (item: T) => boolean;
  /** Shown beside the current choice. */
  readonly mark: Shown;
}

/** Asks for one of a few choices, in their order. The current one is preselected, so that Enter keeps it. */
export async function pickOne<T extends QuickPickItem>(
  choices: readonly T[],
  { title, placeholder, isCurrent, mark }: Question<T>,
): Promise<T | undefined> {
  const pick = window.createQuickPick<T>();
  pick.title = title;
  pick.placeholder = placeholder;
  pick.matchOnDetail = true;
  pick.ignoreFocusOut = true;
  pick.items = choices.map((item) => (isCurrent(item) ? { ...item, description: mark } : item));
  const current = pick.items.filter(isCurrent);
  if (current.length > 0) {
    pick.activeItems = current;
  }
  try {
    return await new Promise((resolve) => {
      pick.onDidAccept(() => resolve(pick.activeItems[0]));
      pick.onDidHide(() => resolve(undefined));
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}

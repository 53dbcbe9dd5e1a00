import { CancellationTokenSource } from 'vscode';
import { type QuickPickItem, type QuickPickOptions, window } from '../platform/window';

/**
 * Asks at once, busy until the choices have come, so that Escape works meanwhile too. The question closes if there turns
 * out to be no choice.
 */
export async function pickOnceLoaded<T extends QuickPickItem>(
  loading: Promise<readonly T[]>,
  options: QuickPickOptions,
): Promise<{ readonly picked: T | undefined; readonly wasEmpty: boolean }> {
  const source = new CancellationTokenSource();
  let wasEmpty = false;
  const items = loading.then((loaded) => {
    wasEmpty = loaded.length === 0;
    if (wasEmpty) {
      source.cancel();
    }
    return [...loaded];
  });
  try {
    return { picked: await window.showQuickPick(items, options, source.token), wasEmpty };
  } finally {
    source.dispose();
  }
}

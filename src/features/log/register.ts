import type { Disposable } from '../../base/event';
import { registerCommands } from '../../platform/commands';
import type { Services } from '../../services';

/** *Fakturoid: Show log*. */
export function registerLog({ log }: Services): Disposable {
  return registerCommands({ 'fakturoid.showLog': () => log.show() });
}

import type { Disposable } from '../../base/event';
import { registerCommands } from '../../platform/commands';
import type { Services } from '../../services';

/** *Fakturoid: Find user…*. */
export function registerFindUser(services: Services): Disposable {
  return registerCommands({
    'fakturoid.findUser': async () => (await import('./findUser')).findUser(services),
  });
}

import type { Disposable } from '../../base/event';
import { registerCommands } from '../../platform/commands';
import type { Services } from '../../services';
import type * as OnFirstUse from './findUser';

/** *Fakturoid: Find user…*. */
export function registerFindUser(
  services: Services,
  onFirstUse: () => Promise<typeof OnFirstUse>,
): Disposable {
  return registerCommands({
    'fakturoid.findUser': async () => (await onFirstUse()).findUser(services),
  });
}

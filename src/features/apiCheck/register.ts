import type { Disposable } from '../../base/event';
import { SingleFlight } from '../../base/singleFlight';
import { registerCommands } from '../../platform/commands';
import type { Services } from '../../services';
import type * as OnFirstUse from './runApiCheck';

/** *Fakturoid: Check the API’s behaviour…* */
export function registerApiCheck(
  services: Services,
  onFirstUse: () => Promise<typeof OnFirstUse>,
): Disposable {
  const running = new SingleFlight<void>();
  return registerCommands({
    'fakturoid.checkApi': (argument) =>
      running.run(async () => (await onFirstUse()).runApiCheck(services, argument)),
  });
}

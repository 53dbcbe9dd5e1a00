import type { Disposable } from '../../base/event';
import { SingleFlight } from '../../base/singleFlight';
import { registerCommands } from '../../platform/commands';
import type { Services } from '../../services';

/** *Fakturoid: Check the API’s behaviour…* */
export function registerApiCheck(services: Services): Disposable {
  const running = new SingleFlight<void>();
  return registerCommands({
    'fakturoid.checkApi': (argument) =>
      running.run(async () => (await import('./onFirstUse')).runApiCheck(services, argument)),
  });
}

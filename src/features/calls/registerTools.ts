import { lm } from 'vscode';
import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import { settings } from '../../platform/settings';
import type { CallsContext } from './context';
import type * as OnFirstUse from './onFirstUse';

/** Registers two tools for language models that only read, as long as the setting is on. It is off by default. */
export function registerTools(
  context: CallsContext,
  onFirstUse: () => Promise<typeof OnFirstUse>,
): Disposable {
  const disposables = new DisposableStore();
  let registered: DisposableStore | undefined;
  const follow = (): void => {
    const isOn = settings.areToolsEnabled();
    if (isOn === (registered !== undefined)) {
      return;
    }
    registered?.dispose();
    registered = isOn ? toolsOf(context, onFirstUse) : undefined;
  };
  follow();
  disposables.add(settings.onDidChange(follow));
  disposables.add({ dispose: () => registered?.dispose() });
  return disposables;
}

function toolsOf(context: CallsContext, tools: () => Promise<typeof OnFirstUse>): DisposableStore {
  const registered = new DisposableStore();
  registered.add(
    lm.registerTool('fakturoid_accounts', {
      prepareInvocation: async () => ({
        confirmationMessages: await (await tools()).confirmAccounts(context),
      }),
      invoke: async () => (await tools()).listAccounts(context),
    }),
  );
  registered.add(
    lm.registerTool<unknown>('fakturoid_can_call', {
      prepareInvocation: async ({ input }) => ({
        confirmationMessages: await (await tools()).confirmCall(context, input),
      }),
      invoke: async ({ input }) => (await tools()).canCall(context, input),
    }),
  );
  return registered;
}

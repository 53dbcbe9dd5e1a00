import { systemClock } from '../../../src/base/clock';
import { FakeVault } from '../../kit/fakeSecrets';
import { useSandbox } from '../../kit/sandboxRequests';
import { openWindow, type TestWindow } from '../../kit/testWindow';

/** Windows over one secret storage, which ask a sandbox. All are closed after each test. */
export function useSandboxWindows() {
  const sandbox = useSandbox({ clock: systemClock });
  const windows: TestWindow[] = [];
  let vault = new FakeVault();
  let passed = 0;

  const open = (apiUrl = sandbox().apiUrl): TestWindow => {
    const window = openWindow({
      apiUrl,
      vault,
      clock: { now: () => Date.now() + passed, sleep: systemClock.sleep },
    });
    windows.push(window);
    return window;
  };
  /** Lets time pass, here and at the server. */
  const advance = (ms: number): void => {
    passed += ms;
    sandbox().advance(ms);
  };
  const count = (route: string): number =>
    sandbox().requests.filter((request) => request.route === route).length;

  /** Asks again who is signed in; how that failed, or that it did not. */
  const reload = async ({ directory }: TestWindow, id: string): Promise<string> => {
    await directory.reload({ kind: 'currentUser', identityId: id }).settled;
    const state = directory.currentUser(id);
    return state.status === 'failed' ? state.failure.kind : state.status;
  };

  beforeEach(() => {
    vault = new FakeVault();
    passed = 0;
  });
  afterEach(() => windows.splice(0).forEach((window) => window.dispose()));

  return { sandbox, vault: () => vault, open, advance, count, reload };
}

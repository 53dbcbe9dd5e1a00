import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox';
import { signOutOfAll } from './signIn';
import { Workbench, type WorkbenchOptions } from './workbench';

const START_LIMIT_MS = 120_000;

/** What the tests of a suite play on: a Fakturoid of their own, and a workbench that knows no other. */
export interface Stage {
  readonly sandbox: Sandbox;
  readonly workbench: Workbench;
}

export interface StageOptions {
  readonly sandbox?: SandboxOptions;
  /** Runs before the workbench starts: fills the sandbox, or gives options that need it. */
  readonly prepare?: (sandbox: Sandbox) => WorkbenchOptions | Promise<WorkbenchOptions>;
}

/**
 * Gives a suite its stage: made before its tests, ended after them, and with a picture and the logs kept when a test
 * fails. Where it cannot be made, each test fails with the reason: a failing hook would drop them all in silence.
 */
export function useStage({ sandbox: world, prepare = () => ({}) }: StageOptions = {}): Stage {
  let sandbox: Sandbox | undefined;
  let workbench: Workbench | undefined;
  let failure: unknown = new Error('There is a stage only while the tests of its suite run.');

  before('start a sandbox and a workbench', async function () {
    this.timeout(START_LIMIT_MS);
    try {
      sandbox = await startSandbox(world);
      const options = await prepare(sandbox);
      const env = { FAKTUROID_API_URL: sandbox.apiUrl, ...options.env };
      workbench = await Workbench.launch({ ...options, env });
    } catch (error) {
      failure = error;
    }
  });

  afterEach('keep evidence of a failure', async function () {
    if (this.currentTest?.state === 'failed') {
      await workbench?.keepEvidence(this.currentTest.fullTitle());
    }
  });

  after('end both', async function () {
    this.timeout(START_LIMIT_MS);
    await workbench?.close();
    await sandbox?.close();
  });

  const there = <T>(part: T | undefined): T => {
    if (part === undefined) {
      throw failure;
    }
    return part;
  };
  return {
    get sandbox() {
      return there(sandbox);
    },
    get workbench() {
      return there(workbench);
    },
  };
}

/** Makes a shared stage as it is after the first start: nobody is signed in, and nothing is open. */
export async function startAfresh({ workbench, sandbox }: Stage): Promise<void> {
  await signOutOfAll(workbench);
  await workbench.runCommand('View: Close All Editors');
  await workbench.runCommand('Notifications: Clear All Notifications');
  sandbox.reset();
}

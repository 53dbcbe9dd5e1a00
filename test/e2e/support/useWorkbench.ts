import { Workbench, type WorkbenchOptions } from './workbench';

const START_LIMIT_MS = 120_000;

/**
 * Gives a suite one workbench: started before its tests, ended after them, and with a picture and the logs kept when a
 * test fails. The options come from a function, so that they may name what an earlier `before` started.
 */
export function useWorkbench(options: () => WorkbenchOptions = () => ({})): () => Workbench {
  let workbench: Workbench | undefined;

  before('start a workbench', async function () {
    this.timeout(START_LIMIT_MS);
    workbench = await Workbench.launch(options());
  });

  afterEach('keep evidence of a failure', async function () {
    if (this.currentTest?.state === 'failed') {
      await workbench?.keepEvidence(this.currentTest.fullTitle());
    }
  });

  after('end the workbench', async function () {
    this.timeout(START_LIMIT_MS);
    await workbench?.close();
  });

  return () => {
    if (workbench === undefined) {
      throw new Error('The workbench runs only while the tests of its suite do.');
    }
    return workbench;
  };
}

/** For a suite whose tests each go on from where the one before has ended: once one has failed, the rest is skipped. */
export function inSequence(): void {
  let hasFailed = false;

  beforeEach('stop after a failure', function () {
    if (hasFailed) {
      this.skip();
    }
  });

  afterEach('note a failure', function () {
    hasFailed ||= this.currentTest?.state === 'failed';
  });
}

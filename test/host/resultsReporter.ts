import Mocha from 'mocha';
import { reportResults, type Failure } from './results';

/** More than enough for what was expected and where; a comparison of large values has no end. */
const MAX_CHARACTERS = 2_000;

/** Mocha's usual report, and the results for the process that started mocha. */
export default class ResultsReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      // A failed hook counts as a failure, and is no test.
      const tests = this.failures.filter(({ type }) => (type as string) === 'test').length;
      const notRun = runner.total - passes - pending - tests;
      const failed = this.failures.map(inWords);
      reportResults({ passed: passes, failed: failures, skipped: pending, notRun, failures: failed });
    });
  }
}

function inWords(test: Mocha.Test): Failure {
  const { stack, message } = test.err ?? {};
  const why = stack ?? message ?? 'without a reason';
  return {
    test: test.titlePath().join(' › '),
    why: why.length > MAX_CHARACTERS ? `${why.slice(0, MAX_CHARACTERS)} …` : why,
  };
}

import assert from 'node:assert/strict';
import { SingleFlight } from '../../../src/base/singleFlight';

/** A task that ends when the test says so. */
function task(): {
  runs: AbortSignal[];
  run: (signal: AbortSignal) => Promise<string>;
  end: (value: string) => void;
} {
  let end: (value: string) => void = () => undefined;
  const runs: AbortSignal[] = [];
  return {
    runs,
    end: (value) => end(value),
    run: (signal) => {
      runs.push(signal);
      return new Promise((resolve) => {
        end = resolve;
      });
    },
  };
}

describe('single flight', () => {
  it('lets all who ask meanwhile share one run', async () => {
    const flight = new SingleFlight<string>();
    const { run, runs, end } = task();
    const waiting = [flight.run(run), flight.run(run), flight.run(run)];
    end('done');
    assert.deepEqual(await Promise.all(waiting), ['done', 'done', 'done']);
    assert.equal(runs.length, 1);
  });

  it('starts again once a run has ended', async () => {
    const flight = new SingleFlight<number>();
    let runs = 0;
    const count = (): Promise<number> => Promise.resolve(++runs);
    assert.equal(await flight.run(count), 1);
    assert.equal(await flight.run(count), 2);
  });

  it('lets one leave without troubling the others', async () => {
    const flight = new SingleFlight<string>();
    const { run, runs, end } = task();
    const leave = new AbortController();
    const leaver = flight.run(run, leave.signal);
    const stayer = flight.run(run);
    leave.abort(new Error('left'));
    await assert.rejects(leaver, /left/);
    assert.equal(runs[0]?.aborted, false);
    end('done');
    assert.equal(await stayer, 'done');
  });

  it('aborts the run when the last one has left, and those who come then get a new one', async () => {
    const flight = new SingleFlight<string>();
    const first = task();
    const leave = new AbortController();
    const leaver = flight.run(first.run, leave.signal);
    leave.abort(new Error('left'));
    await assert.rejects(leaver, /left/);
    assert.equal(first.runs[0]?.aborted, true);
    const second = task();
    const late = flight.run(second.run);
    second.end('anew');
    assert.equal(await late, 'anew');
  });

  it('passes a failure on to everybody, and is not stuck with it', async () => {
    const flight = new SingleFlight<string>();
    const fail = (): Promise<string> => Promise.reject(new Error('broken'));
    await Promise.all([
      assert.rejects(flight.run(fail), /broken/),
      assert.rejects(flight.run(fail), /broken/),
    ]);
    assert.equal(await flight.run(() => Promise.resolve('mended')), 'mended');
  });
});

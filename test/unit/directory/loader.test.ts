import assert from 'node:assert/strict';
import { Loader, type Loadable, type LoadTask } from '../../../src/directory/loader';
import { FakturoidError } from '../../../src/fakturoid/errors';

interface Run {
  readonly signal: AbortSignal;
  part(value: string): void;
  end(value: string): void;
  fail(error: Error): void;
}

/** A loader whose runs the test ends as it likes. */
function controlled(): {
  loader: Loader<string>;
  runs: Run[];
  states: Loadable<string>[];
  faults: unknown[];
  /** What those who hear of a change find. */
  heard: string[];
} {
  const runs: Run[] = [];
  const states: Loadable<string>[] = [];
  const faults: unknown[] = [];
  const heard: string[] = [];
  const task: LoadTask<string> = ({ signal, onPartial }) =>
    new Promise((resolve, reject) => runs.push({ signal, part: onPartial, end: resolve, fail: reject }));
  const loader = new Loader<string>(
    task,
    () => {
      states.push(loader.state);
      heard.push(loader.state.status);
    },
    (error) => faults.push(error),
  );
  return { loader, runs, states, faults, heard };
}

/** Whether a promise has settled by now. */
async function isSettled(promise: Promise<void>): Promise<boolean> {
  const settled = promise.then(() => true);
  await new Promise((resolve) => setImmediate(resolve));
  return Promise.race([settled, Promise.resolve(false)]);
}

/** The run that a load has started, which it does one tick later. */
async function started(runs: readonly Run[], index = 0): Promise<Run> {
  await new Promise((resolve) => setImmediate(resolve));
  const run = runs[index];
  assert.ok(run);
  return run;
}

describe('a thing that loads', () => {
  it('loads once, however many ask', async () => {
    const { loader, runs } = controlled();
    const loads = [loader.ensure(), loader.ensure(), loader.reload()];
    (await started(runs)).end('value');
    await Promise.all(loads.map(({ settled }) => settled));
    assert.equal(runs.length, 1);
    assert.deepEqual(loader.state, { status: 'ready', value: 'value' });
  });

  it('does not load what is there', async () => {
    const { loader, runs } = controlled();
    const { settled } = loader.ensure();
    (await started(runs)).end('value');
    await settled;
    await loader.ensure().settled;
    assert.equal(runs.length, 1);
  });

  it('shows the first part at once', async () => {
    const { loader, runs } = controlled();
    const load = loader.ensure();
    const run = await started(runs);
    assert.equal(await isSettled(load.firstValue), false);
    run.part('first');
    await load.firstValue;
    assert.deepEqual(loader.state, { status: 'loading', value: 'first', isPart: true });
    run.end('first, second');
    await load.settled;
    assert.deepEqual(loader.state, { status: 'ready', value: 'first, second' });
  });

  it('keeps the last good value while it loads again, and does not swap it for a part', async () => {
    const { loader, runs } = controlled();
    const first = loader.ensure();
    (await started(runs)).end('whole');
    await first.settled;
    const second = loader.reload();
    const run = await started(runs, 1);
    await second.firstValue;
    run.part('first');
    assert.deepEqual(loader.state, { status: 'loading', value: 'whole' });
    run.end('new whole');
    await second.settled;
    assert.deepEqual(loader.state, { status: 'ready', value: 'new whole' });
  });

  it('keeps the last good value, stale, after a failure', async () => {
    const { loader, runs } = controlled();
    const first = loader.ensure();
    (await started(runs)).end('good');
    await first.settled;
    const second = loader.reload();
    (await started(runs, 1)).fail(new FakturoidError({ kind: 'offline' }));
    await second.settled;
    assert.deepEqual(loader.state, { status: 'failed', failure: { kind: 'offline' }, value: 'good' });
  });

  it('keeps what had arrived when a later part fails', async () => {
    const { loader, runs } = controlled();
    const load = loader.ensure();
    const run = await started(runs);
    run.part('first');
    run.fail(new FakturoidError({ kind: 'server', status: 503 }));
    await load.settled;
    assert.deepEqual(loader.state, {
      status: 'failed',
      failure: { kind: 'server', status: 503 },
      value: 'first',
      isPart: true,
    });
    const again = loader.reload();
    const next = await started(runs, 1);
    assert.deepEqual(loader.state, { status: 'loading', value: 'first', isPart: true });
    next.end('first, second');
    await again.settled;
    assert.deepEqual(loader.state, { status: 'ready', value: 'first, second' });
  });

  it('is no longer under way when it is said how it ended', async () => {
    const { loader, runs, heard } = controlled();
    const leaving = new AbortController();
    const end = [
      (run: Run) => run.fail(new FakturoidError({ kind: 'offline' })),
      (run: Run) => {
        leaving.abort();
        run.end('too late');
      },
      (run: Run) => run.end('value'),
    ];
    for (const [index, how] of end.entries()) {
      const { settled } = loader.reload(index === 1 ? leaving.signal : undefined);
      how(await started(runs, index));
      await settled;
    }
    assert.deepEqual(heard, ['loading', 'failed', 'loading', 'failed', 'loading', 'ready']);
  });

  it('goes on for others when one who asked leaves, and is cancelled when the last one has left', async () => {
    const { loader, runs } = controlled();
    const [first, second] = [new AbortController(), new AbortController()];
    loader.ensure(first.signal);
    loader.reload(second.signal);
    const run = await started(runs);
    first.abort();
    assert.equal(run.signal.aborted, false);
    const stays = loader.ensure();
    second.abort();
    assert.equal(run.signal.aborted, false);
    run.end('value');
    await stays.settled;
    assert.deepEqual(loader.state, { status: 'ready', value: 'value' });
  });

  it('is as before at once when all have left, and starts again for those who ask then', async () => {
    const { loader, runs, heard } = controlled();
    const leaving = new AbortController();
    const left = loader.ensure(leaving.signal);
    const run = await started(runs);
    leaving.abort();
    assert.deepEqual(loader.state, { status: 'idle' });
    const load = loader.ensure();
    const next = await started(runs, 1);
    run.part('late');
    run.end('late');
    await left.settled;
    assert.deepEqual(loader.state, { status: 'loading' });
    next.end('value');
    await load.settled;
    assert.deepEqual(heard, ['loading', 'idle', 'loading', 'ready']);
  });

  it('does not load unasked after a failure, and loads when told to', async () => {
    const { loader, runs } = controlled();
    const first = loader.ensure();
    (await started(runs)).fail(new FakturoidError({ kind: 'offline' }));
    await first.settled;
    await loader.ensure().settled;
    assert.equal(runs.length, 1);
    const again = loader.reload();
    const run = await started(runs, 1);
    assert.deepEqual(loader.state, { status: 'loading' });
    run.end('there');
    await again.settled;
    assert.deepEqual(loader.state, { status: 'ready', value: 'there' });
  });

  it('tells of a fault of ours and does not take it for one of the network', async () => {
    const { loader, runs, faults } = controlled();
    const load = loader.ensure();
    const fault = new TypeError('undefined is not a function');
    (await started(runs)).fail(fault);
    await load.settled;
    assert.deepEqual(loader.state, { status: 'failed', failure: { kind: 'unexpected' } });
    assert.deepEqual(faults, [fault]);
  });

  it('is silent after it was disposed of, and aborts the run', async () => {
    const { loader, runs, states } = controlled();
    const load = loader.ensure();
    const run = await started(runs);
    loader.dispose();
    assert.equal(run.signal.aborted, true);
    run.part('late');
    run.fail(run.signal.reason as Error);
    await load.settled;
    assert.deepEqual(states, [{ status: 'loading' }]);
  });
});

import assert from 'node:assert/strict';
import { FakturoidError, type Failure } from '../../../src/fakturoid/errors';
import { retrying } from '../../../src/fakturoid/retry';
import { FakeClock, settle } from '../../kit/fakeClock';
import { failure } from '../../kit/fakeClient';

function setUp(
  given: Failure,
  { failures = Infinity, budgetMs = 60_000, random = 0, signal = undefined as AbortSignal | undefined } = {},
) {
  const clock = new FakeClock();
  const start = clock.now();
  const at: number[] = [];
  const work = retrying(
    () => {
      at.push(clock.now() - start);
      return at.length > failures ? Promise.resolve('done') : Promise.reject(new FakturoidError(given));
    },
    { clock, random: () => random, budgetMs, signal },
  );
  return { clock, at, work };
}

describe('retrying', () => {
  for (const [given, expected] of [
    [{ kind: 'server', status: 503 }, [0, 500, 1_500]],
    [{ kind: 'network' }, [0, 300, 900]],
    [{ kind: 'connectionRefused' }, [0, 300, 900]],
    [{ kind: 'nameNotFound' }, [0, 300, 900]],
    [{ kind: 'offline' }, [0, 300, 900]],
    [{ kind: 'timeout', afterMs: 1 }, [0, 0]],
    [{ kind: 'rateLimited' }, [0, 0, 0, 0, 0, 0, 0]],
    [{ kind: 'rateLimited', retryAfterMs: 60_000 }, [0]],
    [{ kind: 'unauthorized' }, [0]],
    [{ kind: 'forbidden' }, [0]],
    [{ kind: 'notFound' }, [0]],
    [{ kind: 'badRequest', status: 422 }, [0]],
    [{ kind: 'userAgentRefused' }, [0]],
    [{ kind: 'blockedAccount', invoiceUrls: [] }, [0]],
    [{ kind: 'grantRefused', status: 400 }, [0]],
    [{ kind: 'certificate' }, [0]],
    [{ kind: 'proxyLogin' }, [0]],
    [{ kind: 'redirected' }, [0]],
    [{ kind: 'invalidResponse', reason: 'notJson' }, [0]],
  ] as const satisfies readonly (readonly [Failure, readonly number[]])[]) {
    it(`tries at ${expected.join(', ')} ms after ${JSON.stringify(given)}`, async () => {
      const { clock, at, work } = setUp(given);
      assert.deepEqual(await clock.drive(failure(work)), given);
      assert.deepEqual(at, expected);
      assert.equal(clock.sleeping, 0);
    });
  }

  it('gives the first success', async () => {
    const { clock, at, work } = setUp({ kind: 'server', status: 500 }, { failures: 2 });
    assert.equal(await clock.drive(work), 'done');
    assert.equal(at.length, 3);
  });

  it('tells of a dead server within two seconds, also with the most jitter', async () => {
    const { clock, at, work } = setUp({ kind: 'connectionRefused' }, { random: 0.999 });
    await clock.drive(failure(work));
    assert.ok((at.at(-1) ?? 0) < 2_000);
    assert.notEqual(at.at(-1), 900);
  });

  it('keeps within its budget', async () => {
    const { clock, at, work } = setUp({ kind: 'server', status: 500 }, { budgetMs: 1_000 });
    await clock.drive(failure(work));
    assert.deepEqual(at, [0, 500]);
  });

  it('counts its budget from the first failure: what queues for long is repeated as well', async () => {
    const clock = new FakeClock();
    let times = 0;
    const work = retrying(
      async () => {
        if (++times === 1) await clock.sleep(600_000);
        throw new FakturoidError({ kind: 'server', status: 500 });
      },
      { clock, random: () => 0, budgetMs: 60_000 },
    );
    await clock.drive(failure(work));
    assert.equal(times, 3);
  });

  it('can be cancelled while it waits', async () => {
    const controller = new AbortController();
    const { clock, at, work } = setUp({ kind: 'server', status: 500 }, { signal: controller.signal });
    const outcome = failure(work);
    await settle();
    controller.abort();
    assert.deepEqual(await outcome, { kind: 'cancelled' });
    assert.equal(at.length, 1);
    assert.equal(clock.sleeping, 0);
  });

  it('does not repeat what is a fault of ours', async () => {
    let times = 0;
    const work = retrying(
      () => {
        times++;
        return Promise.reject(new TypeError('fetch failed'));
      },
      { clock: new FakeClock(), random: () => 0, budgetMs: 60_000 },
    );
    await assert.rejects(work, TypeError);
    assert.equal(times, 1);
  });
});

import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import pLimit from 'p-limit';
import { RateLimiter } from '../../../src/fakturoid/rateLimit';
import type { Answer } from '../../../src/fakturoid/transport';
import { FakeClock, settle } from '../../kit/fakeClock';
import { answer, failure } from '../../kit/fakeClient';

/** A server that counts requests in windows, and a limiter in front of it. */
function setUp({ quota = 400, windowMs = 60_000, took = 100, random = 0, headers = true } = {}) {
  const clock = new FakeClock();
  const start = clock.now();
  const limiter = new RateLimiter({ clock, random: () => random });
  let resetAt = start + windowMs;
  let used = 0;
  const starts: number[] = [];
  const statuses: number[] = [];
  const waits: (number | undefined)[] = [];
  limiter.onDidChangeWait((until) => waits.push(until && until - start));
  const count = (requests = 1): void => {
    if (clock.now() >= resetAt) {
      resetAt = clock.now() + windowMs;
      used = 0;
    }
    used += requests;
  };
  const send = async (): Promise<Answer> => {
    starts.push(clock.now() - start);
    count();
    const status = used > quota ? 429 : 200;
    const limit = {
      'X-RateLimit-Policy': `default;q=${quota};w=${windowMs / 1000}`,
      'X-RateLimit': `default;r=${Math.max(quota - used, 0)};t=${Math.ceil((resetAt - clock.now()) / 1000)}`,
    };
    await clock.sleep(took);
    statuses.push(status);
    return answer(status, '', headers ? limit : {}, clock.now());
  };
  const slots = pLimit(4);
  /** As a client does: 4 at a time. */
  const run = (): Promise<Answer> => slots(() => limiter.run(send));
  return { clock, limiter, run, send, starts, statuses, waits, start, count };
}

function many<T>(times: number, work: () => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: times }, work));
}

describe('RateLimiter', () => {
  it('does not slow down while there is plenty', async () => {
    const { clock, run, waits, start } = setUp();
    await clock.drive(many(300, () => run()));
    assert.equal(clock.now() - start, 7_500);
    assert.deepEqual(waits, []);
  });

  it('is never refused, spreads what is left, keeps a reserve and tells that it waits', async () => {
    const { clock, run, starts, statuses, waits } = setUp();
    await clock.drive(many(500, () => run()));
    assert.ok(statuses.every((status) => status === 200));
    const first = starts.filter((at) => at < 60_000);
    assert.ok(first.length <= 360, `reserve used: ${first.length}`);
    assert.ok(first.length >= 340, `too careful: ${first.length}`);
    const gaps = first.slice(-30).map((at, index, all) => at - (all[index - 1] ?? at));
    assert.ok(Math.max(...gaps) < 5_000, 'the last ones are spread');
    assert.ok((first.at(-1) ?? 0) > 40_000, 'up to the reset');
    assert.ok(waits.some((until) => until !== undefined));
    assert.equal(waits.at(-1), undefined);
  });

  it('counts what others used, from the headers', async () => {
    const { clock, run, starts, statuses, count } = setUp();
    count(355);
    await clock.drive(many(10, () => run()));
    assert.ok(statuses.every((status) => status === 200));
    // Before the first answer nothing is known: 4 go out, the rest wait for the reset.
    assert.equal(starts.filter((at) => at < 60_000).length, 4 + 1);
  });

  it('accounts for requests on their way', async () => {
    const { clock, run, starts, statuses } = setUp({ quota: 5 });
    await clock.drive(many(12, () => run()));
    assert.ok(statuses.every((status) => status === 200));
    assert.ok(starts.filter((at) => at < 60_000).length <= 5);
  });

  it('waits as long as a 429 says, with all requests, plus jitter', async () => {
    const { clock, limiter, run, start, waits } = setUp({ random: 0.5, took: 0 });
    const refuse = () => Promise.resolve(answer(429, '', { 'Retry-After': '20' }, clock.now()));
    await clock.drive(limiter.run(refuse));
    await clock.drive(many(3, () => run()));
    assert.equal(clock.now() - start, 20_250);
    assert.deepEqual(waits, [20_250, undefined]);
  });

  it('backs off longer and longer when a 429 says nothing, and starts again after a success', async () => {
    const { clock, limiter, start } = setUp();
    const at: number[] = [];
    const reply = (status: number) => () => {
      at.push(clock.now() - start);
      return Promise.resolve(answer(status, '', {}, clock.now()));
    };
    for (const status of [429, 429, 429, 200, 429, 200]) await clock.drive(limiter.run(reply(status)));
    assert.deepEqual(at, [0, 1_000, 3_000, 7_000, 7_000, 8_000]);
  });

  it('takes several refusals at the same time for one', async () => {
    const { clock, limiter, start } = setUp();
    const refuse = async () => {
      await clock.sleep(10);
      return answer(429, '', {}, clock.now());
    };
    await clock.drive(many(4, () => limiter.run(refuse)));
    await clock.drive(limiter.run(() => Promise.resolve(answer(200))));
    assert.equal(clock.now() - start, 1_010);
  });

  it('knows no limit without headers', async () => {
    const { clock, run, start } = setUp({ headers: false });
    await clock.drive(many(400, () => run()));
    assert.equal(clock.now() - start, 10_000);
  });

  it('ends well also where two windows share a quota, or a limit is not announced', async () => {
    for (const headers of [true, false]) {
      const { clock, limiter, send, statuses } = setUp({ quota: 50, headers });
      const windows = headers ? [limiter, new RateLimiter({ clock, random: () => 0 })] : [limiter];
      const work = windows.map((window) => {
        const slots = pLimit(4);
        const untilServed = async (): Promise<void> => {
          while ((await window.run(send)).status === 429);
        };
        return many(100, () => slots(untilServed));
      });
      await clock.drive(Promise.all(work));
      const refused = statuses.filter((status) => status === 429).length;
      assert.equal(statuses.length - refused, windows.length * 100);
      // Without headers each backoff ends in trying.
      assert.ok(refused <= (headers ? 8 : 60), `${refused} refused`);
    }
  });

  describe('a wait that is too long', () => {
    const MANY_YEARS = '1000000000';
    for (const [name, status, headers, retryAfterMs] of [
      ['a success with a far reset', 200, { 'X-RateLimit': 'default;r=0;t=999999999' }, 86_400_000],
      ['a 429 with a far reset', 429, { 'X-RateLimit': 'default;r=0;t=660' }, 660_000],
      ['a 429 with a long Retry-After', 429, { 'Retry-After': MANY_YEARS }, 86_400_000],
      ['a 429 with a far date', 429, { 'Retry-After': 'Wed, 22 Nov 2099 00:00:00 GMT' }, 86_400_000],
    ] as const) {
      it(`after ${name} is told to a whole load, and those who ask again are let through`, async () => {
        const { clock, limiter, run, starts } = setUp();
        await limiter.run(() => Promise.resolve(answer(status, '', headers, clock.now())));
        const load = () => many(100, () => failure(run()));
        for (const failed of await clock.drive(load())) {
          assert.deepEqual(failed, { kind: 'rateLimited', retryAfterMs });
        }
        assert.deepEqual(starts, []);

        await clock.advance(3_000);
        await clock.drive(run());
        assert.deepEqual(starts, [3_000]);
        // All is well, so nothing else is held back.
        await clock.drive(many(40, run));
        assert.equal(starts.length, 41);
      });
    }

    it('is over when it has passed', async () => {
      const { clock, limiter, run, starts } = setUp();
      await limiter.run(() => Promise.resolve(answer(429, '', { 'Retry-After': '3600' }, clock.now())));
      await clock.advance(3_600_000);
      await clock.drive(run());
      assert.deepEqual(starts, [3_600_000]);
    });
  });

  describe('a clock that is set back', () => {
    const MONTH_MS = 30 * 24 * 3_600_000;
    for (const [name, status, headers] of [
      ['after a 429', 429, { 'Retry-After': '60' }],
      ['with a quota that is used up', 200, { 'X-RateLimit': 'default;r=0;t=60' }],
    ] as const) {
      it(`${name} locks nobody out`, async () => {
        const { clock, limiter, send } = setUp();
        await limiter.run(() => Promise.resolve(answer(status, '', headers, clock.now())));
        clock.setBack(MONTH_MS);
        const start = clock.now();
        await clock.drive(limiter.run(send));
        assert.equal(clock.now() - start, 100);
      });

      it(`${name} ends a wait rather than making it longer`, async () => {
        const { clock, limiter, send } = setUp();
        await limiter.run(() => Promise.resolve(answer(status, '', headers, clock.now())));
        const waiting = limiter.run(send);
        await clock.advance(10_500);
        clock.setBack(MONTH_MS);
        const start = clock.now();
        await clock.drive(waiting);
        assert.ok(clock.now() - start <= 1_100, `${clock.now() - start} ms`);
      });
    }

    it('while a request is on its way forgets what was known before', async () => {
      const { clock, limiter, run, start, starts } = setUp();
      await clock.drive(run());
      const reply = answer(200, '', { 'X-RateLimit': 'default;r=0;t=60' }, start - MONTH_MS);
      await limiter.run(() => {
        clock.setBack(MONTH_MS);
        return Promise.resolve(reply);
      });
      await clock.drive(run());
      assert.equal(starts.at(-1), 60_000 - MONTH_MS);
    });
  });

  it('uses the reserve when the reset is far away', async () => {
    const { clock, run, statuses } = setUp({ quota: 100, windowMs: 3_600_000, took: 0 });
    await clock.drive(many(95, () => run()));
    assert.equal(statuses.length, 95);
  });

  it('is not misled by answers that overtake each other', async () => {
    const { clock, limiter } = setUp();
    const reply = (remaining: number) => () =>
      Promise.resolve(
        answer(
          200,
          '',
          { 'X-RateLimit': `default;r=${remaining};t=50`, 'X-RateLimit-Policy': 'default;q=400;w=60' },
          clock.now(),
        ),
      );
    const start = clock.now();
    await clock.drive(Promise.all([limiter.run(reply(30)), limiter.run(reply(200))]));
    assert.equal(clock.now(), start);
    await clock.drive(limiter.run(reply(399)));
    assert.ok(clock.now() - start >= 50_000);
  });

  it('hands on what the request throws, and goes on', async () => {
    const { clock, limiter, run, starts } = setUp();
    const broken = (): Promise<Answer> => Promise.reject(new TypeError('x'));
    await many(9, () => assert.rejects(limiter.run(broken), TypeError));
    await clock.drive(run());
    assert.equal(starts.length, 1);
  });

  it('can be cancelled while it waits, 1,000 times, and leaves nothing behind', async () => {
    const { clock, limiter, run, send, starts, waits } = setUp();
    await clock.drive(
      limiter.run(() => Promise.resolve(answer(429, '', { 'Retry-After': '50' }, clock.now()))),
    );
    const controller = new AbortController();
    const { signal } = controller;
    const work = many(1_000, () => failure(limiter.run(send, signal)));
    await settle();
    controller.abort();
    assert.ok((await work).every(({ kind }) => kind === 'cancelled'));
    await settle();
    assert.equal(clock.sleeping, 0);
    assert.equal(getEventListeners(signal, 'abort').length, 0);
    assert.deepEqual(starts, []);
    assert.deepEqual(waits, [50_000, undefined]);
    await clock.drive(run());
    assert.equal(starts.length, 1);
  });
});

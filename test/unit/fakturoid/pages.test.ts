import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { FakturoidError } from '../../../src/fakturoid/errors';
import { collectPages, type PagesOptions } from '../../../src/fakturoid/pages';
import { settle } from '../../kit/fakeClock';
import { failure } from '../../kit/fakeClient';
import { MemoryLog } from '../../kit/memoryLog';

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}

/** A server with `total` rows, its pages answered when the test says so or at once. */
function setUp(
  total: number,
  {
    size = 40,
    ignoresPage = false,
    pastEnd = 'empty',
    held = false,
    signal,
    rows = (page) => (ignoresPage ? range(0, total) : range((page - 1) * size, Math.min(page * size, total))),
  }: {
    readonly size?: number;
    readonly ignoresPage?: boolean;
    readonly pastEnd?: 'empty' | '400';
    readonly held?: boolean;
    readonly signal?: AbortSignal;
    readonly rows?: (page: number) => number[];
  } = {},
) {
  const log = new MemoryLog();
  const asked: number[] = [];
  const signals: AbortSignal[] = [];
  const pages: number[][] = [];
  const release = new Map<number, () => void>();
  let most = 0;
  let open = 0;
  const load = async (page: number, pageSignal: AbortSignal): ReturnType<PagesOptions<number>['load']> => {
    asked.push(page);
    signals.push(pageSignal);
    most = Math.max(most, ++open);
    await (held ? new Promise<void>((resolve) => release.set(page, resolve)) : settle());
    open--;
    pageSignal.throwIfAborted();
    const items = rows(page);
    if (items.length === 0 && pastEnd === '400' && page > 1) {
      throw new FakturoidError({ kind: 'badRequest', status: 400 });
    }
    return { items, dropped: 0 };
  };
  const work = collectPages<number>({
    load,
    keyOf: (item) => item,
    onPage: (added) => void pages.push([...added]),
    log,
    signal,
  });
  return { work, asked, pages, log, release, signals, most: () => most };
}

describe('collectPages', () => {
  for (const size of [20, 30, 40]) {
    for (const pastEnd of ['empty', '400'] as const) {
      for (const total of [0, 1, 19, 20, 21, 39, 40, 41, 80, 81, 401]) {
        it(`finds ${total} rows in pages of ${size}, ${pastEnd} past the end`, async () => {
          const { work, pages, most, log } = setUp(total, { size, pastEnd });
          const { items } = await work;
          assert.deepEqual(items, range(0, total));
          assert.deepEqual(pages.flat(), items);
          assert.ok(most() <= 4);
          if (pastEnd === 'empty') assert.deepEqual(log.lines, []);
          else assert.ok(log.lines.every((line) => line.startsWith('warn ')));
        });
      }
    }
  }

  for (const [total, requests] of [
    [0, 1],
    [2, 1],
    [19, 1],
    [20, 2],
    [40, 2],
    [41, 2],
    [59, 2],
    [60, 2],
    [79, 2],
    // Page 3 is fetched together with page 4.
    [80, 4],
  ] as const) {
    it(`costs ${requests} request(s) for ${total} rows`, async () => {
      const { work, asked } = setUp(total);
      await work;
      assert.deepEqual(asked, range(1, requests + 1));
    });
  }

  it('ends with a page that is shorter than one before it', async () => {
    for (const [sizes, requests] of [
      [[40, 20], 2],
      [[40, 39], 2],
      // The fourth is fetched together with the third.
      [[40, 40, 39], 4],
      [[30, 30, 29], 4],
      [[20, 20, 19], 4],
    ] as const) {
      const { work, asked } = setUp(0, {
        rows: (page) => range(page * 100, page * 100 + (sizes[page - 1] ?? 0)),
      });
      assert.equal(
        (await work).items.length,
        sizes.reduce<number>((sum, size) => sum + size, 0),
      );
      assert.deepEqual(asked, range(1, requests + 1));
    }
  });

  it('delivers the first page before it has the second', async () => {
    const { work, pages, release } = setUp(50, { held: true });
    await settle();
    release.get(1)?.();
    await settle();
    assert.deepEqual(pages, [range(0, 40)]);
    release.get(2)?.();
    await work;
    assert.equal(pages.length, 2);
  });

  it('fetches ahead more and more, at most 4, and delivers in order', async () => {
    const { work, asked, pages, release } = setUp(330, { held: true });
    const seen: number[] = [];
    for (const page of [1, 2, 3]) {
      await settle();
      seen.push(asked.length);
      release.get(page)?.();
    }
    await settle();
    seen.push(asked.length);
    assert.deepEqual(seen, [1, 2, 4, 7]);
    for (const page of [7, 6, 5]) release.get(page)?.();
    await settle();
    assert.equal(pages.length, 3);
    release.get(4)?.();
    await settle();
    assert.equal(pages.length, 7);
    for (const page of [8, 9, 10, 11]) release.get(page)?.();
    assert.deepEqual((await work).items, range(0, 330));
  });

  it('cancels pages past the end', async () => {
    const { work, asked, release, signals } = setUp(130, { held: true });
    for (const page of [1, 2, 3]) {
      await settle();
      release.get(page)?.();
    }
    await settle();
    assert.deepEqual(asked, range(1, 8));
    release.get(4)?.();
    assert.equal((await work).items.length, 130);
    assert.ok(signals.every((signal) => signal.aborted));
  });

  for (const total of [20, 40, 500]) {
    it(`ends after page 2 when the server ignores the page, with ${total} rows`, async () => {
      const { work, asked, pages } = setUp(total, { ignoresPage: true });
      assert.deepEqual((await work).items, range(0, total));
      assert.deepEqual(asked, [1, 2]);
      assert.equal(pages.length, 1);
    });
  }

  it('merges rows that moved from page to page', async () => {
    const moved = [range(0, 40), range(35, 75), range(70, 80)];
    const { work, pages } = setUp(0, { rows: (page) => moved[page - 1] ?? [] });
    assert.deepEqual((await work).items, range(0, 80));
    assert.deepEqual(pages[1], range(40, 75));
  });

  it('does not take another failure, or a 400 of page 1, for the end', async () => {
    for (const [page, given] of [
      [1, { kind: 'badRequest', status: 400 }],
      [2, { kind: 'badRequest', status: 422 }],
      [2, { kind: 'forbidden' }],
    ] as const) {
      const { work } = setUp(40, {
        rows: (asked) => {
          if (asked === page) throw new FakturoidError(given);
          return range(0, 40);
        },
      });
      assert.deepEqual(await failure(work), given);
    }
  });

  it('refuses a list that does not end', async () => {
    for (const rows of [
      (page: number) => range(page * 40, page * 40 + 40),
      (page: number) => range(page, page + 40),
    ]) {
      const { work } = setUp(Infinity, { rows });
      assert.deepEqual(await failure(work), { kind: 'invalidResponse', reason: 'tooMany' });
    }
  });

  it('sums up the rows that were not usable', async () => {
    const { items, dropped } = await collectPages<number>({
      load: (page) =>
        Promise.resolve({ items: range(page * 100, page * 100 + 18), dropped: page < 3 ? 2 : 1 }),
      keyOf: (item) => item,
      log: new MemoryLog(),
    });
    assert.equal(items.length, 54);
    assert.equal(dropped, 5);
  });

  it('can be cancelled, and leaves no listener either way', async () => {
    const controller = new AbortController();
    const { work, release, signals } = setUp(400, { held: true, signal: controller.signal });
    const outcome = failure(work);
    for (const page of [1, 2]) {
      await settle();
      release.get(page)?.();
    }
    await settle();
    controller.abort();
    assert.ok(signals.every((signal) => signal.aborted));
    for (const resolve of release.values()) resolve();
    assert.deepEqual(await outcome, { kind: 'cancelled' });
    assert.equal(getEventListeners(controller.signal, 'abort').length, 0);

    const quiet = new AbortController();
    await setUp(100, { signal: quiet.signal }).work;
    assert.equal(getEventListeners(quiet.signal, 'abort').length, 0);
  });
});

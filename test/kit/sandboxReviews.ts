import assert from 'node:assert/strict';
import { reviewOf } from '../../src/directory/makeReview';
import type { Review, ReviewedAccount } from '../../src/directory/review';
import type { Identity } from '../../src/session/sessions';
import { type Sandbox, startSandbox } from '../sandbox';
import { openWindow, type TestWindow } from './testWindow';

type Marks = ReadonlyMap<number, string | undefined>;

/** A window at a sandbox for the tests around, and reviews of what it knows. */
export function useReviews() {
  let sandbox: Sandbox | undefined;
  let window: TestWindow | undefined;
  before(async () => {
    sandbox = await startSandbox();
  });
  beforeEach(() => {
    reviews.sandbox.reset();
    window = openWindow({ apiUrl: reviews.sandbox.apiUrl });
  });
  afterEach(() => reviews.window.dispose());
  after(() => reviews.sandbox.close());

  const reviews = {
    get sandbox(): Sandbox {
      assert.ok(sandbox);
      return sandbox;
    },
    get window(): TestWindow {
      assert.ok(window);
      return window;
    },
    /** Of all that there is. */
    make: async (identities: readonly Identity[], marks?: Marks): Promise<Review> => {
      await reviews.window.directory.loadAll();
      return reviews.now(identities, marks);
    },
    /** Of what is known. */
    now: (identities: readonly Identity[], marks: Marks = new Map()): Review => {
      const madeAt = Date.UTC(2026, 10, 22);
      return reviewOf(identities, reviews.window.directory, { marks, madeAt, madeWith: '0.1.0' });
    },
  };
  return reviews;
}

export function accountIn({ accounts }: Review, slug: string): ReviewedAccount {
  const account = accounts.find((candidate) => candidate.slug === slug);
  assert.ok(account);
  return account;
}

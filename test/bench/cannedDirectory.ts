import { systemClock } from '../../src/base/clock';
import type { Log } from '../../src/base/log';
import { Directory } from '../../src/directory/directory';
import { FakturoidClient } from '../../src/fakturoid/client';
import { CURRENT_USER_PATH } from '../../src/fakturoid/origin';
import { RateLimiter } from '../../src/fakturoid/rateLimit';
import { type Answer, Transport, type TransportRequest } from '../../src/fakturoid/transport';
import type { Identity, Sessions } from '../../src/session/sessions';

/** The only account that it reaches. */
export const SLUG = 'scale-1';

/** Who is signed in. */
export const IDENTITY: Identity = {
  id: 'bench',
  userId: 1,
  name: 'Bench',
  email: undefined,
  label: undefined,
  method: 'accessToken',
  isInMemory: false,
  signedInAt: 0,
};

/** A log that nobody reads. */
export const SILENT: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

const CURRENT_USER = JSON.stringify({ id: IDENTITY.userId, accounts: [{ slug: SLUG, name: 'Scale' }] });

/** Answers from memory, each in a turn of the event loop of its own, as they come from a network. */
class CannedTransport extends Transport {
  readonly #pages: readonly string[];

  constructor(pages: readonly string[]) {
    super({ apiBase: '', fetch, clock: systemClock, userAgent: () => '', log: SILENT });
    this.#pages = pages;
  }

  override async send({ path, query }: TransportRequest): Promise<Answer> {
    await new Promise((resolve) => setImmediate(resolve));
    const page = Number(query?.['page'] ?? 1);
    const text = path === CURRENT_USER_PATH ? CURRENT_USER : (this.#pages[page - 1] ?? '[]');
    return { status: 200, headers: new Headers(), text, receivedAt: systemClock.now(), tookMs: 0 };
  }
}

/** All of the extension between the network and its views, with a network that takes no time. */
export function directoryOver(pages: readonly string[]): Directory {
  return directoryOf(
    new FakturoidClient({
      transport: new CannedTransport(pages),
      tokens: { get: () => Promise.resolve('token'), renew: (token) => Promise.resolve(token) },
      limiter: new RateLimiter({ clock: systemClock }),
      clock: systemClock,
      log: SILENT,
    }),
  );
}

/** A directory in which one identity is signed in, who asks with this client. */
export function directoryOf(client: FakturoidClient): Directory {
  const sessions: Pick<Sessions, 'list' | 'known' | 'onDidChange'> = {
    list: () => Promise.resolve([IDENTITY]),
    known: [IDENTITY],
    onDidChange: () => ({ dispose: () => undefined }),
  };
  return new Directory(sessions as Sessions, () => Promise.resolve(client), SILENT);
}

import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import pLimit from 'p-limit';
import { abortable } from '../../base/abort';
import { pictureHeader } from './pictureHeader';
import { isPublicAddress } from './publicAddress';

const LARGEST_BYTES = 256 * 1024;
/** Pictures are drawn as large as a thumb; without a limit a page could take gigabytes for one with few bytes. */
const MOST_PIXELS = 2048 * 2048;
const TIMEOUT_MS = 5_000;
const MOST_REDIRECTS = 3;
const AT_ONCE = 4;
const MOST_KEPT = 200;

export interface PicturesOptions {
  readonly fetch: typeof fetch;
  /** The addresses of a name. Rejects if the name cannot be resolved here. */
  readonly resolve: (name: string) => Promise<readonly string[]>;
  /** The one origin that may be plain http on loopback: that of the local sandbox. */
  readonly sandboxOrigin?: string | undefined;
}

/**
 * Avatars and logos as `data:` URIs. Links come from the API and are not trusted: https only (redirects too), no
 * token, no private or loopback address, limited in time, bytes and pixels. A picture that cannot be had is
 * undefined, never an error.
 */
export class Pictures {
  readonly #options: PicturesOptions;
  readonly #limit = pLimit(AT_ONCE);
  /** Insertion order is order of use: the least recently used comes first. */
  readonly #kept = new Map</* link */ string, Promise<string | undefined>>();

  constructor(options: PicturesOptions) {
    this.#options = options;
  }

  /** The picture behind a link; undefined where there is none, or none that may be shown. */
  get(link: string | null | undefined): Promise<string | undefined> {
    if (link === undefined || link === null || link === '') {
      return Promise.resolve(undefined);
    }
    const kept = this.#kept.get(link) ?? this.#limit(() => this.#load(link));
    this.#kept.delete(link);
    this.#kept.set(link, kept);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) {
      this.#kept.delete(oldest);
    }
    return kept;
  }

  async #load(link: string): Promise<string | undefined> {
    try {
      const bytes = await this.#download(link, AbortSignal.timeout(TIMEOUT_MS));
      const header = bytes && pictureHeader(bytes);
      return header && !header.moves && header.pixels <= MOST_PIXELS
        ? `data:${header.type};base64,${bytes.toString('base64')}`
        : undefined;
    } catch {
      // A temporary fault must not cost the picture for as long as the window lives.
      this.#kept.delete(link);
      return undefined;
    }
  }

  async #download(link: string, signal: AbortSignal): Promise<Buffer | undefined> {
    let address = new URL(link);
    for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
      if (!this.#isAllowed(address) || (await abortable(this.#leadsInside(address), signal))) {
        return undefined;
      }
      // Followed by hand, because every address on the way has to be allowed.
      const response = await this.#options.fetch(address, {
        redirect: 'manual',
        credentials: 'omit',
        signal,
      });
      const location = response.headers.get('location');
      if (response.status >= 300 && response.status < 400 && location !== null) {
        await response.body?.cancel();
        address = new URL(location, address);
        continue;
      }
      if (response.ok) {
        return await boundedBody(response);
      }
      await response.body?.cancel();
      if (response.status === 429 || response.status >= 500) {
        // Temporary, like a connection that fails.
        throw new Error(`HTTP ${response.status}`);
      }
      return undefined;
    }
    return undefined;
  }

  #isAllowed(address: URL): boolean {
    if (address.origin === this.#options.sandboxOrigin) {
      return true;
    }
    return (
      address.protocol === 'https:' &&
      address.username === '' &&
      address.password === '' &&
      !isPrivateHost(address.hostname)
    );
  }

  /**
   * Whether a name resolves to a private address. If it cannot be resolved here, a proxy may still do it. A resolver
   * that gives another answer a moment later cannot do harm: the server still has to show a certificate for the name.
   */
  async #leadsInside({ hostname, origin }: URL): Promise<boolean> {
    if (origin === this.#options.sandboxOrigin || isIP(withoutBrackets(hostname)) !== 0) {
      return false;
    }
    const addresses = await this.#options.resolve(hostname).catch(() => []);
    return !addresses.every(isPublicAddress);
  }
}

/** The addresses that the system resolves a name to, as `fetch` would. */
export async function addressesOf(name: string): Promise<readonly string[]> {
  return (await lookup(name, { all: true })).map(({ address }) => address);
}

async function boundedBody(response: Response): Promise<Buffer | undefined> {
  if (response.body === null) {
    return undefined;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > LARGEST_BYTES) {
      return undefined;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Names and literal addresses that lead back into the machine or its network. */
function isPrivateHost(hostname: string): boolean {
  const host = withoutBrackets(hostname).replace(/\.$/, '').toLowerCase();
  if (isIP(host) !== 0) {
    return !isPublicAddress(host);
  }
  return !host.includes('.') || /\.(?:localhost|local|internal|home\.arpa)$/.test(host);
}

/** Removes the brackets that version 6 addresses have in links. */
function withoutBrackets(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}

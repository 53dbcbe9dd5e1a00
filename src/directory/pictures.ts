import { BlockList, isIP } from 'node:net';
import pLimit from 'p-limit';

const LARGEST_BYTES = 256 * 1024;
const TIMEOUT_MS = 5_000;
const MOST_REDIRECTS = 3;
const AT_ONCE = 4;
const MOST_KEPT = 200;

/** Raster formats by their first bytes; no SVG, which may carry script. What the server calls it does not count. */
const FORMATS: readonly { readonly type: string; readonly matches: (bytes: Buffer) => boolean }[] = [
  { type: 'image/png', matches: (bytes) => bytes.subarray(0, 8).equals(PNG_SIGNATURE) },
  { type: 'image/jpeg', matches: (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff },
  { type: 'image/gif', matches: (bytes) => /^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6)) },
  {
    type: 'image/webp',
    matches: (bytes) =>
      bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
  },
];
const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/**
 * Avatars and logos as `data:` URIs. Links come from the API and are not trusted: https only (redirects too), no
 * token, no private or loopback address, bounded in time and size. What cannot be had is undefined, never an error.
 */
export class Pictures {
  readonly #fetch: typeof fetch;
  readonly #sandboxOrigin: string | undefined;
  readonly #limit = pLimit(AT_ONCE);
  /** Insertion order is order of use: the least recently used stands first. */
  readonly #kept = new Map</* link */ string, Promise<string | undefined>>();

  /** @param sandboxOrigin the one origin that may be plain http on loopback: that of the local sandbox */
  constructor(fetchPicture: typeof fetch, sandboxOrigin?: string) {
    this.#fetch = fetchPicture;
    this.#sandboxOrigin = sandboxOrigin;
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
      const format = bytes && FORMATS.find(({ matches }) => matches(bytes));
      return format && `data:${format.type};base64,${bytes.toString('base64')}`;
    } catch {
      // A fault of the moment must not cost the picture for as long as the window lives.
      this.#kept.delete(link);
      return undefined;
    }
  }

  async #download(link: string, signal: AbortSignal): Promise<Buffer | undefined> {
    let address = new URL(link);
    for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
      if (!this.#isAllowed(address)) {
        return undefined;
      }
      // Followed by hand, because every address on the way has to be allowed.
      const response = await this.#fetch(address, { redirect: 'manual', credentials: 'omit', signal });
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
        // Of the moment, like a connection that fails.
        throw new Error(`HTTP ${response.status}`);
      }
      return undefined;
    }
    return undefined;
  }

  #isAllowed(address: URL): boolean {
    if (address.origin === this.#sandboxOrigin) {
      return true;
    }
    return (
      address.protocol === 'https:' &&
      address.username === '' &&
      address.password === '' &&
      !isPrivateHost(address.hostname)
    );
  }
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
  const host = hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
  const family = isIP(host);
  if (family === 0) {
    return !host.includes('.') || /\.(?:localhost|local|internal|home\.arpa)$/.test(host);
  }
  return family === 4 ? PRIVATE_IPV4.check(host) : PRIVATE_IPV6.check(host, 'ipv6');
}

// Apart, because a list with the mapped addresses of IPv6 takes every address of IPv4 for one of them.
const PRIVATE_IPV4 = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE_IPV4.addSubnet(net, prefix, 'ipv4');
}
const PRIVATE_IPV6 = new BlockList();
for (const [net, prefix] of [
  // With an address of IPv4 inside, which may be a private one.
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2001::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const) {
  PRIVATE_IPV6.addSubnet(net, prefix, 'ipv6');
}

/** What an address leads to. Unknown parts of a path are in braces. */
export type Address =
  /** A path of API v3, below its base. */
  | { readonly kind: 'path'; readonly path: string; readonly event: string | undefined }
  /** API v1 or v2, which no longer respond (v2 since 31 May 2025). */
  | { readonly kind: 'deadVersion'; readonly version: 'v1' | 'v2' }
  | { readonly kind: 'elsewhere' };

/** The API's own host (Fakturoid API v3, Introduction). */
const API_HOST = 'app.fakturoid.cz';

/** The words that paths of the API begin with, after the account. */
export const RESOURCES =
  'bank_accounts|number_formats|subjects|invoices|expenses|inbox_files|inventory_items|inventory_moves|generators|recurring_generators|events|todos|webhooks|account|users|reports';

/** In characters: no path of the API is longer. */
const LONGEST = 2_000;
const ELSEWHERE: Address = { kind: 'elsewhere' };

/** Paths that need no account put before them. */
const TOP = /^\/(?:$|(?:accounts|user|oauth)(?:[/.]|$))/;

/**
 * Reads an address or a path, as it is written in a terminal, a document or code.
 *
 * @param text a whole address, or what follows the base or the account: `/accounts/x/invoices.json`, `invoices.json`
 */
export function readAddress(text: string): Address {
  if (text.length > LONGEST) {
    return ELSEWHERE;
  }
  const [, scheme, host = '', rest = ''] = /^(?:(https?):)?\/\/([^/?#]*)(.*)$/is.exec(text) ?? [];
  if (host === '' && scheme === undefined) {
    return ofHost(text) ?? ofPath(text);
  }
  // Credentials and the default port make no difference.
  const plainHost = host.replace(/^[^@]*@/, '').replace(/:443$/, '');
  return ofHost(plainHost + rest) ?? ELSEWHERE;
}

/** Undefined unless the text begins with a host of Fakturoid's API. */
function ofHost(text: string): Address | undefined {
  if (/^[\w{}-]+\.fakturoid\.cz\/api\/v1(?:\/|$)/i.test(text)) {
    return { kind: 'deadVersion', version: 'v1' };
  }
  if (!text.toLowerCase().startsWith(`${API_HOST}/`)) {
    return undefined;
  }
  const rest = text.slice(API_HOST.length);
  return rest.startsWith('/api/') ? ofPath(rest) : ofPage(rest);
}

function ofPath(text: string): Address {
  const [, version, below = text] = /^\/?api\/v(\d+)(\/.*|)$/is.exec(text) ?? [];
  if (version === '1' || version === '2') {
    return { kind: 'deadVersion', version: version === '1' ? 'v1' : 'v2' };
  }
  if (version !== undefined && version !== '3') {
    return ELSEWHERE;
  }
  const [path = '', query = ''] = below.split('#', 1)[0]?.split('?') ?? [];
  const absolute = path.startsWith('/') ? path : `/${path}`;
  return {
    kind: 'path',
    path: TOP.test(absolute) ? absolute : `/accounts/{slug}${absolute}`,
    event: new URLSearchParams(query).get('event') ?? undefined,
  };
}

/** `/firma/invoices/27` is the web page of a record, for which the API has a route of the same name. */
function ofPage(path: string): Address {
  const [, slug, resource, id] = /^\/([^/?#]+)\/([a-z_]+)\/(\d+)(?:[/?#]|$)/.exec(path) ?? [];
  return slug === undefined || resource === undefined || id === undefined
    ? ELSEWHERE
    : { kind: 'path', path: `/accounts/${slug}/${resource}/${id}.json`, event: undefined };
}

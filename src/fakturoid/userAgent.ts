const MAX_CONTACT_LENGTH = 120;

/** The `User-Agent` that Fakturoid requires on every request, as `Name (contact)` (Fakturoid API v3, Introduction). */
export function userAgent(version: string, contact: string): string {
  return `FakturoidExplorer/${version.replace(/[^\w.+-]/g, '') || '0'} (${contactText(contact)})`;
}

/** The `User-Agent` of a person's own request: it is not this extension that asks. */
export function curlUserAgent(contact: string): string {
  return `curl (${contactText(contact)})`;
}

/** An e-mail or link of whoever answers for the requests, without what a header, its parentheses or a shell cannot hold. */
function contactText(contact: string): string {
  const text = contact
    .replace(/[^\x20-\x7e]|[()\\]/g, '')
    .trim()
    .slice(0, MAX_CONTACT_LENGTH)
    .trimEnd();
  return text === '' ? 'no contact' : text;
}

const MAX_CONTACT_LENGTH = 120;

/**
 * The `User-Agent` that Fakturoid requires on every request, as `Name (contact)` (Fakturoid API v3, Introduction).
 *
 * @param contact an e-mail or link of whoever answers for the requests. Any text gives a valid header: what a header
 *   or its parentheses cannot hold is left out.
 */
export function userAgent(version: string, contact: string): string {
  return `FakturoidExplorer/${version.replace(/[^\w.+-]/g, '') || '0'} (${headerText(contact) || 'no contact'})`;
}

function headerText(text: string): string {
  return text
    .replace(/[^\x20-\x7e\xa1-\xff]|[()\\]/g, '')
    .trim()
    .slice(0, MAX_CONTACT_LENGTH)
    .trimEnd();
}

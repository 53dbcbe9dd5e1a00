import { PROJECT_ADDRESS } from './projectAddress';

const MAX_CONTACT_LENGTH = 120;

/** Names that are reserved for examples (RFC 2606): nobody is reached there. */
const REACHES_NOBODY = /(?<![\w-])example\.(com|net|org)(?![\w-])/i;

/** The `User-Agent` that Fakturoid requires on every request, as `Name (contact)` (Fakturoid API v3, Introduction). */
export function userAgent(version: string, contact: string): string {
  return `FakturoidExplorer/${version.replace(/[^\w.+-]/g, '') || '0'} (${contactOf(contact)})`;
}

/** The `User-Agent` of a person's own request: it is not this extension that asks. */
export function curlUserAgent(contact: string): string {
  return `curl (${contactText(contact) ?? 'no contact'})`;
}

/** The contact that is sent: the one that a person has set, or the address of the project. */
export function contactOf(contact: string): string {
  return contactText(contact) ?? PROJECT_ADDRESS;
}

/** Whether somebody can be reached with the contact that was set. */
export function isUsableContact(contact: string): boolean {
  return contactText(contact) === contact && /^\S+@\S+\.\S+$|^https:\/\/\S+\.\S+$/.test(contact);
}

/** Whether the contact that is sent is an email, as the documentation shows it. */
export function isEmail(contact: string): boolean {
  return /^\S+@\S+$/.test(contact);
}

/**
 * An email or link of the person who answers for the requests, without characters that a header, its parentheses or a
 * shell cannot contain. Undefined if nobody could be reached with it.
 */
function contactText(contact: string): string | undefined {
  const text = contact
    .replace(/[^\x20-\x7e]|[()\\]/g, '')
    .trim()
    .slice(0, MAX_CONTACT_LENGTH)
    .trimEnd();
  return text === '' || REACHES_NOBODY.test(text) ? undefined : text;
}

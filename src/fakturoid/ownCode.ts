import { API_BASE, endpointUrl, usersPath } from './origin';

const MAX_CONTACT_LENGTH = 120;

/** The address of an account's users. Always Fakturoid itself, never a sandbox: it is for the person's own code. */
export function usersEndpoint(slug: string): string {
  return endpointUrl(API_BASE, usersPath(slug));
}

/**
 * A command for a POSIX shell that asks for the users of an account. The token is left to the shell, which reads it
 * from the variable `FAKTUROID_TOKEN`; nothing else in the command can be expanded or run.
 *
 * @param userAgent who asks, in the form that {@link userAgentFor} gives
 */
export function curlCommand(slug: string, userAgent: string): string {
  return [
    `curl ${quoted(usersEndpoint(slug))}`,
    `-H ${quoted(`User-Agent: ${userAgent}`)}`,
    `-H ${quoted('Accept: application/json')}`,
    // Double quotes, and nothing from outside between them: here the shell is meant to expand.
    '-H "Authorization: Bearer $FAKTUROID_TOKEN"',
  ].join(' \\\n  ');
}

/**
 * The `User-Agent` of a person's own request, as `Name (contact)` (Fakturoid API v3, Introduction). It is not this
 * extension that asks, so its name and contact are not in it.
 */
export function userAgentFor(contact: string): string {
  const text = contact
    .replace(/[^\x20-\x7e]|[()\\]/g, '')
    .trim()
    .slice(0, MAX_CONTACT_LENGTH);
  return `curl (${text === '' ? 'no contact' : text})`;
}

/** Between single quotes a shell takes everything as it is, up to the next one. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

import { API_BASE, endpointUrl, usersPath } from './origin';
import { curlUserAgent } from './userAgent';

/** The address of an account's users. Always Fakturoid itself, never a sandbox: it is for the person's own code. */
export function usersEndpoint(slug: string): string {
  return endpointUrl(API_BASE, usersPath(slug));
}

/**
 * A command for a POSIX shell that asks for the users of an account. The token is left to the shell, which reads it
 * from the variable `FAKTUROID_TOKEN`; nothing else in the command can be expanded or run.
 *
 * @param contact of whoever runs it: they answer for the request
 */
export function curlCommand(slug: string, contact: string): string {
  return [
    `curl ${quoted(usersEndpoint(slug))}`,
    `-H ${quoted(`User-Agent: ${curlUserAgent(contact)}`)}`,
    `-H ${quoted('Accept: application/json')}`,
    // Double quotes, and nothing from outside between them: here the shell is meant to expand.
    '-H "Authorization: Bearer $FAKTUROID_TOKEN"',
  ].join(' \\\n  ');
}

/** Between single quotes a shell takes everything as it is, up to the next one. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

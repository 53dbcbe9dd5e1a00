import { API_BASE, endpointUrl, usersPath } from './origin';
import { curlUserAgent } from './userAgent';

/** The shell that a command is for: Unix shells share one syntax, PowerShell quotes differently. */
export interface Shell {
  readonly kind: keyof typeof SYNTAX;
  /** What curl is called there: in Windows PowerShell `curl` is something else. */
  readonly curl: string;
}

const POSIX: Shell = { kind: 'posix', curl: 'curl' };

/** The address of an account's users. Always Fakturoid itself, never a sandbox: it is for the person's own code. */
export function usersEndpoint(slug: string): string {
  return endpointUrl(API_BASE, usersPath(slug));
}

/**
 * A command that asks for the users of an account. The token is left to the shell, which reads it from the variable
 * `FAKTUROID_TOKEN`; nothing else in the command can be expanded or run.
 *
 * @param contact the contact of the person who runs it: they answer for the request
 */
export function curlCommand(slug: string, contact: string, shell: Shell = POSIX): string {
  const { quoted, variable, goesOn } = SYNTAX[shell.kind];
  return [
    `${shell.curl} ${quoted(usersEndpoint(slug))}`,
    `-H ${quoted(`User-Agent: ${curlUserAgent(contact)}`)}`,
    `-H ${quoted('Accept: application/json')}`,
    // Double quotes, and nothing from outside between them: here the shell is meant to expand.
    `-H "Authorization: Bearer ${variable}"`,
  ].join(` ${goesOn}\n  `);
}

/** The request of {@link curlCommand} for a REST client such as VS Code's, which takes the variable from its environment. */
export function httpRequest(slug: string, contact: string): string {
  return [
    `GET ${usersEndpoint(slug)}`,
    `User-Agent: ${curlUserAgent(contact).replace(/^curl/, 'REST-Client').replace(/[{}]/g, '')}`,
    'Accept: application/json',
    'Authorization: Bearer {{$processEnv FAKTUROID_TOKEN}}',
    '',
  ].join('\n');
}

const SYNTAX = {
  posix: {
    /** Between single quotes a shell takes everything as it is, up to the next one. */
    quoted: (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`,
    variable: '$FAKTUROID_TOKEN',
    goesOn: '\\',
  },
  powershell: {
    /** Older versions pass a double quote on as it is, and the program would take it for the end of an argument. */
    quoted: (text: string) => `'${text.replaceAll('"', '').replaceAll("'", "''")}'`,
    variable: '$env:FAKTUROID_TOKEN',
    goesOn: '`',
  },
} as const;

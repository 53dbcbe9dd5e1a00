import { writeFileSync } from 'node:fs';
import { parseCliOptions, table, usage, UsageError, type CliOptions } from './cliOptions';
import { everybody } from './people';
import type { LoggedRequest } from './requestLog';
import { startSandbox, type Sandbox } from './sandbox';

const EXIT_FAILURE = 1;
const EXIT_USAGE = 2;

async function main(parameters: readonly string[]): Promise<void> {
  const options = parseCliOptions(parameters);
  if (options.help) {
    console.log(usage());
    return;
  }
  const sandbox = await startSandbox({
    ...options.sandbox,
    ...(!options.quiet && { onRequestDone: (request) => console.log(requestLine(request)) }),
  });
  if (options.certificateFile !== undefined && sandbox.certificate !== null) {
    writeFileSync(options.certificateFile, sandbox.certificate);
  }
  console.log(welcome(sandbox, options));
  const stop = (): void => void sandbox.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function welcome(sandbox: Sandbox, { certificateFile }: CliOptions): string {
  const { freelancer } = sandbox.people;
  const trust =
    sandbox.certificate === null
      ? ''
      : certificateFile === undefined
        ? ' -k'
        : ` --cacert ${certificateFile}`;
  return [
    `Fakturoid API v3, sandbox: ${sandbox.apiUrl}`,
    `Only records what arrives: ${sandbox.otherOrigin}`,
    '',
    'People to sign in as (Client Credentials):',
    ...everybody(sandbox.people).flatMap(({ name, fullName, purpose, clientId, clientSecret }) => [
      '',
      `${name}: ${fullName}, ${purpose}`,
      ...table(credentials(clientId, clientSecret)),
    ]),
    '',
    'Integrations (Authorization Code):',
    ...Object.values(sandbox.integrations).flatMap(({ name, clientId, clientSecret, redirectUri }) => [
      '',
      name,
      ...table([['URL for redirect', redirectUri], ...credentials(clientId, clientSecret)]),
    ]),
    '',
    'Try it:',
    '',
    `curl${trust} -u ${freelancer.clientId}:${freelancer.clientSecret} \\`,
    `  -A 'Trying (me@firm.example)' -H 'Content-Type: application/json' \\`,
    `  -d '{"grant_type":"client_credentials"}' ${sandbox.apiUrl}/oauth/token`,
    '',
    `curl${trust} -H "Authorization: Bearer $TOKEN" ${sandbox.apiUrl}/user.json`,
    '',
    'Ctrl+C ends it.',
    '',
  ].join('\n');
}

function credentials(clientId: string, clientSecret: string): (readonly [string, string])[] {
  return [
    ['Client ID', clientId],
    ['Client Secret', clientSecret],
  ];
}

/** Without the query: that of the authorization page is nobody's business. */
function requestLine({ at, method, path, status, authorization, fault, aborted }: LoggedRequest): string {
  const time = new Date(at).toISOString().slice(11, 19);
  const remarks = [
    `authorization: ${authorization}`,
    ...(fault === null ? [] : [`fault: ${fault}`]),
    ...(aborted ? ['not finished'] : []),
  ];
  return `${time} ${status ?? '---'} ${method} ${path} (${remarks.join(', ')})`;
}

function explain(error: unknown): { message: string; exitCode: number } {
  if (error instanceof UsageError) {
    return { message: error.message, exitCode: EXIT_USAGE };
  }
  const { code } = error as NodeJS.ErrnoException;
  const message =
    code === 'EADDRINUSE'
      ? 'The port is taken; choose another one with --port.'
      : `The sandbox could not start: ${String(error)}`;
  return { message, exitCode: EXIT_FAILURE };
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const { message, exitCode } = explain(error);
  console.error(message);
  process.exitCode = exitCode;
});

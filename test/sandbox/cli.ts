import { parseArgs } from 'node:util';
import { readCommandLine } from '../host/commandLine';
import { inWords, UsageError } from '../host/progress';
import { FAULT_FORMS, parseFault, parseSelector, parseTimes, type PlannedFault } from './faults';
import { everybody } from './people';
import type { LoggedRequest } from './requestLog';
import { startSandbox, type Sandbox } from './sandbox';
import { parseSwitches, SWITCH_NAMES, SWITCHES, type Switches } from './switches';

const HELP = `A local server of Fakturoid API v3.

npm run sandbox -- [options]

  --port number                    where to listen; 4310 by default, 0 for any free port
  --accounts number                add the person "scale" with so many accounts
  --users number                   how many users the first account of "scale" has, scale-1
  --users-per-account number       how many users each further account of "scale" has
  --switch name=value              set a switch; may be repeated
  --delay ms                       wait before every answer
  --fail route:fault[:times]       let the next requests of a route fail; may be repeated, see the README
  --quiet                          do not print the requests
  --help                           print this

Switches, the default first:

${SWITCH_NAMES.map((name) => `  ${name.padEnd(25)}${SWITCHES[name].values.join(', ')}`).join('\n')}

Faults: ${FAULT_FORMS.join(', ')}
`;

async function main(): Promise<void> {
  const { values } = readCommandLine(() =>
    parseArgs({
      options: {
        port: { type: 'string', default: '4310' },
        accounts: { type: 'string' },
        users: { type: 'string' },
        'users-per-account': { type: 'string' },
        switch: { type: 'string', multiple: true, default: [] },
        delay: { type: 'string' },
        fail: { type: 'string', multiple: true, default: [] },
        quiet: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }),
  );
  if (values.help === true) {
    console.log(HELP);
    return;
  }
  const faults = values.fail.map(plannedFault);
  const sandbox = await startSandbox({
    port: wholeNumber('port', values.port),
    accounts: wholeNumber('accounts', values.accounts),
    users: wholeNumber('users', values.users),
    usersPerAccount: wholeNumber('users-per-account', values['users-per-account']),
    latency: wholeNumber('delay', values.delay),
    switches: switchesOf(values.switch),
    onRequestDone: values.quiet === true ? undefined : (request) => console.log(requestLine(request)),
  });
  for (const { selector, fault, times } of faults) {
    sandbox.fail(selector, fault, times);
  }
  console.log(welcome(sandbox));
  const stop = (): void => void sandbox.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function wholeNumber(name: string, value: string | undefined): number | undefined {
  if (value !== undefined && !/^\d{1,9}$/.test(value)) {
    throw new UsageError(`--${name} takes a whole number, not "${value}".`);
  }
  return value === undefined ? undefined : Number(value);
}

function switchesOf(positions: readonly string[]): Partial<Switches> {
  return parseSwitches(
    Object.fromEntries(
      positions.map((position) => {
        const [name = '', ...value] = position.split('=');
        return [name, value.join('=')];
      }),
    ),
  );
}

/** Reads `route:fault` or `route:fault:times`. */
function plannedFault(source: string): PlannedFault {
  const [route = '', fault = '', times = '1'] = source.split(':');
  return { selector: parseSelector(route), fault: parseFault(fault), times: parseTimes(times) };
}

function welcome({ apiUrl, otherOrigin, people, integrations }: Sandbox): string {
  const { clientId, clientSecret, redirectUri } = integrations.testing;
  return `Fakturoid API v3, sandbox: ${apiUrl}
Only records what arrives: ${otherOrigin}

People to sign in as (Client Credentials):

${everybody(people)
  .map(
    (person) => `${person.name}: ${person.fullName}, ${person.purpose}
  Client ID      ${person.clientId}
  Client Secret  ${person.clientSecret}
`,
  )
  .join('\n')}
Integration (Authorization Code):

  URL for redirect  ${redirectUri}
  Client ID         ${clientId}
  Client Secret     ${clientSecret}

Try it:

curl -u ${people.freelancer.clientId}:${people.freelancer.clientSecret} \\
  -A 'Trying (me@firm.example)' -H 'Content-Type: application/json' \\
  -d '{"grant_type":"client_credentials"}' ${apiUrl}/oauth/token

curl -H "Authorization: Bearer $TOKEN" ${apiUrl}/user.json

Ctrl+C ends it.
`;
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

main().catch((error: unknown) => {
  const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  console.error(isTaken ? 'The port is taken; choose another one with --port.' : inWords(error));
  process.exitCode = 1;
});

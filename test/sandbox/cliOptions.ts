import { FaultError, parsePlannedFault, type PlannedFault } from './faults';
import type { SandboxOptions } from './sandbox';
import { parseSwitches, SwitchError, SWITCH_NAMES, SWITCHES, type Switches } from './switches';

/** A port that `npm run sandbox` takes each time, so that addresses can be kept. */
export const DEFAULT_PORT = 4310;

/** What the command line asks for. */
export interface CliOptions {
  readonly help: boolean;
  readonly quiet: boolean;
  /** Where to write the certificate. */
  readonly certificateFile: string | undefined;
  readonly sandbox: SandboxOptions;
}

/** Says in one sentence what is wrong with the command line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

interface Option {
  /** What stands for the value; `undefined` for options without one. */
  readonly value?: string;
  readonly meaning: string;
}

const OPTIONS = {
  port: { value: 'number', meaning: `where to listen; ${DEFAULT_PORT} by default, 0 for any free port` },
  https: { meaning: 'serve HTTPS with a certificate made at the start' },
  certificate: { value: 'file', meaning: 'with --https: write the certificate (PEM) to this file' },
  accounts: { value: 'number', meaning: 'add the person "scale" with so many accounts' },
  users: { value: 'number', meaning: 'add the person "scale", whose account scale-1 has so many users' },
  'users-per-account': { value: 'number', meaning: 'how many users each further account of "scale" has' },
  'redirect-uri': { value: 'url', meaning: 'the URL for redirect of the integration "testing"' },
  'random-credentials': { meaning: 'fresh client ids and secrets' },
  seed: { value: 'number', meaning: 'other invented data' },
  switch: { value: 'name=value', meaning: 'set a switch; may be repeated' },
  delay: { value: 'ms', meaning: 'wait before every answer' },
  fail: {
    value: 'route:fault[:times]',
    meaning: 'let the next requests of a route fail; may be repeated, see the README',
  },
  quiet: { meaning: 'do not print the requests' },
  help: { meaning: 'print this' },
} satisfies Record<string, Option>;

type OptionName = keyof typeof OPTIONS;

/**
 * Reads the command line.
 * @throws UsageError with one sentence for people.
 */
export function parseCliOptions(parameters: readonly string[]): CliOptions {
  const given = collect(parameters);
  const last = (name: OptionName): string | undefined => given.get(name)?.at(-1);
  const count = (name: OptionName, from = 1): number | undefined => wholeNumber(name, last(name), from);
  const sandbox = {
    port: count('port', 0) ?? DEFAULT_PORT,
    https: given.has('https'),
    accounts: count('accounts'),
    users: count('users'),
    usersPerAccount: count('users-per-account'),
    redirectUri: last('redirect-uri'),
    randomCredentials: given.has('random-credentials'),
    seed: count('seed', 0),
    latency: count('delay', 0),
    switches: switchesOf(given.get('switch') ?? []),
    faults: (given.get('fail') ?? []).map(faultOf),
  };
  if (sandbox.port > 65_535) {
    throw new UsageError('--port takes a number up to 65535.');
  }
  return {
    help: given.has('help'),
    quiet: given.has('quiet'),
    certificateFile: last('certificate'),
    sandbox: withoutUndefined(sandbox),
  };
}

/** The text of `--help`. */
export function usage(): string {
  const rows = Object.entries<Option>(OPTIONS).map(
    ([name, { value, meaning }]) => [`--${name}${value === undefined ? '' : ` ${value}`}`, meaning] as const,
  );
  const switches = SWITCH_NAMES.map((name) => [name, SWITCHES[name].values.join(', ')] as const);
  return [
    'A local server of Fakturoid API v3.',
    '',
    'npm run sandbox -- [options]',
    '',
    ...table(rows),
    '',
    'Switches, the default first:',
    '',
    ...table(switches),
    '',
  ].join('\n');
}

/** Two columns, indented. */
export function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}

/** The values of each option that was given; `--name value` and `--name=value` are the same. */
function collect(parameters: readonly string[]): Map<OptionName, string[]> {
  const given = new Map<OptionName, string[]>();
  const rest = [...parameters];
  for (let parameter = rest.shift(); parameter !== undefined; parameter = rest.shift()) {
    const [, name = '', inline] = /^--([a-z-]+)(?:=(.*))?$/s.exec(parameter) ?? [];
    if (!isOptionName(name)) {
      throw new UsageError(`There is no option "${parameter}"; --help lists them.`);
    }
    const { value }: Option = OPTIONS[name];
    if (value === undefined && inline !== undefined) {
      throw new UsageError(`--${name} takes no value.`);
    }
    const argument = value === undefined ? '' : (inline ?? rest.shift());
    if (argument === undefined || (value !== undefined && argument.startsWith('--'))) {
      throw new UsageError(`--${name} needs a value: --${name} ${value ?? ''}`);
    }
    given.set(name, [...(given.get(name) ?? []), argument]);
  }
  return given;
}

function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}

function wholeNumber(name: OptionName, value: string | undefined, from: number): number | undefined {
  if (value === undefined) {
    return undefined;
  }
  const number = /^\d{1,9}$/.test(value) ? Number(value) : -1;
  if (number < from) {
    throw new UsageError(`--${name} takes a whole number from ${from} on, not "${value}".`);
  }
  return number;
}

function switchesOf(positions: readonly string[]): Partial<Switches> {
  try {
    return parseSwitches(
      Object.fromEntries(
        positions.map((position) => {
          const [name = '', ...value] = position.split('=');
          return [name, value.join('=')];
        }),
      ),
    );
  } catch (error) {
    throw error instanceof SwitchError ? new UsageError(error.message) : error;
  }
}

function faultOf(source: string): PlannedFault {
  try {
    return parsePlannedFault(source);
  } catch (error) {
    throw error instanceof FaultError ? new UsageError(error.message) : error;
  }
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Defined<T>;
}

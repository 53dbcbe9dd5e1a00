import type { CredentialKind, Finding } from './finding';

/** One edit: what stands in the place of a literal. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const VARIABLES: Readonly<Partial<Record<CredentialKind, string>>> = {
  clientId: 'FAKTUROID_CLIENT_ID',
  clientSecret: 'FAKTUROID_CLIENT_SECRET',
  accessToken: 'FAKTUROID_ACCESS_TOKEN',
  refreshToken: 'FAKTUROID_REFRESH_TOKEN',
  oldKey: 'FAKTUROID_API_KEY',
};

const script = (name: string): string => `process.env.${name}`;

/** How a variable is read, by the language of VS Code, where that is one expression that needs no import. */
const READS: Readonly<Record<string, (name: string) => string>> = {
  javascript: script,
  javascriptreact: script,
  typescript: script,
  typescriptreact: script,
  ruby: (name) => `ENV.fetch("${name}")`,
  php: (name) => `getenv('${name}')`,
  java: (name) => `System.getenv("${name}")`,
  kotlin: (name) => `System.getenv("${name}")`,
  groovy: (name) => `System.getenv("${name}")`,
  csharp: (name) => `System.Environment.GetEnvironmentVariable("${name}")`,
  perl: (name) => `$ENV{${name}}`,
  powershell: (name) => `$env:${name}`,
  elixir: (name) => `System.fetch_env!("${name}")`,
  lua: (name) => `os.getenv("${name}")`,
  r: (name) => `Sys.getenv("${name}")`,
};

/** Languages in which a module has to be imported first: only where the file does so. */
const NEEDS: Readonly<Record<string, { readonly module: RegExp; readonly read: (name: string) => string }>> =
  {
    python: { module: /^import os\b/m, read: (name) => `os.environ["${name}"]` },
    go: { module: /^\s*(?:import\s+)?"os"/m, read: (name) => `os.Getenv("${name}")` },
  };

/** It is read from there already, and the value is what stands in for it. */
const READS_ALREADY = /process\.env|getenv|environ|\bENV\b|\benv\(|\$env:|GetEnvironmentVariable/i;

/** Where these languages want a value that is known before the program runs. */
const CONSTANTS: Readonly<Record<string, RegExp>> = {
  csharp: /\bconst\b/,
  kotlin: /\bconst\b/,
  php: /\b(?:const|private|protected|public|static)\b/,
};

/**
 * The edit that reads a value from the environment; undefined where it would take more than one, or the value is not the
 * whole of a string.
 *
 * @param languageId as VS Code calls it
 */
export function readFromEnvironment(
  text: string,
  languageId: string,
  finding: Finding,
): Replacement | undefined {
  const { start, end, kind } = finding;
  const variable = VARIABLES[kind];
  const needed = NEEDS[languageId];
  const read = needed?.module.test(text) === true ? needed.read : READS[languageId];
  const quote = text.charAt(start - 1);
  const isString = /["'`]/.test(quote) && text.charAt(end) === quote && text.charAt(start - 2) !== '\\';
  const line =
    text
      .slice(Math.max(0, start - 200), start)
      .split('\n')
      .at(-1) ?? '';
  if (
    variable === undefined ||
    read === undefined ||
    !isString ||
    READS_ALREADY.test(line) ||
    CONSTANTS[languageId]?.test(line) === true
  ) {
    return undefined;
  }
  return { start: start - 1, end: end + 1, text: read(variable) };
}

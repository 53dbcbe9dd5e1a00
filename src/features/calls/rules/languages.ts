/** Languages that are JavaScript, or contain it. */
export const SCRIPTS = ['javascript', 'typescript', 'vue', 'svelte', 'astro', 'html'];

/** VS Code's names of languages in which requests are shell commands. */
export const SHELLS = [
  'shellscript',
  'fish',
  'powershell',
  'bat',
  'dockerfile',
  'makefile',
  'yaml',
  'dockercompose',
  'github-actions-workflow',
];
export const REQUEST_FILES = ['http', 'rest', 'httpyac', 'hurl'];
/** Languages in which a request may be an object with an address and a method. */
export const HAVE_KEYS = ['yaml', 'bruno', 'terraform'];
export const DOCUMENTS = ['markdown', 'plaintext', 'restructuredtext', 'asciidoc'];

/** Not a name of VS Code. In JSON only requests count, as most addresses there are data. */
export const REQUESTS_IN_JSON = 'json-requests';

/** VS Code's names of languages, with their file extensions. Documents are left out: nobody runs what they contain. */
const ENDINGS: Readonly<Record<string, string>> = {
  javascript: 'js cjs mjs jsx gs',
  typescript: 'ts cts mts tsx',
  vue: 'vue',
  svelte: 'svelte',
  astro: 'astro',
  php: 'php phtml',
  ruby: 'rb rake',
  python: 'py ipynb',
  go: 'go',
  csharp: 'cs cshtml',
  vb: 'vb bas cls',
  java: 'java',
  kotlin: 'kt kts',
  scala: 'scala',
  groovy: 'groovy',
  dart: 'dart',
  swift: 'swift',
  rust: 'rs',
  elixir: 'ex exs',
  lua: 'lua',
  perl: 'pl pm',
  sql: 'sql',
  plsql: 'pks pkb',
  r: 'r',
  clojure: 'clj cljc cljs',
  powerquery: 'pq',
  shellscript: 'sh bash zsh fish',
  powershell: 'ps1 psm1',
  bat: 'bat cmd',
  makefile: 'mk',
  html: 'html htm erb ejs latte',
  http: 'http rest',
  hurl: 'hurl',
  bruno: 'bru',
  yaml: 'yml yaml',
  terraform: 'tf',
  [REQUESTS_IN_JSON]: 'json',
};

const BY_ENDING: ReadonlyMap<string, string> = new Map(
  Object.entries(ENDINGS).flatMap(([language, endings]) =>
    endings.split(' ').map((ending) => [ending, language] as const),
  ),
);

/** Languages by the whole name of a file, in lower case. */
const BY_NAME: Readonly<Record<string, string>> = {
  ...{ makefile: 'makefile', gnumakefile: 'makefile', dockerfile: 'dockerfile' },
  ...{ rakefile: 'ruby', jenkinsfile: 'groovy' },
};

/** Files with code, as a glob pattern of VS Code. */
export const CODE_FILES = `**/{${[
  ...[...BY_ENDING.keys()].map((ending) => `*.${ending}`),
  ...['Makefile', 'makefile', 'GNUmakefile', 'Dockerfile', 'Rakefile', 'Jenkinsfile'],
  // Folders of programs that have no extension.
  ...['bin', 'exe', 'script', 'scripts', 'tools', 'cron'].map((folder) => `${folder}/*`),
].join(',')}}`;

/** Languages of programs without an extension, by the interpreter that their first line names. */
const BY_PROGRAM: readonly (readonly [program: RegExp, language: string])[] = [
  [/^(?:(?:ba|z|da|k|a|fi)?sh)$/, 'shellscript'],
  [/^(?:i?python|pypy|uv)$/, 'python'],
  [/^j?ruby$/, 'ruby'],
  [/^php(?:-cli)?$/, 'php'],
  [/^(?:ts-node(?:-\w+)?|tsx|deno|bunx?)$/, 'typescript'],
  [/^node(?:js)?$/, 'javascript'],
  [/^pwsh(?:-preview)?$/, 'powershell'],
  [/^elixir$/, 'elixir'],
  [/^perl$/, 'perl'],
  [/^Rscript$/, 'r'],
  [/^lua(?:jit)?$/, 'lua'],
  [/^swift$/, 'swift'],
  [/^kotlin(?:c)?$/, 'kotlin'],
  [/^groovy$/, 'groovy'],
  [/^dart$/, 'dart'],
];

/** The language of a file with code; undefined for any other. */
export function languageOf(path: string, text: string): string | undefined {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).toLowerCase();
  const program = name.includes('.') ? undefined : /^#!([^\n]{0,200})/.exec(text)?.[1];
  const byProgram = program === undefined ? undefined : languageOfProgram(program);
  return BY_NAME[name] ?? BY_ENDING.get(name.slice(name.lastIndexOf('.') + 1)) ?? byProgram;
}

/** `/usr/bin/python3.12 -u`, `/usr/bin/env -S uv run`: the first word that names an interpreter decides. */
function languageOfProgram(line: string): string | undefined {
  const names = line.split(/\s+/).map((word) => word.replace(/^.*[/\\]/, '').replace(/\d[\d.]*$/, ''));
  return names
    .map((name) => BY_PROGRAM.find(([one]) => one.test(name))?.[1])
    .find((language) => language !== undefined);
}

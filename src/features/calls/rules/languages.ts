/** Those that are JavaScript, or have it in them. */
export const SCRIPTS = ['javascript', 'typescript', 'vue', 'svelte', 'astro', 'html'];

/** VS Code's names of languages in which requests stand as commands or lines. */
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
/** In which a request may be an object with an address and a method. */
export const HAVE_KEYS = ['yaml', 'bruno', 'terraform'];
export const DOCUMENTS = ['markdown', 'plaintext', 'restructuredtext', 'asciidoc'];

/** No name of VS Code: of JSON only requests count, as addresses stand in much that is data. */
export const REQUESTS_IN_JSON = 'json-requests';

/** VS Code's names of languages, with the endings of their files. Documents are left out: what stands there is not run. */
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

/** By the whole names of files, in lower case. */
const BY_NAME: Readonly<Record<string, string>> = {
  ...{ makefile: 'makefile', gnumakefile: 'makefile', dockerfile: 'dockerfile' },
  ...{ rakefile: 'ruby', jenkinsfile: 'groovy' },
};

/** What files with code are called, as a pattern of VS Code. */
export const CODE_FILES = `**/{${[
  ...[...BY_ENDING.keys()].map((ending) => `*.${ending}`),
  ...['Makefile', 'makefile', 'GNUmakefile', 'Dockerfile', 'Rakefile', 'Jenkinsfile'],
  // Where programs stand that have no ending.
  ...['bin', 'exe', 'script', 'scripts', 'tools', 'cron'].map((folder) => `${folder}/*`),
].join(',')}}`;

/** Of a program without an ending, by the name of what its first line says to run it with. */
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

/** `/usr/bin/python3.12 -u`, `/usr/bin/env -S uv run`: the first word that names what runs it. */
function languageOfProgram(line: string): string | undefined {
  const names = line.split(/\s+/).map((word) => word.replace(/^.*[/\\]/, '').replace(/\d[\d.]*$/, ''));
  return names
    .map((name) => BY_PROGRAM.find(([one]) => one.test(name))?.[1])
    .find((language) => language !== undefined);
}

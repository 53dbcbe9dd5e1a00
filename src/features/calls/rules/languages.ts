/** VS Code's names of languages, by the endings of files. Documents are left out: what stands there is not run. */
const BY_ENDING: Readonly<Record<string, string>> = {
  ...{ js: 'javascript', cjs: 'javascript', mjs: 'javascript', jsx: 'javascript', gs: 'javascript' },
  ...{ ts: 'typescript', cts: 'typescript', mts: 'typescript', tsx: 'typescript' },
  ...{
    vue: 'vue',
    svelte: 'svelte',
    astro: 'astro',
    php: 'php',
    rb: 'ruby',
    rake: 'ruby',
    py: 'python',
    ipynb: 'python',
  },
  ...{
    go: 'go',
    cs: 'csharp',
    vb: 'vb',
    java: 'java',
    kt: 'kotlin',
    kts: 'kotlin',
    scala: 'scala',
    groovy: 'groovy',
  },
  ...{
    dart: 'dart',
    swift: 'swift',
    rs: 'rust',
    ex: 'elixir',
    exs: 'elixir',
    lua: 'lua',
    pl: 'perl',
    sql: 'sql',
  },
  ...{
    pks: 'plsql',
    pkb: 'plsql',
    sh: 'shellscript',
    bash: 'shellscript',
    zsh: 'shellscript',
    fish: 'shellscript',
    ps1: 'powershell',
    psm1: 'powershell',
    bat: 'bat',
    cmd: 'bat',
  },
  ...{ html: 'html', htm: 'html', erb: 'html', ejs: 'html', latte: 'html', phtml: 'php', cshtml: 'csharp' },
  ...{ pm: 'perl', bas: 'vb', cls: 'vb', mk: 'makefile' },
  ...{ http: 'http', rest: 'http', hurl: 'hurl', bru: 'bruno', yml: 'yaml', yaml: 'yaml', r: 'r' },
};

/** By the whole names of files, in lower case. */
const BY_NAME: Readonly<Record<string, string>> = {
  ...{ makefile: 'makefile', gnumakefile: 'makefile', dockerfile: 'dockerfile' },
  ...{ rakefile: 'ruby', jenkinsfile: 'groovy' },
};

/** What files with code are called, as a pattern of VS Code. */
export const CODE_FILES = `**/{${[
  ...Object.keys(BY_ENDING).map((ending) => `*.${ending}`),
  ...['Makefile', 'makefile', 'GNUmakefile', 'Dockerfile', 'Rakefile', 'Jenkinsfile'],
].join(',')}}`;

/** The language of a file with code; undefined for any other. */
export function languageOf(path: string): string | undefined {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).toLowerCase();
  return BY_NAME[name] ?? BY_ENDING[name.slice(name.lastIndexOf('.') + 1)];
}

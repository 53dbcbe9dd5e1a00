import { type NarrowestRights, narrowestFor } from '../../../rights/narrowest';
import type { Route } from '../../../rights/routes';
import { CallsInText } from './callsInText';
import type { FoundCall } from './recognise';

/** Where a call stands. */
export interface Place {
  /** Of the file, as it is shown. */
  readonly path: string;
  /** From 0. */
  readonly line: number;
}

/** A route that code calls. */
export interface NeededRoute {
  readonly route: Route;
  readonly places: readonly Place[];
  /** How many there are, also where they are not all kept. */
  readonly count: number;
  /** Somewhere the code says the method; everywhere else it may be this one or another of its path. */
  readonly isSaid: boolean;
}

/** A call that no right can grant: the route is gone, or nobody documents it. */
export interface OtherCall {
  readonly kind: 'deadVersion' | 'removed' | 'otherMethod' | 'undocumented';
  readonly call: string;
  readonly place: Place;
}

/** So many places are kept of each route, and of the others together. */
const MOST_PLACES = 1000;

/** What the code of a workspace calls, and the least that it needs for it. */
export interface WorkspaceRights {
  readonly routes: readonly NeededRoute[];
  readonly others: readonly OtherCall[];
  /** How many there are of those, also where they are not all kept. */
  readonly othersCount: number;
  readonly narrowest: NarrowestRights;
}

/** VS Code's names of languages, by the endings of files. Documents are left out: what stands there is not run. */
export const LANGUAGES: Readonly<Record<string, string>> = {
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
  ...{ http: 'http', rest: 'http', hurl: 'hurl', bru: 'bruno', yml: 'yaml', yaml: 'yaml', r: 'r' },
};

/** Gathers the calls of files; each is read once, and only what was found of it is kept. */
export class WorkspaceCalls {
  readonly #routes = new Map<Route, { places: Place[]; count: number; isSaid: boolean }>();
  readonly #others: OtherCall[] = [];
  #othersCount = 0;

  /** Reads a file, and lets others have their turn after each piece of it. */
  async add(path: string, text: string, turn: () => Promise<void>): Promise<void> {
    const language = LANGUAGES[path.slice(path.lastIndexOf('.') + 1).toLowerCase()];
    let line = 0;
    let counted = 0;
    for (const calls of language === undefined ? [] : new CallsInText(text, language).inPieces()) {
      // They come in the order of the text, so that it is gone through once.
      for (const call of calls) {
        for (
          let at = text.indexOf('\n', counted);
          at >= 0 && at < call.start;
          at = text.indexOf('\n', at + 1)
        ) {
          line++;
          counted = at + 1;
        }
        this.#add(call, { path, line });
      }
      await turn();
    }
  }

  get result(): WorkspaceRights {
    const routes = [...this.#routes].map(([route, needed]) => ({ route, ...needed }));
    return {
      routes: routes.toSorted((a, b) => keyOf(a.route).localeCompare(keyOf(b.route))),
      others: this.#others,
      othersCount: this.#othersCount,
      narrowest: narrowestFor(routes.map(({ route }) => route)),
    };
  }

  #add({ match, method, path, isMethodSaid }: FoundCall, place: Place): void {
    if (match.kind !== 'documented') {
      const call = match.kind === 'deadVersion' ? 'API v1, v2' : `${method} ${path}`;
      if (this.#othersCount++ < MOST_PLACES) {
        this.#others.push({ kind: match.kind, call, place });
      }
      return;
    }
    const known = this.#routes.get(match.route);
    if (known === undefined) {
      this.#routes.set(match.route, { places: [place], count: 1, isSaid: isMethodSaid });
    } else {
      if (known.count++ < MOST_PLACES) {
        known.places.push(place);
      }
      known.isSaid ||= isMethodSaid;
    }
  }
}

function keyOf({ path, method }: Route): string {
  return `${path} ${method}`;
}

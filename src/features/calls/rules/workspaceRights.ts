import { type NarrowestRights, narrowestFor } from '../../../rights/narrowest';
import type { Route } from '../../../rights/routes';
import { CallsInText } from './callsInText';
import type { FoundCall } from './callsAt';
import { languageOf } from './languages';
import { linesOf } from './lines';
import { codeOfNotebook } from './notebook';
import type { Open } from './recognise';

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
const MOST_OPEN_PLACES = 3;

/** Addresses of the API whose path the code does not tell. */
interface OpenPaths {
  readonly count: number;
  /** The first of them. */
  readonly places: readonly Place[];
}

/** What the code of a workspace calls, and the least that it needs for it. */
export interface WorkspaceRights {
  readonly routes: readonly NeededRoute[];
  readonly others: readonly OtherCall[];
  /** How many there are of those, also where they are not all kept. */
  readonly othersCount: number;
  readonly narrowest: NarrowestRights;
  /** What they call may need more. */
  readonly open: OpenPaths;
}

/** Gathers the calls of files; each is read once, and only what was found of it is kept. */
export class WorkspaceCalls {
  readonly #routes = new Map<Route, { places: Place[]; count: number; isSaid: boolean }>();
  readonly #others: OtherCall[] = [];
  #othersCount = 0;
  readonly #open: Place[] = [];
  #openCount = 0;
  readonly #given: Place[] = [];
  #givenCount = 0;

  /** Reads a file, and lets others have their turn after each piece of it. */
  async add(path: string, text: string, turn: () => Promise<void>): Promise<void> {
    const language = languageOf(path);
    const notebook =
      /\.ipynb$/i.test(path) && /fakturoid/i.test(path + text) ? codeOfNotebook(text) : undefined;
    const code = notebook?.code ?? text;
    const lineAt = linesOf(code);
    for (const { calls, open } of language === undefined
      ? []
      : new CallsInText(code, language, path).inPieces()) {
      const found = [...calls, ...open].toSorted((a, b) => a.start - b.start);
      for (const one of found) {
        const line = lineAt(one.start);
        const place = { path, line: notebook?.lines[line] ?? line };
        if ('match' in one) {
          this.#add(one, place);
        } else {
          this.#addOpen(one, place);
        }
      }
      await turn();
    }
  }

  get result(): WorkspaceRights {
    const routes = [...this.#routes].map(([route, needed]) => ({ route, ...needed }));
    const narrowest = narrowestFor(routes.map(({ route }) => route));
    // A function that is given its paths may be called with one that is not known, so that nothing is said that is too little.
    const isGivenKnown = narrowest.permission !== undefined;
    return {
      routes: routes.toSorted((a, b) => keyOf(a.route).localeCompare(keyOf(b.route))),
      others: this.#others,
      othersCount: this.#othersCount,
      narrowest,
      open: {
        count: this.#openCount + (isGivenKnown ? 0 : this.#givenCount),
        places: [...this.#open, ...(isGivenKnown ? [] : this.#given)].slice(0, MOST_OPEN_PLACES),
      },
    };
  }

  #addOpen({ isGiven }: Open, place: Place): void {
    const places = isGiven ? this.#given : this.#open;
    if (places.length < MOST_OPEN_PLACES) {
      places.push(place);
    }
    if (isGiven) {
      this.#givenCount++;
    } else {
      this.#openCount++;
    }
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

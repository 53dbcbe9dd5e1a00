import { type NarrowestRights, narrowestFor } from '../../../rights/narrowest';
import type { Route } from '../../../rights/routes';
import { CallsInText } from './callsInText';
import { RESOURCES } from './address';
import type { FoundCall } from './callsAt';
import { languageOf, REQUESTS_IN_JSON, SHELLS } from './languages';
import { linesOf } from './code/lines';
import { codeOfNotebook } from './code/notebook';
import type { Open } from './readCalls';
import { type CodeFile, codeOfFiles, UsedFiles } from './usedFiles';

/** The place of a call. */
export interface Place {
  /** Path of the file, as it is shown. */
  readonly path: string;
  /** Line in the file, from 0. */
  readonly line: number;
}

/** A route that code calls. */
export interface NeededRoute {
  readonly route: Route;
  readonly places: readonly Place[];
  /** How many places there are, including those that are not kept. */
  readonly count: number;
  /** The code shows the method at one place at least. Elsewhere the call may use this method or another of its path. */
  readonly isSaid: boolean;
}

/** A call that isn't in the documentation of API v3: its route is gone, has another method or is unknown. */
export interface OtherCall {
  readonly kind: 'deadVersion' | 'removed' | 'otherMethod' | 'undocumented';
  readonly call: string;
  readonly place: Place;
}

/** Places that are kept for each route, and for all other calls together. */
const MOST_PLACES = 1000;
const MOST_OPEN_PLACES = 3;

/** Addresses of the API whose path the code does not show. */
interface OpenPaths {
  readonly count: number;
  /** The first few of them. */
  readonly places: readonly Place[];
}

/** What the code of a workspace calls, and the minimum rights for that. */
export interface WorkspaceRights {
  readonly routes: readonly NeededRoute[];
  readonly others: readonly OtherCall[];
  /** How many other calls there are, including those that are not kept. */
  readonly othersCount: number;
  readonly narrowest: NarrowestRights;
  /** Calls whose path is not known; they may need more rights. */
  readonly open: OpenPaths;
  /** Not all text was kept or read, so that something may be missing. */
  readonly isPart: boolean;
}

/** A possible path of the API in a file that does not name Fakturoid, but may use one that does. */
const PATHS = new RegExp(`["'\`/](?:${RESOURCES}|user)\\b|[}"'\`]\\.json["'\`?]`);
/** A possible path where no quotation mark is needed: `api POST invoices.json`. */
const PATHS_OF_SHELLS = new RegExp(`["'/,=\\s](?:${RESOURCES}|user)\\b`);
/** Tests that do not name Fakturoid send their requests to the code of the workspace. */
const TESTS =
  /(?:^|\/)(?:tests?|specs?|__tests__|e2e)\/|(?:^|\/)test_[^/]*$|[._-](?:test|spec)\.\w+$|\w(?:Test|Spec)s?\.\w+$/;
/** In UTF-16 units: how much text of files that do not name Fakturoid is kept. */
const MOST_TEXT = 20_000_000;

interface GatheredFile extends CodeFile {
  /** For a notebook, the line of the file that each line of its code comes from; undefined for any other file. */
  readonly lines: readonly number[] | undefined;
}

/** Gathers the files with code, and reads what they call once all are there: a file may use what another one declares. */
export class WorkspaceCalls {
  readonly #files: GatheredFile[] = [];
  #textLeft = MOST_TEXT;
  #isPart = false;
  readonly #routes = new Map<Route, { places: Place[]; count: number; isSaid: boolean }>();
  readonly #others: OtherCall[] = [];
  #othersCount = 0;
  readonly #open: Place[] = [];
  #openCount = 0;
  readonly #given: (Place & { readonly isElsewhere: boolean })[] = [];
  /** Files with calls. */
  readonly #answered = new Set<string>();
  /** Files that files with calls use. */
  readonly #used = new Set<string>();

  add(path: string, text: string): void {
    const language = languageOf(path, text);
    const isNamed = /fakturoid/i.test(path + text);
    if (language !== undefined && (isNamed || this.#mayUse(path, text, language))) {
      const notebook = /\.ipynb$/i.test(path) ? codeOfNotebook(text) : undefined;
      this.#files.push({ path, language, isNamed, text: notebook?.code ?? text, lines: notebook?.lines });
    }
  }

  #mayUse(path: string, text: string, language: string): boolean {
    const isMeant =
      !TESTS.test(path) &&
      language !== REQUESTS_IN_JSON &&
      (SHELLS.includes(language) ? PATHS_OF_SHELLS : PATHS).test(text);
    const hasRoom = text.length <= this.#textLeft;
    this.#textLeft -= isMeant && hasRoom ? text.length : 0;
    this.#isPart ||= isMeant && !hasRoom;
    return isMeant && hasRoom;
  }

  /**
   * Reads the files that were added.
   *
   * @param turn called after each piece: lets other work run, and returns whether the result is still wanted
   */
  async read(turn: () => Promise<boolean>): Promise<WorkspaceRights> {
    const used = await UsedFiles.of(this.#files, turn);
    for (const file of this.#files) {
      const others = used.usedBy(file);
      const imported = codeOfFiles(others);
      const isMeant = file.isNamed || others.length > 0;
      if (isMeant && !(await this.#readFile(file, imported, others, turn))) {
        this.#isPart = true;
        break;
      }
    }
    return this.#result;
  }

  async #readFile(
    { path, text, language, lines }: GatheredFile,
    imported: string,
    others: readonly CodeFile[],
    turn: () => Promise<boolean>,
  ): Promise<boolean> {
    const lineAt = linesOf(text);
    for (const { calls, open } of new CallsInText(text, language, path, imported).inPieces()) {
      if (calls.length > 0) {
        this.#answered.add(path);
        others.forEach((other) => this.#used.add(other.path));
      }
      for (const one of [...calls, ...open].toSorted((a, b) => a.start - b.start)) {
        const line = lineAt(one.start);
        const place = { path, line: lines?.[line] ?? line };
        if ('match' in one) {
          this.#add(one, place);
        } else {
          this.#addOpen(one, place);
        }
      }
      if (!(await turn())) {
        return false;
      }
    }
    return true;
  }

  get #result(): WorkspaceRights {
    const routes = [...this.#routes].map(([route, needed]) => ({ route, ...needed }));
    // A function that takes its path as a parameter counts as open unless a file with calls may call it: the minimum
    // rights must never be too low.
    const given = this.#given.filter(
      ({ path, isElsewhere }) => !this.#used.has(path) && (isElsewhere || !this.#answered.has(path)),
    );
    return {
      routes: routes.toSorted((a, b) => keyOf(a.route).localeCompare(keyOf(b.route))),
      others: this.#others,
      othersCount: this.#othersCount,
      isPart: this.#isPart,
      narrowest: narrowestFor(routes.map(({ route }) => route)),
      open: {
        count: this.#openCount + given.length,
        places: [...this.#open, ...given.map(({ path, line }) => ({ path, line }))].slice(
          0,
          MOST_OPEN_PLACES,
        ),
      },
    };
  }

  #addOpen({ isGiven }: Open, place: Place): void {
    if (isGiven !== false) {
      this.#given.push({ ...place, isElsewhere: isGiven === 'elsewhere' });
      return;
    }
    if (this.#openCount++ < MOST_OPEN_PLACES) {
      this.#open.push(place);
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

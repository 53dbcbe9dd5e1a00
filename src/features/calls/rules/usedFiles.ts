import { SCRIPTS } from './languages';

/** A file with code. */
export interface CodeFile {
  readonly path: string;
  readonly text: string;
  readonly language: string;
  /** The text or the path names Fakturoid. */
  readonly isNamed: boolean;
}

/** Lines in which a file names other files that it uses. */
const USES =
  /^[^\n]{0,300}\b(?:import|from|require\w*|include\w*|source|use|using|load|dofile)\b[^\n]{0,300}$|^[ \t]*\.[ \t][^\n]{1,300}$/gm;
/** A line in an `import (…)` block of Go. */
const USES_OF_GO = /^[ \t]*(?:\w+[ \t]+)?"[\w./-]+"[ \t]*$/gm;
/** Names that a file declares for others, at the beginning of a line. */
const DECLARED =
  /^(?:export[ \t]+(?:default[ \t]+)?|pub[ \t]+|public[ \t]+|final[ \t]+|abstract[ \t]+|async[ \t]+){0,3}(?:class|interface|object|module|struct|trait|function|def|fn|fun|func)[ \t]+([A-Z]\w{2,}|[A-Za-z_]\w{3,})|^export[ \t]+(?:const|let|var)[ \t]+([A-Za-z_]\w{3,})|^(?:module\.)?exports\.(\w{4,})/gm;
/** Names that are too common to tell which file is meant. */
const COMMON =
  /^(?:base|slug|token|data|body|path|json|response|result|client|request|headers|options|params|method|error|config|query|send|call|fetch|post|patch|delete|main|init|index|page|item|value|name|self|this|async|static|url|email)$/i;
/** Languages in which the files of a folder see each other. */
const SHARE_FOLDERS = ['go', 'java', 'kotlin', 'csharp', 'scala', 'swift'];
/** Languages in which a file names the files that it uses. */
const NAME_FILES = [...SCRIPTS, 'python', 'shellscript', 'lua', 'dart', 'rust'];
const LEVELS = 2;
const MOST_FILES = 8;
/** In characters: how much code of other files is read with each piece of a file. */
const LONGEST = 16_000;

/**
 * Finds the other files that a file has to be read with, such as `fakturoid.ts` for
 * `import { request } from './fakturoid'`. Files that name Fakturoid contribute base addresses, clients and functions that
 * make calls; all others contribute the paths that they pass to such a file.
 */
export class UsedFiles {
  readonly #byStem = new Map<string, CodeFile[]>();
  readonly #byName = new Map<string, CodeFile[]>();
  readonly #byFolder = new Map<string, CodeFile[]>();
  readonly #found = new Map<CodeFile, readonly CodeFile[]>();
  readonly #candidates = new Map<CodeFile, readonly CodeFile[]>();
  /** Files that are not near, each with the near files that use it. */
  readonly #users = new Map<CodeFile, CodeFile[]>();
  /** Files that name Fakturoid, or use such a file, perhaps through another one. */
  readonly #near = new Set<CodeFile>();

  /**
   * Reads the files.
   *
   * @param turn called after each file: lets other work run, and returns whether the result is still wanted
   */
  static async of(files: readonly CodeFile[], turn: () => Promise<boolean>): Promise<UsedFiles> {
    const used = new UsedFiles();
    for (const file of files.toSorted((a, b) => Number(b.isNamed) - Number(a.isNamed))) {
      used.#add(file);
      if (!(await turn())) {
        return used;
      }
    }
    files.filter(({ isNamed }) => isNamed).forEach((file) => used.#near.add(file));
    for (let level = 0; level < LEVELS; level++) {
      const next: CodeFile[] = [];
      for (const file of files) {
        if (!used.#near.has(file) && used.#candidatesOf(file).some((one) => used.#near.has(one))) {
          next.push(file);
        }
        if (!(await turn())) {
          return used;
        }
      }
      next.forEach((file) => used.#near.add(file));
    }
    for (const file of used.#near) {
      used
        .#namedIn(file)
        .filter((one) => !used.#near.has(one))
        .forEach((one) => addSome(used.#users, one, file));
      if (!(await turn())) {
        return used;
      }
    }
    return used;
  }

  #add(file: CodeFile): void {
    stemsOf(file.path).forEach((stem) => addSome(this.#byStem, stem, file));
    if (!NAME_FILES.includes(file.language)) {
      namesIn(file.text).forEach((name) => addSome(this.#byName, name, file));
    }
    if (sharesFolder(file)) {
      addSome(this.#byFolder, folderOf(file.path), file);
    }
  }

  /** The files that a file uses, directly or through another one; each comes after those that it uses. */
  usedBy(file: CodeFile): readonly CodeFile[] {
    let all = this.#namedIn(file);
    for (let level = 0; level < LEVELS; level++) {
      all = [...new Set([...all.flatMap((one) => this.#namedIn(one)), ...all])].slice(-MOST_FILES);
    }
    return all.filter((one) => one !== file);
  }

  #namedIn(file: CodeFile): readonly CodeFile[] {
    const known = this.#found.get(file);
    if (known !== undefined) {
      return known;
    }
    // A file that does not name Fakturoid may contain the paths of one that does, so it is read with that one.
    const found = [...new Set([...(this.#users.get(file) ?? []), ...this.#candidatesOf(file)])].filter(
      (one) => this.#near.has(one) || this.#near.has(file),
    );
    this.#found.set(file, found);
    return found;
  }

  #candidatesOf(file: CodeFile): readonly CodeFile[] {
    const known = this.#candidates.get(file);
    if (known !== undefined) {
      return known;
    }
    const ofGo = file.language === 'go' ? file.text.matchAll(USES_OF_GO) : [];
    const stems = [...file.text.matchAll(USES), ...ofGo].flatMap(
      ([line]) => line.match(/[\w-]+(?![\w./-]*\/)/g) ?? [],
    );
    const names = file.text.match(/[A-Za-z_]\w{2,}/g) ?? [];
    const used = [
      ...[...new Set(stems)].flatMap((stem) => this.#byStem.get(stem) ?? []),
      ...[...new Set(names)].flatMap((name) => this.#byName.get(name) ?? []),
      ...(sharesFolder(file) ? (this.#byFolder.get(folderOf(file.path)) ?? []) : []),
    ];
    const found = [...new Set(used)].filter((one) => one !== file && areAlike(one.language, file.language));
    this.#candidates.set(file, found);
    return found;
  }
}

/** The code of files, to be read before the code that uses them. Long files are cut off. */
export function codeOfFiles(files: readonly CodeFile[]): string {
  let left = LONGEST;
  const shares = new Map<CodeFile, number>();
  files
    .toSorted((a, b) => a.text.length - b.text.length)
    .forEach((file, at) => {
      const share = Math.min(file.text.length, Math.floor(left / (files.length - at)));
      shares.set(file, share);
      left -= share;
    });
  return files.map((file) => `${file.text.slice(0, shares.get(file))}\n`).join('');
}

/** Google Apps Script counts as well: its files share one scope. */
function sharesFolder({ language, path }: CodeFile): boolean {
  return SHARE_FOLDERS.includes(language) || path.endsWith('.gs');
}

/** Keeps the first `MOST_FILES` only: a name that more files have is too common. */
function addSome<Key>(map: Map<Key, CodeFile[]>, key: Key, file: CodeFile): void {
  const known = map.get(key);
  if (known === undefined) {
    map.set(key, [file]);
  } else if (known.length < MOST_FILES) {
    known.push(file);
  }
}

function areAlike(one: string, other: string): boolean {
  return one === other || (SCRIPTS.includes(one) && SCRIPTS.includes(other));
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The words by which other files import one: its name, or that of its folder, whose index file may re-export it. */
function stemsOf(path: string): readonly string[] {
  const [name = '', folder = ''] = path.split('/').toReversed();
  return [name.replace(/\.\w+$/, ''), folder].filter((stem) => stem !== '');
}

function namesIn(text: string): readonly string[] {
  return [...text.matchAll(DECLARED)]
    .map(([whole]) => /\w+$/.exec(whole)?.[0] ?? '')
    .filter((name) => !COMMON.test(name));
}

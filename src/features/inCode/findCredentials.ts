import { FileType, ProgressLocation, ThemeIcon, type Uri, workspace } from 'vscode';
import { present } from '../../base/present';
import { joined, line, shown } from '../../base/shown';
import { nameOfIdentity } from '../../labels/names';
import { l10n } from '../../platform/l10n';
import { type QuickPickItem, window } from '../../platform/window';
import type { Identity } from '../../session/sessions';
import { type FoundReference, ignoredPlaceOf, pathOf, rangeOf } from './found';
import { type GitState, GitStates } from './gitState';
import { gitStateLabel, kindLabel } from './labels/credentials';
import { LARGEST_FILE, mayHoldCredentials } from './rules/files';
import type { Finding } from './rules/finding';
import { recognise } from './rules/recognise';
import { valueOf } from './rules/shapes';
import { type FoundContext, whoseIsThis } from './whoseIsThis';

/** No workspace that a person works in has more; what is left out is said. */
const MOST_FILES = 50_000;
const MOST_FOUND = 1000;
const AT_ONCE = 8;
/** In files. */
const TELL_EVERY = 50;

/** A credential in a file of the workspace, without its value. */
interface FoundInFile {
  readonly uri: Uri;
  readonly finding: Finding;
  /** From 0. */
  readonly line: number;
  readonly state: GitState;
  /** Whose it is, of those who are signed in. */
  readonly holder: Identity | undefined;
}

interface Search {
  readonly found: readonly FoundInFile[];
  readonly looked: number;
  readonly all: number;
}

const ASK = { iconPath: new ThemeIcon('account'), tooltip: l10n.t('Whose is this?') };
const STOP_IGNORING = { iconPath: new ThemeIcon('eye'), tooltip: l10n.t('Stop ignoring') };

interface Row extends QuickPickItem {
  readonly place: FoundInFile;
}

/** *Find credentials in this workspace*: looks through its files, and lists what was found. */
export async function findCredentials(context: FoundContext): Promise<void> {
  if (workspace.workspaceFolders === undefined) {
    void window.showInformationMessage(l10n.t('Open a folder first: its files are searched.'));
    return;
  }
  if (!workspace.isTrusted) {
    void window.showInformationMessage(
      l10n.t('Files of a workspace that you don’t trust aren’t looked at. Trust it first.'),
    );
    return;
  }
  const options = {
    location: ProgressLocation.Notification,
    title: l10n.t('Looking for Fakturoid credentials'),
    cancellable: true,
  };
  const search = await window.withProgress(options, async (progress, token) => {
    const left = new AbortController();
    token.onCancellationRequested(() => left.abort());
    const onProgress = (done: number, all: number): void =>
      progress.report({ message: l10n.t('{0} of {1} files', done, all) });
    return searchFiles(context, left.signal, onProgress);
  });
  await showList(context, search);
}

/** Looks through the files of all folders, some at a time; ends at once when it is cancelled, with what it has. */
export async function searchFiles(
  { sessions }: Pick<FoundContext, 'sessions'>,
  signal: AbortSignal,
  onProgress: (done: number, all: number) => void,
): Promise<Search> {
  const files = await filesToLookAt();
  const git = new GitStates();
  const holders = await sessions.holders();
  const found: FoundInFile[] = [];
  let next = 0;
  let looked = 0;
  const work = async (): Promise<void> => {
    for (let uri = files[next++]; uri !== undefined; uri = files[next++]) {
      if (signal.aborted || found.length >= MOST_FOUND) {
        return;
      }
      const text = await textOf(uri, git);
      for (const finding of text === undefined ? [] : recognise(text, pathOf(uri))) {
        const values = finding.shape === undefined ? [] : valueOf(text ?? '', finding.shape).split(':');
        found.push({
          uri,
          finding,
          line: (text ?? '').slice(0, finding.start).split('\n').length - 1,
          state: await git.of(uri),
          holder: values.map(holders).find((holder) => holder !== undefined),
        });
      }
      if (++looked % TELL_EVERY === 0) {
        onProgress(looked, files.length);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { found, looked, all: files.length };
}

/** By the settings `files.exclude`, which VS Code heeds by itself, and `search.exclude`. */
async function filesToLookAt(): Promise<readonly Uri[]> {
  const excluded = workspace.getConfiguration('search').get<Record<string, unknown>>('exclude') ?? {};
  const patterns = Object.entries(excluded).flatMap(([pattern, isOn]) => (isOn === true ? [pattern] : []));
  const exclude = `{${['**/.git', '**/node_modules', ...patterns].join(',')}}`;
  const files = await workspace.findFiles('**/*', exclude, MOST_FILES);
  return files.filter((uri) => mayHoldCredentials(pathOf(uri)));
}

/** The text of a file; undefined for what is too large, no text, cannot be read, or lies where git ignores all. */
async function textOf(uri: Uri, git: GitStates): Promise<string | undefined> {
  try {
    if (await git.isInIgnoredFolder(uri)) {
      return undefined;
    }
    const { type, size } = await workspace.fs.stat(uri);
    if ((type & FileType.File) === 0 || size > LARGEST_FILE) {
      return undefined;
    }
    const bytes = await workspace.fs.readFile(uri);
    return bytes.subarray(0, 1000).includes(0) ? undefined : new TextDecoder().decode(bytes);
  } catch {
    // Gone meanwhile, or not ours to read.
    return undefined;
  }
}

async function showList(context: FoundContext, { found, looked, all }: Search): Promise<void> {
  const count = looked < all ? l10n.t('{0} of {1} files', looked, all) : l10n.t('{0} files', all);
  if (found.length === 0) {
    void window.showInformationMessage(
      all === 0
        ? l10n.t(
            'VS Code can’t list the files here. This happens in folders that aren’t on a disk. Files that you open are still looked at.',
          )
        : l10n.t('No Fakturoid credentials found ({0}).', count),
    );
    return;
  }
  const pick = window.createQuickPick<Row>();
  pick.title = l10n.t('Fakturoid credentials in this workspace ({0})', count);
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.ignoreFocusOut = true;
  const fill = (): void => {
    pick.items = [...found].sort(byPlace).map((place) => rowOf(context, place));
  };
  const listening = context.ignored.onDidChange(fill);
  fill();
  pick.onDidTriggerItemButton(({ item: { place }, button }) => {
    if (button === ASK) {
      pick.hide();
      void whoseIsThis(context, referenceOf(place));
    } else {
      void context.ignored.remove(ignoredPlaceOf(place.uri, place.finding));
    }
  });
  const picked = await new Promise<Row | undefined>((resolve) => {
    pick.onDidAccept(() => resolve(pick.activeItems[0]));
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  });
  listening.dispose();
  pick.dispose();
  if (picked !== undefined) {
    await open(picked.place);
  }
}

function referenceOf({ uri, finding }: FoundInFile): FoundReference {
  return { uri: uri.toString(), offset: finding.start };
}

async function open({ uri, finding }: FoundInFile): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  await window.showTextDocument(document, { selection: rangeOf(document, finding) });
}

function rowOf({ ignored }: FoundContext, place: FoundInFile): Row {
  const { uri, finding, line: number, state, holder } = place;
  const isIgnoredHere = ignored.has(ignoredPlaceOf(uri, finding));
  const details = present(
    finding.tier === 'possible' && l10n.t('possible'),
    gitStateLabel(state),
    finding.isPublic && l10n.t('public by its name'),
    holder && l10n.t('belongs to {0}', nameOfIdentity(holder)),
    isIgnoredHere && l10n.t('ignored here'),
  );
  return {
    label: kindLabel(finding.kind),
    description: line`${shown(workspace.asRelativePath(uri))}:${number + 1}`,
    detail: joined(details, ' · '),
    iconPath: new ThemeIcon(finding.tier === 'certain' ? 'key' : 'question'),
    buttons: present(finding.shape !== undefined && ASK, isIgnoredHere && STOP_IGNORING),
    place,
  };
}

function byPlace(a: FoundInFile, b: FoundInFile): number {
  return a.uri.path < b.uri.path ? -1 : a.uri.path > b.uri.path ? 1 : a.line - b.line;
}

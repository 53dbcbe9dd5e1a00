import { ThemeIcon, workspace } from 'vscode';
import { present } from '../../base/present';
import { joined, line, type Shown, shown } from '../../base/shown';
import { nameOfIdentity } from '../../labels/names';
import { countOfFiles, partOfFiles } from '../../labels/counts';
import { l10n } from '../../platform/l10n';
import { type QuickPickItem, window } from '../../platform/window';
import { searchWorkspace } from '../../platform/workspaceSearch';
import type { Visited } from '../../platform/workspaceFiles';
import { type FoundPlace, ignoredPlaceOf, rangeOf } from './found';
import { gitStateLabel, kindLabel } from './labels/credentials';
import { type FoundInFile, type Search, searchFiles } from './searchFiles';
import { type FoundContext, whoseIsThis } from './whoseIsThis';

const ASK = { iconPath: new ThemeIcon('account'), tooltip: l10n.t('Whose is this?') };
const STOP_IGNORING = { iconPath: new ThemeIcon('eye'), tooltip: l10n.t('Stop ignoring') };

interface Row extends QuickPickItem {
  readonly place: FoundInFile;
}

/** *Find credentials in this workspace*: searches its files, and lists what was found. */
export async function findCredentials(context: FoundContext): Promise<void> {
  const search = await searchWorkspace(l10n.t('Looking for Fakturoid credentials'), (token, onProgress) =>
    searchFiles(context, token, onProgress),
  );
  if (search !== undefined) {
    await showList(context, search);
  }
}

async function showList(context: FoundContext, { found, ...visited }: Search): Promise<void> {
  const count = countOf(visited);
  if (found.length === 0) {
    void window.showInformationMessage(
      visited.all === 0
        ? l10n.t(
            'VS Code can’t list the files here. This happens in folders that aren’t on a disk. Files that you open are still checked.',
          )
        : l10n.t('No Fakturoid credentials found (searched: {0}).', count),
    );
    return;
  }
  const pick = window.createQuickPick<Row>();
  pick.title = l10n.t('Fakturoid credentials in this workspace (searched: {0})', count);
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
      void context.ignored.remove(ignoredPlaceOf(place.uri, place.credential));
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

/** How many files were searched. */
function countOf({ looked, all, hasMore }: Visited): Shown {
  if (looked < all) {
    return partOfFiles(looked, all);
  }
  return hasMore ? l10n.t('the first {0} files', all) : countOfFiles(all);
}

function referenceOf({ uri, credential }: FoundInFile): FoundPlace {
  return { uri: uri.toString(), offset: credential.start };
}

async function open({ uri, credential }: FoundInFile): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  await window.showTextDocument(document, { selection: rangeOf(document, credential) });
}

function rowOf({ ignored }: FoundContext, place: FoundInFile): Row {
  const { uri, credential, line: number, state, holder } = place;
  const isIgnoredHere = ignored.has(ignoredPlaceOf(uri, credential));
  const details = present(
    credential.tier === 'possible' && l10n.t('possible'),
    gitStateLabel(state),
    credential.isPublic && l10n.t('has a public name'),
    holder && l10n.t('belongs to {0}', nameOfIdentity(holder)),
    isIgnoredHere && l10n.t('ignored here'),
  );
  return {
    label: kindLabel(credential.kind),
    description: line`${shown(workspace.asRelativePath(uri))}:${number + 1}`,
    detail: joined(details, ' · '),
    iconPath: new ThemeIcon(credential.tier === 'certain' ? 'key' : 'question'),
    buttons: present(credential.shape !== undefined && ASK, isIgnoredHere && STOP_IGNORING),
    place,
  };
}

function byPlace(a: FoundInFile, b: FoundInFile): number {
  return a.uri.path < b.uri.path ? -1 : a.uri.path > b.uri.path ? 1 : a.line - b.line;
}

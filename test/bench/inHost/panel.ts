import { setTimeout as sleep } from 'node:timers/promises';
import { commands, extensions, ViewColumn, window } from 'vscode';
import type { FakturoidExplorerApi } from '../../../src/extensionApi';
import { PAINTED, PANEL_MARKS, type PanelMark, TELL_PAINTED } from '../panelMarks';
import { hostVersion, parameters, report } from './report';

const REST_MS = 1_500;
const BETWEEN_MS = 500;
const LIMIT_MS = 30_000;

/** What {@link run} is told. */
export interface PanelParameters {
  readonly id: string;
  readonly slug: string;
  /** How many users are opened, each in a panel of its own. */
  readonly users: number;
}

/** Milliseconds since the command, or for the bare panel since it was asked for. */
export interface Opened {
  readonly panelMs: number;
  readonly readyMs: number;
  readonly paintedMs: number;
}

/** What it reports, by turns: the first that was opened was the first panel in its window. */
export interface PanelReport {
  readonly version: string;
  readonly opened: readonly Opened[];
  readonly bare: readonly Opened[];
}

/** VS Code calls this inside its extension host. */
export async function run(): Promise<void> {
  const { id, slug, users } = parameters() as PanelParameters;
  const extension = extensions.getExtension<FakturoidExplorerApi>(id);
  if (extension === undefined) {
    throw new Error(`VS Code did not find the extension ${id}.`);
  }
  const api = await extension.activate();
  const [identity] = await api.identities();
  if (identity === undefined) {
    throw new Error('Nobody is signed in.');
  }
  // It loads all users, as the tree would that people open details from.
  void commands.executeCommand('fakturoid.findUser');
  const known = await until(() => api.users(identity.id, slug));
  await commands.executeCommand('workbench.action.closeQuickOpen');
  if (known.length < users) {
    throw new Error(`There are ${known.length} users.`);
  }
  await sleep(REST_MS);
  const opened: Opened[] = [];
  const bare: Opened[] = [];
  for (const { id: userId, name, email } of known.slice(0, users)) {
    const node = {
      kind: 'user',
      id: `bench/${userId}`,
      identity,
      slug,
      user: { id: userId, full_name: name, email },
    };
    opened.push(await openedBy(marks(), () => commands.executeCommand('fakturoid.showUser', node)));
    await closeAll();
    const bareMarks: PanelMark[] = [];
    bare.push(await openedBy(bareMarks, () => showBarePanel(bareMarks)));
    await closeAll();
  }
  report({ version: hostVersion(), opened, bare } satisfies PanelReport);
}

async function closeAll(): Promise<void> {
  await commands.executeCommand('workbench.action.closeAllEditors');
  await sleep(BETWEEN_MS);
}

function marks(): PanelMark[] {
  return (globalThis as { [PANEL_MARKS]?: PanelMark[] })[PANEL_MARKS] ?? [];
}

async function openedBy(into: PanelMark[], open: () => unknown): Promise<Opened> {
  into.length = 0;
  const begin = performance.now();
  await open();
  const since = (what: string): number | undefined => {
    const at = into.find(([name]) => name === what)?.[1];
    return at === undefined ? undefined : at - begin;
  };
  const paintedMs = await until(() => since(PAINTED));
  return { panelMs: since('panel') ?? NaN, readyMs: since('ready') ?? NaN, paintedMs };
}

/** What VS Code takes for any panel: a page without style that is told one thing once it is there. */
function showBarePanel(into: PanelMark[]): void {
  const mark = (what: string): number => into.push([what, performance.now()]);
  mark('panel');
  const { webview } = window.createWebviewPanel('bench', 'Bare', ViewColumn.Active, { enableScripts: true });
  webview.onDidReceiveMessage(({ type }: { type: string }) => {
    mark(type);
    if (type === 'ready') {
      void webview.postMessage({ text: 'Shown' });
    }
  });
  webview.html = `<!DOCTYPE html><html><body><script>${TELL_PAINTED}
const vscode = acquireVsCodeApi();
addEventListener('message', ({ data }) => { document.body.textContent = data.text; });
vscode.postMessage({ type: 'ready' });
</script></body></html>`;
}

/** Looked at between what else the host does; the times that count are taken where things happen. */
async function until<T>(found: () => T | undefined): Promise<T> {
  const end = performance.now() + LIMIT_MS;
  for (;;) {
    const value = found();
    if (value !== undefined) {
      return value;
    }
    if (performance.now() > end) {
      throw new Error('It did not happen in time.');
    }
    await sleep(20);
  }
}

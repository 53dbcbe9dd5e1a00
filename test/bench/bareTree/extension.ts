import { commands, type ExtensionContext, type SecretStorage, TreeItem, ViewColumn, window } from 'vscode';

const KEY = 'token';

/** The least that shows accounts: a tree that reads one secret and asks for one address. */
export function activate({ secrets, subscriptions }: ExtensionContext): void {
  subscriptions.push(
    window.registerTreeDataProvider('bareTree.accounts', {
      getChildren: () => accountNames(secrets),
      getTreeItem: (name) => new TreeItem(name),
    }),
    commands.registerCommand('bareTree.choosePage', async () => {
      if ((await window.showQuickPick(['Bare page'])) !== undefined) {
        showPage();
      }
    }),
    commands.registerCommand('bareTree.signIn', () =>
      secrets.store(KEY, process.env['FAKTUROID_BENCH_TOKEN'] ?? ''),
    ),
  );
}

/** The least that shows a heading which a script was sent. */
function showPage(): void {
  const { webview } = window.createWebviewPanel('bareTree.page', 'Bare page', ViewColumn.Active, {
    enableScripts: true,
  });
  webview.onDidReceiveMessage(() => webview.postMessage('Bare page'));
  webview.html = `<!DOCTYPE html><script>
    addEventListener('message', ({ data }) => { document.body.append(Object.assign(document.createElement('h1'), { textContent: data })); });
    acquireVsCodeApi().postMessage('ready');
  </script>`;
}

async function accountNames(secrets: SecretStorage): Promise<string[]> {
  const token = await secrets.get(KEY);
  const answer = await fetch(`${process.env['FAKTUROID_API_URL']}/user.json`, {
    headers: { Authorization: `Bearer ${token}`, 'User-Agent': 'Bench (bench@example.org)' },
  });
  const { accounts } = (await answer.json()) as { accounts: { name: string }[] };
  return accounts.map(({ name }) => name);
}

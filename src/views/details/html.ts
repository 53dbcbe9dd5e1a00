import { randomBytes } from 'node:crypto';
import { env, Uri, type Webview } from 'vscode';
import type { WebviewPanel } from '../../platform/window';

type Page = 'details' | 'review';

/** Gives a panel its icon and its page, which may load nothing but what is packaged for pages. */
export function openPage(
  panel: WebviewPanel,
  extensionUri: Uri,
  { page, icon }: { readonly page: Page; readonly icon: string },
): void {
  const dist = Uri.joinPath(extensionUri, 'dist', 'webview');
  const iconFor = (theme: string): Uri => Uri.joinPath(extensionUri, 'media', `${icon}-${theme}.svg`);
  panel.iconPath = { light: iconFor('light'), dark: iconFor('dark') };
  panel.webview.options = { enableScripts: true, enableForms: false, localResourceRoots: [dist] };
  panel.webview.html = pageHtml(panel.webview, dist, page);
}

/** A page: a fixed shell without any data. All data comes by message and is set as text. */
function pageHtml(webview: Webview, distUri: Uri, name: Page): string {
  const nonce = randomBytes(16).toString('base64');
  const script = webview.asWebviewUri(Uri.joinPath(distUri, `${name}.js`)).toString();
  const styles = name === 'details' ? ['details.css'] : ['details.css', `${name}.css`];
  const links = styles.map((file) => {
    const address = webview.asWebviewUri(Uri.joinPath(distUri, file)).toString();
    return `<link rel="stylesheet" href="${address}">`;
  });
  const policy = [
    `default-src 'none'`,
    `img-src data:`,
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Fakturoid</title>
${links.join('\n')}
</head>
<body>
<main></main>
<script type="module" nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}

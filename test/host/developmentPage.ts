import { HostError } from './progress';

/** What the page of a newer workbench has where it allows a script of its own. */
const NONCE = '{{WORKBENCH_SCRIPT_NONCE}}';

/**
 * Newer release builds of the workbench ignore `extensionDevelopmentPath` and `extensionTestsPath` in the address, unless a
 * smoke-test mode is on that hides notifications. This reads the two from the address into the page's own configuration
 * before the workbench starts, so that a plain address opens a workbench with the extension under development.
 */
const SCRIPT = `
		<script nonce="${NONCE}">
			(() => {
				const meta = document.getElementById('vscode-workbench-web-configuration');
				const payload = new Map(JSON.parse(new URLSearchParams(location.search).get('payload') ?? '[]'));
				const toUri = (text) => ({
					$mid: 1, scheme: 'vscode-remote', authority: location.host, path: decodeURIComponent(new URL(text).pathname),
				});
				const extension = payload.get('extensionDevelopmentPath');
				const tests = payload.get('extensionTestsPath');
				if (extension === undefined) {
					return;
				}
				const configuration = JSON.parse(meta.dataset.settings);
				configuration.developmentOptions = {
					...configuration.developmentOptions,
					extensions: [toUri(extension)],
					...(tests === undefined ? {} : { extensionTestsPath: toUri(tests) }),
				};
				meta.dataset.settings = JSON.stringify(configuration);
			})();
		</script>`;

/** The workbench's page, changed so that {@link workbenchAddress} works. */
export function allowDevelopmentExtensions(page: string): string {
  const end = page.indexOf('</head>');
  if (end === -1 || !page.includes('id="vscode-workbench-web-configuration"')) {
    throw new HostError(
      'This version of code-server has another start page: look at test/host/developmentPage.ts.',
    );
  }
  // Older ones read the two from the address themselves, and their policy forbids our script.
  if (!page.includes(NONCE)) {
    return page;
  }
  return `${page.slice(0, end)}${SCRIPT}\n\t${page.slice(end)}`;
}

export interface WorkbenchPlan {
  /** The extension under development: an absolute folder. None leaves those that are installed. */
  readonly extension?: string;
  /** What runs inside the extension host instead of waiting for a person: an absolute path. */
  readonly tests?: string;
  /** The folder that the workbench opens; none opens an empty window. */
  readonly folder?: string;
}

/** The address under which a plain browser finds the workbench with the extension. */
export function workbenchAddress(origin: string, plan: WorkbenchPlan): string {
  const { host } = new URL(origin);
  const toUri = (file: string): string => `vscode-remote://${host}${encodeURI(file)}`;
  const payload: [string, string][] = [];
  if (plan.extension !== undefined) {
    payload.push(['extensionDevelopmentPath', toUri(plan.extension)]);
  }
  if (plan.tests !== undefined) {
    payload.push(['extensionTestsPath', toUri(plan.tests)]);
  }
  const address = new URL(origin);
  // `ew` asks for an empty window; without it the server opens the folder of the last visit.
  address.search = new URLSearchParams({
    ...(plan.folder === undefined ? { ew: 'true' } : { folder: plan.folder }),
    payload: JSON.stringify(payload),
  }).toString();
  return address.href;
}

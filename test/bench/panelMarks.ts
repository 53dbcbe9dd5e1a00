/** What a page says once what it was told can be seen. */
export const PAINTED = 'painted';

/** The name of the global in which the measured extension notes what its panels did: name of the event and time. */
export const PANEL_MARKS = 'fakturoidBenchPanelMarks';

/** When something happened, by the extension host's clock, in milliseconds. */
export type PanelMark = readonly [what: string, at: number];

/** Secrets to start with, by key. */
export type Secrets = Readonly<Record<string, string>>;

/**
 * The code of a module in front of the extension's own, which stores secrets before the extension starts, as if somebody
 * had signed in earlier, and notes when a panel is made and what its page says.
 *
 * @param main the true module, relative to the one that this code is written to
 */
export function panelModule(main: string, secrets: Secrets): string {
  return `'use strict';
const { window } = require('vscode');
const marks = (globalThis.${PANEL_MARKS} ??= []);
const mark = (what) => marks.push([what, performance.now()]);
const create = window.createWebviewPanel;
window.createWebviewPanel = (...options) => {
  mark('panel');
  const panel = create(...options);
  panel.webview.onDidReceiveMessage(({ type }) => mark(type));
  return panel;
};
exports.activate = async (context) => {
  for (const [key, value] of Object.entries(${JSON.stringify(secrets)})) {
    await context.secrets.store(key, value);
  }
  return require(${JSON.stringify(main)}).activate(context);
};
`;
}

/**
 * The code of a script in front of a page's own, which tells when the page was painted after it was told something: in
 * the first task after the next frame.
 */
export const TELL_PAINTED = `{
  const acquire = globalThis.acquireVsCodeApi;
  let api;
  globalThis.acquireVsCodeApi = () => (api = acquire());
  addEventListener('message', () => {
    requestAnimationFrame(() => setTimeout(() => api.postMessage({ type: '${PAINTED}' })));
  });
}
`;

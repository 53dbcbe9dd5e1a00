import * as z from 'zod/mini';
import type { FromPage } from '../fromPage';

interface VsCodeApi {
  postMessage(message: FromPage): void;
  setState(state: unknown): void;
  getState(): unknown;
}
declare function acquireVsCodeApi(): VsCodeApi;

// Without this zod probes whether it may compile code, which the content security policy forbids and reports.
z.config({ jitless: true });

const vscode = acquireVsCodeApi();

/** Tells the extension what a person did. */
export function post(message: FromPage): void {
  vscode.postMessage(message);
}

/** Keeps what VS Code gives back when the page is restored. */
export function keep(state: unknown): void {
  vscode.setState(state);
}

/** Adds to what was kept before. */
export function keepAlso(more: object): void {
  const before = kept();
  keep({ ...(typeof before === 'object' ? before : {}), ...more });
}

/** What was kept last, also by the page that was here before. */
export function kept(): unknown {
  return vscode.getState();
}

/** Listens to messages from the extension, and tells it that the page is ready for one. */
export function listen(onMessage: (data: unknown) => void): void {
  window.addEventListener('message', (event: MessageEvent<unknown>) => onMessage(event.data));
  post({ type: 'ready' });
}

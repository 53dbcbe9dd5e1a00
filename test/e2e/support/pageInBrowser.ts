import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { builtPage, pageHtml, type PageName } from '../../../src/platform/pageHtml';
import { findBrowser, startBrowser } from '../../host/browser';
import { say } from '../../host/progress';

export const ORIGIN = 'https://page.example';
const NONCE = 'dGVzdA==';

/** A page of the packaged extension in a browser without a workbench, 320 px wide. */
export interface PageInBrowser {
  readonly page: Page;
  /** What the browser said against the page. */
  readonly problems: string[];
  /** The addresses that were asked for. */
  readonly requested: string[];
  /** Sends a message as the extension does, and waits until it is drawn. */
  send(message: unknown): Promise<void>;
}

/** Gives a suite a page, at `/`; at `/around` it is in a frame, as in the workbench. */
export function usePageInBrowser(name: PageName): PageInBrowser {
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];
  const requested: string[] = [];

  before('start a browser', async function () {
    this.timeout(120_000);
    const html = pageHtml(builtPage(required('FAKTUROID_E2E_EXTENSION'), name), 'en', NONCE);
    browser = await startBrowser(await findBrowser(say));
    const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
    await context.addInitScript(`
      window.sent = [];
      window.acquireVsCodeApi = () => {
        let state;
        return { postMessage: (message) => sent.push(message), setState: (next) => { state = next; }, getState: () => state };
      };
    `);
    page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('dialog', (dialog) => {
      problems.push(dialog.message());
      void dialog.dismiss();
    });
    await page.route('**', (route) => {
      const { pathname } = new URL(route.request().url());
      requested.push(route.request().url());
      switch (pathname) {
        case '/':
          return route.fulfill({ contentType: 'text/html', body: html });
        case '/around':
          // As the workbench has pages: in a frame, with boxes of its own beside it.
          return route.fulfill({
            contentType: 'text/html',
            body: '<!DOCTYPE html><title>.</title><input><iframe src="/" title="page"></iframe>',
          });
        default:
          return route.abort();
      }
    });
    await page.goto(`${ORIGIN}/`);
  });

  after('end the browser', () => browser.close());

  return {
    get page() {
      return page;
    },
    problems,
    requested,
    send: (message) =>
      page.evaluate(async (data) => {
        const { postMessage, requestAnimationFrame } = globalThis as unknown as {
          postMessage: (data: unknown) => void;
          requestAnimationFrame: (run: () => void) => void;
        };
        postMessage(data);
        // A message is handled in its turn, and drawn with the frame after it.
        await new Promise<void>((resolve) => setTimeout(() => requestAnimationFrame(() => resolve())));
      }, message),
  };
}

function required(name: string): string {
  const value = process.env[name];
  assert.ok(value, `${name} is set: start these tests with npm run test:e2e.`);
  return value;
}

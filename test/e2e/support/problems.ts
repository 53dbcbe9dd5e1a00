import type { Page } from 'playwright-core';

/** What went wrong in the page. VS Code itself is not silent, so the first two lists leave out what its own parts say. */
export interface Problems {
  /** What a content security policy forbade. */
  readonly cspViolations: readonly string[];
  /** Errors that scripts inside webviews wrote or did not catch, and files they could not load. */
  readonly webviewErrors: readonly string[];
  /** Everything on the page's console at level error, VS Code's own included, for looking into a failure. */
  readonly console: readonly string[];
}

/** Where VS Code's own scripts come from; what a webview loads, or has in its document, comes from elsewhere. */
const OWN_SCRIPTS = /\/static\/(out|node_modules)\//;

/** Collects problems from now on. */
export function watchProblems(page: Page): Problems {
  // The page's console, and not events inside the webview: VS Code writes a webview's document again, and that takes
  // every listener away.
  const problems = { cspViolations: [] as string[], webviewErrors: [] as string[], console: [] as string[] };
  const record = (text: string, source: string): void => {
    problems.console.push(`${text} (${source})`);
    if (/violates the following Content Security Policy/i.test(text)) {
      problems.cspViolations.push(text);
    } else if (!OWN_SCRIPTS.test(source)) {
      problems.webviewErrors.push(text);
    }
  };
  page.on('console', (message) => {
    if (message.type() === 'error') {
      record(message.text(), message.location().url);
    }
  });
  page.on('pageerror', (error) => record(error.message, error.stack ?? ''));
  return problems;
}

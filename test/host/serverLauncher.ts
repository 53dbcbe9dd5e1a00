import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { findBrowser, startBrowser, UNCOMPRESSED } from './browser';
import { workbenchAddress } from './developmentPage';
import { writeProfile } from './profile';
import { HostError, say } from './progress';
import { startServer, type Server } from './server';
import { findServerPackage } from './serverPackage';
import { withTeardown, type Teardown } from './teardown';

/**
 * Takes the arguments of desktop VS Code and does what it would do with them, with a server and a browser: runs the
 * tests named by `--extensionTestsPath` in an extension host and exits with their code.
 */

const DEFAULT_LIMIT_S = 240;

interface Run {
  readonly userData: string;
  readonly extensions: string;
  readonly extension: string;
  readonly tests: string;
}

function readRun(): Run {
  const { values } = parseArgs({ strict: false, allowPositionals: true });
  const need = (name: string): string => {
    const value = values[name];
    if (typeof value !== 'string') {
      throw new HostError(`The server host needs --${name}=<path>.`);
    }
    return path.resolve(value);
  };
  return {
    userData: need('user-data-dir'),
    extensions: need('extensions-dir'),
    extension: need('extensionDevelopmentPath'),
    tests: need('extensionTestsPath'),
  };
}

async function launch(teardown: Teardown): Promise<number> {
  const run = readRun();
  const host = await findServerPackage(say);
  const browserProgram = await findBrowser(say);
  await writeProfile(run.userData);
  const server = await startServer(host, run);
  teardown.add('the VS Code server', () => server.stop());
  const browser = await startBrowser(browserProgram);
  teardown.add('the browser', () => browser.close());
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    extraHTTPHeaders: UNCOMPRESSED,
  });
  const consoleLines: string[] = [];
  page.on('console', (message) => consoleLines.push(`${message.type()}: ${message.text()}`));

  const end = await runToItsEnd(page, server, run);
  if (end.code !== 0) {
    await keepEvidence(page, run, consoleLines);
  }
  if (end.reason !== undefined) {
    say(end.reason);
  }
  return end.code;
}

interface End {
  readonly code: number;
  /** Why the run ended, where the tests themselves did not say. */
  readonly reason?: string;
}

async function runToItsEnd(page: Page, server: Server, run: Run): Promise<End> {
  const limit = Number(process.env['FAKTUROID_TEST_TIME_LIMIT'] ?? DEFAULT_LIMIT_S);
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<End>((resolve, reject) => {
    const fail = (reason: string): void => resolve({ code: 1, reason });
    timer = setTimeout(() => fail(`The tests did not end within ${limit} s.`), limit * 1000);
    void server.exited.then((code) => fail(`The VS Code server ended with code ${code}.`));
    page.on('crash', () => fail('The workbench page crashed.'));
    page.on('close', () => fail('The workbench page was closed.'));
    const open = async (): Promise<void> => {
      // The workbench calls this when tests in it have ended.
      await page.exposeFunction('codeAutomationExit', (code: number) => resolve({ code }));
      await page.goto(workbenchAddress(server.origin, { extension: run.extension, tests: run.tests }));
    };
    open().catch(reject);
  });
  return end.finally(() => clearTimeout(timer));
}

async function keepEvidence(page: Page, run: Run, consoleLines: readonly string[]): Promise<void> {
  const folder = process.env['FAKTUROID_TEST_EVIDENCE'];
  if (folder === undefined) {
    return;
  }
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'console.txt'), consoleLines.join('\n'));
  await cp(path.join(run.userData, 'logs'), path.join(folder, 'logs'), { recursive: true });
  await page.screenshot({ path: path.join(folder, 'window.png') }).catch(() => undefined);
  say(`A picture of the window and the logs are in ${folder}.`);
}

void withTeardown(say, launch);

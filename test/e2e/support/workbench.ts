import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { findBrowser, startBrowser, UNCOMPRESSED } from '../../host/browser';
import { workbenchAddress } from '../../host/developmentPage';
import { writeProfile, type ProfileOptions, type Theme } from '../../host/profile';
import { HostError, say } from '../../host/progress';
import { startServer } from '../../host/server';
import { findServerPackage } from '../../host/serverPackage';
import { Teardown } from '../../host/teardown';
import { Dialog } from './dialog';
import { eventually } from './eventually';
import { databasesWithText, filesWithText } from './leaks';
import { pickFromMenu } from './menu';
import { Notifications } from './notifications';
import { watchProblems, type Problems } from './problems';
import { QuickInput } from './quickInput';
import { Tree } from './tree';

const RESULTS = path.resolve('test-results');
const START_LIMIT_MS = 60_000;
const STEP_LIMIT_MS = 20_000;
/** For one try of a step that is tried until it holds. */
const TRY_MS = 3_000;

/** What the list of themes calls each, and the class of the workbench that has it. */
const SHOWN_THEMES: Readonly<Record<Theme, { readonly choice: string; readonly name: string }>> = {
  dark: { choice: 'Dark Modern', name: 'vs-dark' },
  light: { choice: 'Light Modern', name: 'vs' },
  highContrast: { choice: 'Dark High Contrast', name: 'hc-black' },
  highContrastLight: { choice: 'Light High Contrast', name: 'hc-light' },
};

export interface WorkbenchOptions extends ProfileOptions {
  /** The extension's folder; by default the packaged extension that the run prepared. */
  readonly extension?: string;
  /** A folder in which extensions are installed: they are used as people have them, and none is under development. */
  readonly installed?: string;
  /** The folder that the window opens; none by default. */
  readonly folder?: string;
  /** Added to the environment of the extension host. */
  readonly env?: Readonly<Record<string, string>>;
  readonly size?: { readonly width: number; readonly height: number };
  /** How many dots of the screen a pixel has; 1 by default. */
  readonly scale?: number;
}

/** A VS Code with the extension in it, in a browser, as a person sees and uses it. */
export class Workbench {
  readonly page: Page;
  /** What went wrong in the page so far. */
  readonly problems: Problems;
  /** VS Code's user data folder; `logs` in it has what the extension and its host logged. */
  readonly userData: string;
  readonly quickInput: QuickInput;
  readonly notifications: Notifications;
  readonly dialog: Dialog;
  readonly #teardown: Teardown;

  private constructor(page: Page, problems: Problems, userData: string, teardown: Teardown) {
    this.page = page;
    this.problems = problems;
    this.userData = userData;
    this.#teardown = teardown;
    this.quickInput = new QuickInput(page);
    this.notifications = new Notifications(page);
    this.dialog = new Dialog(page);
  }

  /** Starts a new VS Code with a profile of its own and waits until it can be used. */
  static async launch(options: WorkbenchOptions = {}): Promise<Workbench> {
    const host = await findServerPackage(say);
    const visible = process.env['FAKTUROID_TEST_VISIBLE'] === '1';
    const browserProgram = await findBrowser(say, { visible });
    const teardown = new Teardown(say);
    try {
      const userData = await mkdtemp(
        path.join(process.env['FAKTUROID_E2E_FOLDER'] ?? tmpdir(), 'fakturoid-'),
      );
      teardown.add('the profile', () => rm(userData, { recursive: true, force: true, maxRetries: 5 }));
      await writeProfile(userData, options);
      const server = await startServer(host, {
        userData,
        extensions: options.installed ?? path.join(userData, 'extensions'),
        ...(options.language === undefined ? {} : { language: options.language }),
        ...(options.env === undefined ? {} : { env: options.env }),
      });
      teardown.add('the VS Code server', () => server.stop());
      const browser = await startBrowser(browserProgram, { visible });
      teardown.add('the browser', () => browser.close());
      const context = await browser.newContext({
        viewport: options.size ?? { width: 1280, height: 800 },
        deviceScaleFactor: options.scale ?? 1,
        permissions: ['clipboard-read', 'clipboard-write'],
        extraHTTPHeaders: UNCOMPRESSED,
      });
      context.setDefaultTimeout(STEP_LIMIT_MS);
      const page = await context.newPage();
      const problems = watchProblems(page);
      const workbench = new Workbench(page, problems, userData, teardown);
      await page.goto(
        workbenchAddress(server.origin, {
          ...(options.installed === undefined ? { extension: options.extension ?? preparedExtension() } : {}),
          ...(options.folder === undefined ? {} : { folder: options.folder }),
        }),
      );
      await workbench.#waitUntilReady();
      return workbench;
    } catch (error) {
      await teardown.run();
      throw error;
    }
  }

  /** Where the logs of VS Code, its extension host and the extension are. */
  get logs(): string {
    return path.join(this.userData, 'logs');
  }

  /** Runs a command from the palette by its full title, category included. */
  async runCommand(title: string): Promise<void> {
    await eventually(async () => {
      // The workbench closes the palette when something else takes the focus, as a tree does that is drawn again. One
      // that is still open lists the commands that there were when it was opened.
      if (await this.quickInput.input.isVisible()) {
        await this.page.keyboard.press('Escape');
      }
      await this.#openPalette();
      await this.quickInput.input.fill(`>${title}`, { timeout: TRY_MS });
      await this.quickInput.choose(title, { timeout: TRY_MS });
    });
  }

  /** The commands that the palette offers for a text, best first, once they hold against the assertion. */
  async assertOffered(text: string, assertion: (commands: readonly string[]) => void): Promise<void> {
    await eventually(async () => {
      if (!(await this.quickInput.input.isVisible())) {
        await this.#openPalette();
      }
      await this.quickInput.input.fill(`>${text}`, { timeout: TRY_MS });
      assertion(await this.quickInput.items());
    });
    await this.quickInput.cancel();
  }

  async #openPalette(): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.quickInput.input.waitFor({ timeout: TRY_MS });
  }

  /** Opens the side bar of an icon of the activity bar. */
  async openSideBar(title: string): Promise<void> {
    const tab = this.page.locator('.activitybar').getByRole('tab', { name: title });
    await tab.waitFor({ timeout: START_LIMIT_MS });
    await eventually(async () => {
      // A click on the icon of the open side bar closes it, and after a reload VS Code may open it any moment.
      if ((await tab.getAttribute('aria-selected')) !== 'true') {
        await tab.click();
      }
      await this.page
        .locator('.sidebar .composite.title')
        .filter({ hasText: title })
        .waitFor({ timeout: 5_000 });
    });
    // The tooltip of the icon would lie over what is in the side bar for as long as the mouse is on the icon.
    await this.page.mouse.move(0, 0);
  }

  /** A tree view by its name; without one, the only tree of the side bar. */
  tree(name?: string): Tree {
    return new Tree(this.page, name);
  }

  /** Presses a button in the title of the editor in front. */
  async pressInTitle(name: string): Promise<void> {
    await this.page.locator('.editor-actions').getByRole('button', { name }).first().click();
  }

  /** Keeps the page in front open, and waits until it is kept: what is opened meanwhile would take its place. */
  async keepOpen(name = 'Keep open'): Promise<void> {
    await this.pressInTitle(name);
    await this.page
      .locator('.editor-actions')
      .getByRole('button', { name })
      .first()
      .waitFor({ state: 'hidden' });
  }

  /** Picks an entry of the menu that a right click on the page in front opens. */
  async chooseFromPageMenu(entry: string): Promise<void> {
    const item = this.page.locator('.monaco-menu').getByRole('menuitem', { name: entry, exact: true });
    await pickFromMenu(item, () =>
      this.webview().getByRole('heading', { level: 1 }).click({ button: 'right', timeout: TRY_MS }),
    );
  }

  /** The document inside the webview that is on the screen. */
  webview(): FrameLocator {
    return this.page
      .locator('iframe.webview.ready')
      .filter({ visible: true })
      .contentFrame()
      .frameLocator('iframe#active-frame');
  }

  /** From now on pages that VS Code would open in the browser are only noted: there may be no way to them from here. */
  async noteOpenedPages(): Promise<void> {
    await this.page.evaluate(
      'window.noted = []; window.open = (address) => { noted.push(String(address)); return window; }',
    );
  }

  /** The addresses noted so far. */
  async openedPages(): Promise<readonly string[]> {
    return this.page.evaluate('window.noted');
  }

  /** Chooses a theme, as people do, and waits until it is there. */
  async chooseTheme(theme: Theme): Promise<void> {
    const { choice, name } = SHOWN_THEMES[theme];
    await this.runCommand('Preferences: Color Theme');
    await this.quickInput.type(choice);
    await this.quickInput.choose(choice);
    await this.page.locator(`.monaco-workbench.${name}`).waitFor();
  }

  /** What was last copied. */
  async clipboard(): Promise<string> {
    return this.page.evaluate('navigator.clipboard.readText()');
  }

  /** Takes a picture of the window for `test-results/screenshots`, in a run that somebody wants pictures of. */
  async screenshot(name: string): Promise<void> {
    if (process.env['FAKTUROID_E2E_PICTURES'] === '1') {
      const file = path.join(RESULTS, 'screenshots', `${name}.png`);
      await this.page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
    }
  }

  /**
   * Reloads the window as a person would; what is stored is still there afterwards. In a browser VS Code cannot store
   * anything when the page goes, and does it every five seconds instead: this waits until the open editors are stored.
   */
  async reload(): Promise<void> {
    const tabs = await this.page.locator('.tabs-container .tab .label-name').allInnerTexts();
    for (const title of tabs) {
      await eventually(async () =>
        assert.notDeepEqual(await databasesWithText(this.page, storedTitle(title)), []),
      );
    }
    await this.page.reload();
    await this.#waitUntilReady();
  }

  /**
   * Where a text can be read outside the secret storage: names of files in VS Code's user data, logs included, and of
   * databases in the browser.
   */
  async placesWithText(text: string): Promise<string[]> {
    return [...(await filesWithText(this.userData, text)), ...(await databasesWithText(this.page, text))];
  }

  /** Keeps a picture, the logs and the console under `test-results/failures`. */
  async keepEvidence(name: string): Promise<void> {
    const folder = path.join(RESULTS, 'failures', name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 100));
    await mkdir(folder, { recursive: true });
    await this.page.screenshot({ path: path.join(folder, 'window.png') });
    await cp(this.logs, path.join(folder, 'logs'), { recursive: true });
    await writeFile(path.join(folder, 'console.txt'), this.problems.console.join('\n'));
  }

  /** Ends the browser and the server and removes the profile. */
  async close(): Promise<void> {
    await this.#teardown.run();
  }

  async #waitUntilReady(): Promise<void> {
    await this.page.locator('.monaco-workbench .activitybar').waitFor({ timeout: START_LIMIT_MS });
    await this.page.locator('.monaco-workbench .statusbar-item').first().waitFor({ timeout: START_LIMIT_MS });
  }
}

/** How the title of a webview stands in the database: as JSON of an editor in JSON of all editors, in a JSON text. */
function storedTitle(title: string): string {
  const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
  return inJson(inJson(JSON.stringify({ title }).slice(1, -1)));
}

function preparedExtension(): string {
  const folder = process.env['FAKTUROID_E2E_EXTENSION'];
  if (folder === undefined) {
    throw new HostError('No extension was prepared: start these tests with npm run test:e2e.');
  }
  return folder;
}

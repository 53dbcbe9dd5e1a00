import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Workbench } from '../../test/e2e/support/workbench';
import type { DisplayLanguage } from '../../test/host/profile';
import type { Teardown } from '../../test/host/teardown';
import { titlesOfCommands } from '../../test/kit/markdown';
import { startSandbox, type Sandbox } from '../../test/sandbox';
import { Camera } from './camera';

export const LANGUAGES = ['en', 'cs'] as const;
export const THEMES = ['dark', 'light'] as const;

/** The file of the project that the pictures are taken in. */
export const CODE_FILE = 'invoices.py';

const CODE = `import os
import requests

invoice = requests.post(
    "https://app.fakturoid.cz/api/v3/accounts/studio-kometa/invoices.json",
    headers={"Authorization": f"Bearer {os.environ['FAKTUROID_TOKEN']}"},
    json={"subject_id": 42, "lines": [{"name": "Web design", "unit_price": 12000}]},
)
`;

/** The workbench without what the pictures are not about. */
const SETTINGS = {
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'editor.scrollbar.vertical': 'hidden',
  'editor.overviewRulerLanes': 0,
  'editor.hideCursorInOverviewRuler': true,
  'editor.occurrencesHighlight': 'off',
  'editor.renderLineHighlight': 'none',
  'editor.links': false,
  // A tooltip would come in some pictures, as the machine is fast or slow.
  'workbench.hover.delay': 60_000,
  'editor.padding.top': 14,
};

/** One VS Code in one language and theme, with a Fakturoid of its own. */
export interface Studio {
  readonly workbench: Workbench;
  readonly sandbox: Sandbox;
  readonly camera: Camera;
  /** What a command of ours is called, by its id. */
  readonly titleOf: (command: string) => string;
  /** Runs a command of ours, by its id. */
  readonly run: (command: string) => Promise<void>;
}

/** Opens a VS Code as somebody has it who starts: nobody is signed in. */
export async function openStudio(
  extension: string,
  folder: string,
  { language, theme }: { readonly language: DisplayLanguage; readonly theme: (typeof THEMES)[number] },
  teardown: Teardown,
): Promise<Studio> {
  const sandbox = await startSandbox();
  teardown.add('the sandbox', () => sandbox.close());
  const workbench = await Workbench.launch({
    extension,
    language,
    theme,
    folder: await projectFolder(folder),
    scale: 2,
    settings: SETTINGS,
    env: { FAKTUROID_API_URL: sandbox.apiUrl },
  });
  teardown.add('VS Code', () => workbench.close());
  const titles = titlesOfCommands(language === 'en' ? 'package.nls.json' : 'package.nls.cs.json');
  const titleOf = (command: string): string => titles.get(command) ?? command;
  const run = (command: string): Promise<void> => workbench.runCommand(`Fakturoid: ${titleOf(command)}`);
  return { workbench, sandbox, camera: new Camera(workbench), titleOf, run };
}

/**
 * Lets the browser draw VS Code in Inter where that is installed, as it looks much like what people have on their own
 * systems; without it, in whatever font this machine has.
 */
export async function chooseFont(folder: string): Promise<void> {
  const file = path.join(folder, 'fonts.conf');
  const prefer = (family: string): string =>
    `<match target="pattern"><test name="family"><string>${family}</string></test>` +
    '<edit name="family" mode="prepend" binding="strong"><string>Inter</string></edit></match>';
  await writeFile(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>` +
      `<include ignore_missing="yes">/etc/fonts/fonts.conf</include>` +
      `${prefer('system-ui')}${prefer('sans-serif')}</fontconfig>`,
  );
  process.env['FONTCONFIG_FILE'] = file;
}

/** A project with a call of Fakturoid in it. */
async function projectFolder(folder: string): Promise<string> {
  const project = path.join(await mkdtemp(path.join(folder, 'project-')), 'shop');
  await mkdir(project);
  await writeFile(path.join(project, CODE_FILE), CODE);
  return project;
}

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

export type Theme = 'dark' | 'light' | 'highContrast' | 'highContrastLight';
export type DisplayLanguage = 'en' | 'cs';

const THEMES: Readonly<Record<Theme, string>> = {
  dark: 'Dark Modern',
  light: 'Light Modern',
  highContrast: 'Default High Contrast',
  highContrastLight: 'Default High Contrast Light',
};

/** Settings of a workbench that shows the extension and nothing beside it. */
const QUIET = {
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.enabled': false,
  'git.enabled': false,
  // It would list all open files of the machine every few seconds.
  'remote.autoForwardPorts': false,
  'workbench.reduceMotion': 'on',
  'update.mode': 'none',
  'window.autoDetectColorScheme': false,
  'window.autoDetectHighContrast': false,
};

export interface ProfileOptions {
  readonly theme?: Theme;
  readonly language?: DisplayLanguage;
  /** Further settings, as in settings.json. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Fills a new user data folder: quiet settings, the theme, the display language. */
export async function writeProfile(folder: string, options: ProfileOptions = {}): Promise<void> {
  const settings = {
    ...QUIET,
    'workbench.colorTheme': THEMES[options.theme ?? 'dark'],
    ...options.settings,
  };
  await mkdir(path.join(folder, 'User'), { recursive: true });
  await writeFile(path.join(folder, 'User', 'settings.json'), JSON.stringify(settings, null, 2));
  if (options.language !== undefined && options.language !== 'en') {
    await writeLanguagePack(folder, options.language);
  }
}

/**
 * VS Code reports a display language only when a language pack is there for it. This one translates nothing of VS Code
 * itself, which stays English; it makes `env.language` the language asked for, and with it come the extension's strings.
 */
async function writeLanguagePack(folder: string, language: string): Promise<void> {
  const translations = path.join(folder, `language-pack-${language}.json`);
  await writeFile(translations, JSON.stringify({ version: '1.0.0', contents: {} }));
  const packs = {
    [language]: {
      hash: `empty-${language}`,
      extensions: [
        { extensionIdentifier: { id: `fakturoid-explorer.language-${language}` }, version: '1.0.0' },
      ],
      translations: { vscode: translations },
      label: language,
    },
  };
  await writeFile(path.join(folder, 'languagepacks.json'), JSON.stringify(packs));
}

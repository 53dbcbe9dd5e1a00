import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';
import { SIDE_WORDS } from '../src/features/apiCheck/rules/sides';
import { UNKNOWNS } from '../src/features/apiCheck/rules/unknowns';

/** How the code imports `l10n`; the exporter knows VS Code's own only. */
const OWN_L10N = /^import \{ l10n\b.* from '[./]+\/(platform\/)?l10n';$/m;
const L10N_OF_VSCODE = "import { l10n } from 'vscode';";

/** The English texts of the code under `folder` and of its data, as VS Code's bundle of them has them. */
export async function exportTexts(folder: string): ReturnType<typeof getL10nJson> {
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(path.join(folder, file), 'utf8'))
    .filter((source) => OWN_L10N.test(source))
    .map((source) => source.replace(OWN_L10N, ''));
  // As one: the exporter takes its time for each, and for each import it goes through all texts.
  const ofCode = await getL10nJson([{ extension: '.ts', contents: [L10N_OF_VSCODE, ...sources].join('\n') }]);
  const ofData = [
    ...UNKNOWNS.flatMap(({ question, means }) => [question, means]),
    ...Object.values(SIDE_WORDS),
  ];
  return { ...ofCode, ...Object.fromEntries(ofData.map((text) => [text, text])) };
}

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unpackedExtension } from '../test/e2e/support/packagedExtension';
import { say } from '../test/host/progress';
import { findServerPackage } from '../test/host/serverPackage';
import { Teardown, withTeardown } from '../test/host/teardown';
import { smallPicture } from './pictures/encode';
import { FEATURES } from './pictures/features';
import { chooseFont, LANGUAGES, openStudio, THEMES } from './pictures/studio';
import { takeTour } from './pictures/tour';

const ROOT = path.resolve(import.meta.dirname, '..');

/** Takes the pictures of the README from the sandbox, in each language and theme; arguments name those alone. */
async function takePictures(teardown: Teardown): Promise<number> {
  const only = process.argv.slice(2);
  const isWanted = (name: string, among: readonly string[]): boolean =>
    only.includes(name) || !among.some((each) => only.includes(each));
  const folder = await mkdtemp(path.join(tmpdir(), 'fakturoid-pictures-'));
  teardown.add('the temporary folder', () => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  await chooseFont(folder);
  const extension = await unpackedExtension(ROOT, folder, await findServerPackage(say));
  for (const language of LANGUAGES.filter((name) => isWanted(name, LANGUAGES))) {
    const target = path.join(ROOT, 'media', 'readme', language);
    await mkdir(target, { recursive: true });
    for (const theme of THEMES.filter((name) => isWanted(name, THEMES))) {
      say(`Taking pictures: ${language}, ${theme} …`);
      const stage = new Teardown(say);
      teardown.add('a VS Code', () => stage.run());
      const studio = await openStudio(extension, folder, { language, theme }, stage);
      const keep = (name: string, picture: Buffer): Promise<void> =>
        writeFile(path.join(target, `${name}-${theme}.png`), picture);
      try {
        await keep('tour', await takeTour(studio));
        for (const [name, take] of Object.entries(FEATURES)) {
          await keep(name, smallPicture(await take(studio)));
        }
      } catch (error) {
        await studio.workbench.keepEvidence(`pictures ${language} ${theme}`);
        throw error;
      }
      await stage.run();
    }
  }
  return 0;
}

void withTeardown(say, takePictures);

import { access, constants } from 'node:fs/promises';
import path from 'node:path';

/** Whether there is a program at this path. */
export async function isProgram(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** The first of the programs that the PATH knows, as an absolute path. */
export async function findOnPath(names: readonly string[]): Promise<string | undefined> {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  for (const name of names) {
    for (const folder of folders) {
      const file = path.join(folder, name);
      if (await isProgram(file)) {
        return file;
      }
    }
  }
  return undefined;
}

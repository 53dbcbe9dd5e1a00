import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startSandbox } from '../sandbox';

export const USERS = 10_000;

/** The answers of the API that hold ten thousand users: one text for each page. */
export type Answers = readonly string[];

/** Asks the sandbox for ten thousand users, and writes the {@link Answers} to a file. */
export async function writeAnswers(folder: string): Promise<string> {
  const sandbox = await startSandbox({
    accounts: 1,
    users: USERS,
    // Nothing but the bytes is asked for here.
    switches: { rateQuota: USERS },
  });
  try {
    const { scale } = sandbox.people;
    if (scale === undefined) {
      throw new Error('The sandbox has nobody with so many users.');
    }
    const token = sandbox.issueToken(scale);
    const textOf = async (page: number): Promise<string> => {
      const answer = await fetch(`${sandbox.apiUrl}/accounts/scale-1/users.json?page=${page}`, {
        headers: { Authorization: `Bearer ${token}`, 'User-Agent': 'Bench (bench@example.org)' },
      });
      if (!answer.ok) {
        throw new Error(`The sandbox answered ${answer.status}.`);
      }
      return answer.text();
    };
    const pages: string[] = [];
    for (let text = await textOf(1); text !== '[]'; text = await textOf(pages.length + 1)) {
      pages.push(text);
    }
    const file = path.join(folder, 'answers.json');
    await writeFile(file, JSON.stringify(pages satisfies Answers));
    return file;
  } finally {
    await sandbox.close();
  }
}

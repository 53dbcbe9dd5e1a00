import { appendFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import ResultsReporter from '../host/resultsReporter';

/** VS Code calls this inside its extension host; a rejection makes VS Code end with a failure. */
export async function run(): Promise<void> {
  const output = process.env['FAKTUROID_TEST_OUTPUT'];
  // The console of an extension host goes through VS Code's log, which loses the format of what mocha prints.
  const print = (...line: unknown[]): void => {
    if (output === undefined) {
      console.log(...line);
    } else {
      appendFileSync(output, `${format(...line)}\n`);
    }
  };
  Mocha.reporters.Base.consoleLog = print;
  const grep = process.env['FAKTUROID_TEST_GREP'];
  const mocha = new Mocha({
    ui: 'bdd',
    color: false,
    timeout: 20_000,
    reporter: ResultsReporter,
    ...(grep === undefined ? {} : { grep }),
  });
  for (const file of readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).toSorted()) {
    if (file.endsWith('.test.cjs')) {
      mocha.addFile(path.join(__dirname, file));
    }
  }
  try {
    await mocha.loadFilesAsync();
  } catch (error) {
    print(error);
    throw error;
  }
  const failures = await new Promise<number>((resolve) => {
    mocha.run(resolve);
  });
  if (failures > 0) {
    throw new Error(`${failures} integration tests failed.`);
  }
}

import { closeSync, openSync, readSync } from 'node:fs';

const POLL_MS = 200;

/** Prints what another process appends to a file, soon after it does; `stop` prints the rest. */
export function printWhatIsAppended(file: string): { readonly stop: () => Promise<void> } {
  const handle = openSync(file, 'a+');
  const buffer = Buffer.alloc(64 * 1024);
  let position = 0;
  const print = (): void => {
    for (let read = 1; read > 0; position += read) {
      read = readSync(handle, buffer, 0, buffer.length, position);
      process.stdout.write(buffer.subarray(0, read));
    }
  };
  const timer = setInterval(print, POLL_MS);
  return {
    stop: () => {
      clearInterval(timer);
      print();
      closeSync(handle);
      return Promise.resolve();
    },
  };
}

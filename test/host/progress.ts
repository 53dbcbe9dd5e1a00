/** Tells the person at the terminal what is going on; one line each. */
export type Say = (line: string) => void;

/** Writes progress to the terminal. */
export const say: Say = (line) => {
  console.log(line);
};

/** A problem that the person at the terminal can solve: shown as its message alone, without a stack. */
export class HostError extends Error {
  override readonly name = 'HostError';
}

/** The command line asks for something that there is not. */
export class UsageError extends HostError {}

/** What to print for anything that was thrown. */
export function inWords(error: unknown): string {
  if (error instanceof HostError) {
    return error.message;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Prints anything that was thrown, and gives the exit code that tells wrong use from the rest. */
export function reportFailure(error: unknown): number {
  console.error(inWords(error));
  return error instanceof UsageError ? 2 : 1;
}

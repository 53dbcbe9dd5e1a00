/** What the layers below VS Code may say to the log. The sink redacts; see `platform/log.ts`. */
export interface Log {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** The stack of an unexpected error, or else its text. */
export function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Lets work go on without waiting for it. An error is logged. */
export function letRun(work: Promise<unknown>, log: Pick<Log, 'error'>): void {
  work.catch((error: unknown) => log.error(traceOf(error)));
}

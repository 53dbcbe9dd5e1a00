import { UsageError } from './progress';

/** Runs what reads the command line; options that do not exist become one sentence for people. */
export function readCommandLine<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (
      error instanceof Error &&
      String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS_')
    ) {
      const [sentence = error.message] = error.message.split('. ');
      throw new UsageError(`${sentence.replace(/\.$/, '')}. --help lists the options.`);
    }
    throw error;
  }
}

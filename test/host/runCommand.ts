import { startKept, type KeptProcessOptions } from './keptProcess';
import { HostError } from './progress';

/** Runs a command to its end, silently. When it fails, the error carries the last of what it printed. */
export async function runCommand(
  what: string,
  command: string,
  args: readonly string[],
  options: Omit<KeptProcessOptions, 'onOutput'> = {},
): Promise<string> {
  let output = '';
  const run = startKept(command, args, { ...options, onOutput: (text) => (output += text) });
  const code = await run.exited;
  if (code !== 0) {
    throw new HostError(
      `${what} failed (${command} ended with code ${code}):\n${output.slice(-4000).trimEnd()}`,
    );
  }
  return output;
}

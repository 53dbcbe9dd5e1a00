import type { Log } from '../../src/base/log';

/** Keeps what was logged, to be searched. */
export class MemoryLog implements Log {
  readonly lines: string[] = [];

  readonly debug = (message: string): void => void this.lines.push(`debug ${message}`);
  readonly info = (message: string): void => void this.lines.push(`info ${message}`);
  readonly warn = (message: string): void => void this.lines.push(`warn ${message}`);
  readonly error = (message: string): void => void this.lines.push(`error ${message}`);

  get text(): string {
    return this.lines.join('\n');
  }
}

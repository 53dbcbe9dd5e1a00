import type { LogOutputChannel } from 'vscode';
import type { Log } from '../base/log';
import type { Redactor } from '../base/redact';

/** The numbers of VS Code's `LogLevel`, so that this needs nothing of VS Code and is tested in plain Node. */
const OFF = 0;
const LEVELS: Readonly<Record<keyof Log, number>> = { debug: 2, info: 3, warn: 4, error: 5 };

/** The extension's log channel, with secrets and emails taken out at the one place where lines are written. */
export class RedactedLog implements Log {
  readonly #channel: LogOutputChannel;
  readonly #redactor: Redactor;

  constructor(channel: LogOutputChannel, redactor: Redactor) {
    this.#channel = channel;
    this.#redactor = redactor;
  }

  debug(message: string): void {
    this.#write('debug', message);
  }

  info(message: string): void {
    this.#write('info', message);
  }

  warn(message: string): void {
    this.#write('warn', message);
  }

  error(message: string): void {
    this.#write('error', message);
  }

  show(): void {
    this.#channel.show();
  }

  /** Lines that nobody keeps are not searched for secrets. */
  #write(level: keyof Log, message: string): void {
    const least: number = this.#channel.logLevel;
    if (least !== OFF && least <= LEVELS[level]) {
      this.#channel[level](this.#redactor.redact(message));
    }
  }
}

import type { LogOutputChannel } from 'vscode';
import type { Log } from '../base/log';
import type { Redactor } from '../base/redact';

/** The extension's log channel, with secrets and e-mails taken out at the one place where lines are written. */
export class RedactedLog implements Log {
  readonly #channel: LogOutputChannel;
  readonly #redactor: Redactor;

  constructor(channel: LogOutputChannel, redactor: Redactor) {
    this.#channel = channel;
    this.#redactor = redactor;
  }

  debug(message: string): void {
    this.#channel.debug(this.#redactor.redact(message));
  }

  info(message: string): void {
    this.#channel.info(this.#redactor.redact(message));
  }

  warn(message: string): void {
    this.#channel.warn(this.#redactor.redact(message));
  }

  error(message: string): void {
    this.#channel.error(this.#redactor.redact(message));
  }

  show(): void {
    this.#channel.show();
  }
}

/** What the layers below VS Code may say to the log. The sink redacts; see `platform/log.ts`. */
export interface Log {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

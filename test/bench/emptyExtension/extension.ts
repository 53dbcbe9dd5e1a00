/** Does nothing: what VS Code and Node take for any extension. */
export function activate(): void {
  // Nothing.
}

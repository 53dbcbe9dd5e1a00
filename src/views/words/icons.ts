/** A text for a notification, where VS Code makes a link of `[name](address)`, which may even run a command: it stays text. */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}

/** A text for places where VS Code turns `$(name)` into an icon, such as the status bar: it stays text. */
export function withoutIcons(text: string): string {
  return text.replaceAll('$(', String.raw`\$(`);
}

/** A text for places where VS Code turns `$(name)` into an icon, such as the status bar: it stays text. */
export function withoutIcons(text: string): string {
  return text.replaceAll('$(', String.raw`\$(`);
}

import { Uri } from 'vscode';

/** The address that a text names; undefined where it names none. */
export function parseUri(text: string): Uri | undefined {
  try {
    return Uri.parse(text, true);
  } catch {
    return undefined;
  }
}

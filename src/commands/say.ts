import { window } from 'vscode';
import { withoutIcons } from '../views/words/icons';

const MESSAGE_MS = 3000;

/** Says that something is done, where nobody has to answer. */
export function say(message: string): void {
  window.setStatusBarMessage(withoutIcons(message), MESSAGE_MS);
}

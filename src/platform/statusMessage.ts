import type { Shown } from '../base/shown';
import { window } from './window';

const MESSAGE_MS = 3000;

/** Says that something is done, where nobody has to answer. */
export function say(message: Shown): void {
  window.setStatusBarMessage(message, MESSAGE_MS);
}

import { line, type Shown } from '../base/shown';
import { window } from '../platform/window';

/** Whether the person agrees, in a dialog. */
export async function confirm(question: Shown, button: Shown, detail = line``): Promise<boolean> {
  return (await window.showWarningMessage(question, { modal: true, detail }, button)) === button;
}

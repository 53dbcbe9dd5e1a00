import type { InputBox, QuickInputButton } from 'vscode';

/** A box for a text as VS Code would have it, without the screen. */
export class FakeInputBox {
  value = '';
  title = '';
  prompt = '';
  busy = false;
  enabled = true;
  step: number | undefined;
  totalSteps: number | undefined;
  validationMessage: InputBox['validationMessage'];
  isOpen = false;
  #listeners = new Map<string, (event: unknown) => unknown>();

  onDidChangeValue = (listener: () => unknown): unknown => this.#listeners.set('value', listener);
  onDidAccept = (listener: () => unknown): unknown => this.#listeners.set('accept', listener);
  onDidHide = (listener: () => unknown): unknown => this.#listeners.set('hide', listener);
  onDidTriggerButton = (listener: () => unknown): unknown => this.#listeners.set('button', listener);

  show(): void {
    this.isOpen = true;
  }

  hide(): void {
    this.isOpen = false;
    this.#listeners.get('hide')?.(undefined);
  }

  dispose(): void {
    this.isOpen = false;
  }

  type(text: string): void {
    this.value = text;
    this.#listeners.get('value')?.(text);
  }

  /** Types and presses Enter. */
  answer(text: string): void {
    this.type(text);
    this.#listeners.get('accept')?.(undefined);
  }

  press(button: QuickInputButton): void {
    this.#listeners.get('button')?.(button);
  }

  /** What the box says under what was typed. */
  get message(): string {
    const message = this.validationMessage;
    return typeof message === 'object' ? message.message : (message ?? '');
  }
}

import assert from 'node:assert/strict';
import type { QuickPick, QuickPickItem } from 'vscode';

/** A box with choices as VS Code would have it, without the screen. */
export class FakePick<T extends QuickPickItem> {
  value = '';
  title = '';
  placeholder = '';
  busy = false;
  items: readonly T[] = [];
  buttons: QuickPick<T>['buttons'] = [];
  ignoreFocusOut = false;
  sortByLabel = true;
  /** Undefined: the first of the items, as long as nobody says otherwise. */
  #active: readonly T[] | undefined;
  #listeners = new Map<string, (event: unknown) => unknown>();

  get activeItems(): readonly T[] {
    return this.#active ?? this.items.slice(0, 1);
  }

  set activeItems(items: readonly T[]) {
    this.#active = items;
  }

  onDidChangeValue = (listener: () => unknown): unknown => this.#listeners.set('value', listener);
  onDidAccept = (listener: () => unknown): unknown => this.#listeners.set('accept', listener);
  onDidHide = (listener: () => unknown): unknown => this.#listeners.set('hide', listener);
  onDidTriggerItemButton = (listener: () => unknown): unknown => this.#listeners.set('itemButton', listener);
  onDidTriggerButton = (listener: () => unknown): unknown => this.#listeners.set('button', listener);
  show = (): void => undefined;
  dispose = (): void => undefined;

  hide(): void {
    this.fire('hide');
  }

  fire(name: 'value' | 'accept' | 'hide' | 'itemButton' | 'button', event?: unknown): void {
    this.#listeners.get(name)?.(event);
  }

  type(text: string): void {
    this.value = text;
    this.fire('value');
  }

  choose(label: string): void {
    this.#active = this.items.filter((row) => row.label === label);
    this.fire('accept');
    this.#active = undefined;
  }

  get labels(): readonly string[] {
    return this.items.map(({ label }) => label);
  }

  row(label: string): T {
    const found = this.items.find((row) => row.label === label);
    assert.ok(found, `${label} is not among ${this.labels.join(', ')}`);
    return found;
  }
}

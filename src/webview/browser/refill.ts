/** What is on the page, so that only what changed is made anew: a selection and the focus stay where they are. */
const shown = new WeakMap<Element, string>();

/** Fills an element, unless it holds the very same content already. */
export function refill(target: Element, content: unknown, make: () => readonly Node[]): void {
  const text = JSON.stringify(content);
  if (shown.get(target) !== text) {
    shown.set(target, text);
    target.replaceChildren(...make());
  }
}

/** Whoever came by keyboard goes on from the same button, or from the top where it is gone. */
export function restoreFocus(before: Element | null): void {
  if (!(before instanceof HTMLButtonElement) || before === document.activeElement) {
    return;
  }
  const buttons = [...document.querySelectorAll('button')];
  const same = buttons.find(({ dataset }) => dataset['action'] === before.dataset['action']);
  (same ?? document.querySelector<HTMLElement>('[role=status] button, h1'))?.focus();
}

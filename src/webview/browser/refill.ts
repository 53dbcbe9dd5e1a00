import { type Content, fill } from './elements';

/** What is on the page, so that only what changed is made again: a selection and the focus stay where they are. */
const shown = new WeakMap<Element, string>();

/** Fills an element, unless its content was made from the very same data already. */
export function refill(target: Element, data: unknown, make: () => Content): void {
  const text = JSON.stringify(data);
  if (shown.get(target) !== text) {
    shown.set(target, text);
    fill(target, make());
  }
}

/**
 * Lets keyboard users go on from the same button or field. If it is gone from a table row or an article, they go on
 * from that place or the next one that is still there; otherwise from the top.
 */
export function restoreFocus(before: Element | null): void {
  if (isOnPage(before) && before !== document.activeElement) {
    const sameField = before.id === '' ? null : document.getElementById(before.id);
    (sameField ?? buttonNear(before) ?? topOfPage())?.focus();
  }
}

/** New content is read from its beginning: scrolls to the top, and moves keyboard users there. */
export function focusTop(before: Element | null): void {
  window.scrollTo({ top: 0 });
  if (isOnPage(before)) {
    document.querySelector('h1')?.focus();
  }
}

/** Whether the focus is on something in the page, not on the page itself, which has it when nothing else does. */
function isOnPage(focused: Element | null): focused is HTMLElement {
  return focused instanceof HTMLElement && focused !== document.body;
}

function topOfPage(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[role=status] button, h1');
}

/** Finds the button that replaces `before`, or one near it. Elements that were taken off the page keep their structure. */
function buttonNear(before: HTMLElement): HTMLElement | undefined {
  const buttons = [...document.querySelectorAll('button')];
  const rows = [...(before.closest('table')?.rows ?? [])];
  const row = rows.findIndex((candidate) => candidate.contains(before));
  const near = [...rows.slice(Math.max(row, 0)), ...rows.slice(0, Math.max(row, 0)).reverse()];
  const wanted = [before, ...near.flatMap((candidate) => [...candidate.querySelectorAll('button')])];
  if (before instanceof HTMLButtonElement && before.closest('article') !== null) {
    const around = [...(before.closest('section')?.querySelectorAll('button') ?? [])];
    const at = around.indexOf(before);
    wanted.push(...around.slice(at), ...around.slice(0, at).reverse());
  }
  return wanted
    .filter(({ dataset }) => dataset['action'] !== undefined)
    .map((old) => buttons.find(({ dataset }) => dataset['action'] === old.dataset['action']))
    .find((button) => button !== undefined);
}

import { type Content, fill } from './elements';

/** What is on the page, so that only what changed is made again: a selection and the focus stay where they are. */
const shown = new WeakMap<Element, string>();

/** Fills an element, unless it holds what was made of the very same data already. */
export function refill(target: Element, data: unknown, make: () => Content): void {
  const text = JSON.stringify(data);
  if (shown.get(target) !== text) {
    shown.set(target, text);
    fill(target, make());
  }
}

/**
 * Those who came by keyboard go on from the same button or field; where it is gone from the row of a table or from an article,
 * from that place or the next one that is still there; otherwise from the top.
 */
export function restoreFocus(before: Element | null): void {
  if (isOnPage(before) && before !== document.activeElement) {
    const sameField = before.id === '' ? null : document.getElementById(before.id);
    (sameField ?? buttonNear(before) ?? topOfPage())?.focus();
  }
}

/** What comes now is read from its beginning: everybody sees the top, and those who came by keyboard begin there. */
export function focusTop(before: Element | null): void {
  window.scrollTo({ top: 0 });
  if (isOnPage(before)) {
    document.querySelector('h1')?.focus();
  }
}

/** Not the page itself, which has the focus when nothing on it has. */
function isOnPage(focused: Element | null): focused is HTMLElement {
  return focused instanceof HTMLElement && focused !== document.body;
}

function topOfPage(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[role=status] button, h1');
}

/** What was taken off the page is still put together as it was. */
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

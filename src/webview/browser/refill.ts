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
 * Those who came by keyboard go on from the same button; where it is gone from the row of a table or from an article, from
 * that place or the next one that is still there; otherwise from the top.
 */
export function restoreFocus(before: Element | null): void {
  const isOurs = before instanceof HTMLButtonElement || before instanceof HTMLHeadingElement;
  if (!isOurs || before === document.activeElement) {
    return;
  }
  const buttons = [...document.querySelectorAll('button')];
  // What was taken off the page is still put together as it was.
  const rows = [...(before.closest('table')?.rows ?? [])];
  const row = rows.findIndex((candidate) => candidate.contains(before));
  const near = [...rows.slice(Math.max(row, 0)), ...rows.slice(0, Math.max(row, 0)).reverse()];
  const wanted = [before, ...near.flatMap((candidate) => [...candidate.querySelectorAll('button')])];
  if (before instanceof HTMLButtonElement && before.closest('article') !== null) {
    const around = [...(before.closest('section')?.querySelectorAll('button') ?? [])];
    const at = around.indexOf(before);
    wanted.push(...around.slice(at), ...around.slice(0, at).reverse());
  }
  const found = wanted
    .filter(({ dataset }) => dataset['action'] !== undefined)
    .map((old) => buttons.find(({ dataset }) => dataset['action'] === old.dataset['action']))
    .find((button) => button !== undefined);
  (found ?? document.querySelector<HTMLElement>('[role=status] button, h1'))?.focus();
}

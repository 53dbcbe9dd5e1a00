import * as z from 'zod/mini';
import type { FromPage } from '../fromPage';
import { parseToPage, type UserView } from '../toPage';

interface VsCodeApi {
  postMessage(message: FromPage): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

// Without this zod probes whether it may compile code, which the content security policy forbids and reports.
z.config({ jitless: true });

const vscode = acquireVsCodeApi();
const main = document.querySelector('main') ?? document.body;

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const message = parseToPage(event.data);
  if (message !== undefined) {
    show(message.view);
  }
});
vscode.postMessage({ type: 'ready' });

function show(view: UserView): void {
  document.documentElement.lang = view.lang;
  const focused = document.activeElement instanceof HTMLButtonElement;
  main.replaceChildren(
    header(view),
    ...(view.notice === undefined ? [] : [notice(view.notice)]),
    factList(view.facts),
    ...(view.rights === undefined ? [] : [rights(view.rights)]),
    ...(view.accounts === undefined ? [] : [table(view.accounts)]),
  );
  if (focused) {
    // The button that was pressed may be gone: whoever came by keyboard goes on from the top.
    (main.querySelector('button') ?? main.querySelector('h1'))?.focus();
  }
}

function header(view: UserView): HTMLElement {
  const heading = element('h1', view.name);
  heading.tabIndex = -1;
  const badges = element('ul');
  badges.className = 'badges';
  badges.append(...view.badges.map((badge) => element('li', badge)));
  const text = element('div');
  text.append(heading, ...(view.badges.length === 0 ? [] : [badges]));
  const result = element('header');
  result.append(picture(view), text);
  return result;
}

/** The name stands beside it, so a screen reader passes over both picture and initials. */
function picture(view: UserView): HTMLElement {
  if (view.picture === undefined) {
    const initials = element('span', view.initials);
    initials.className = 'picture';
    initials.ariaHidden = 'true';
    return initials;
  }
  const image = element('img');
  image.className = 'picture';
  image.alt = '';
  image.src = view.picture;
  return image;
}

function notice({ isError, text, hint, button }: NonNullable<UserView['notice']>): HTMLElement {
  const result = element('div');
  result.className = isError ? 'notice error' : 'notice';
  result.role = isError ? 'alert' : 'status';
  const what = element('p');
  what.append(element('strong', text));
  result.append(what);
  for (const line of hint.split('\n').filter((part) => part !== '')) {
    result.append(element('p', line));
  }
  if (button !== undefined) {
    const control = element('button', button.label);
    control.type = 'button';
    control.addEventListener('click', () => vscode.postMessage({ type: button.action }));
    result.append(control);
  }
  return result;
}

function rights({ heading, facts, sentences }: NonNullable<UserView['rights']>): HTMLElement {
  const result = element('section');
  result.append(
    element('h2', heading),
    factList(facts),
    ...sentences.map((sentence) => element('p', sentence)),
  );
  return result;
}

function factList(facts: UserView['facts']): HTMLElement {
  const list = element('dl');
  for (const { label, value } of facts) {
    list.append(element('dt', label), element('dd', value));
  }
  return list;
}

function table({ heading, columns, rows }: NonNullable<UserView['accounts']>): HTMLElement {
  const title = element('h2', heading);
  title.id = 'accounts';
  const result = element('table');
  result.setAttribute('aria-labelledby', title.id);
  const head = result.createTHead().insertRow();
  for (const column of columns) {
    const cell = element('th', column);
    cell.scope = 'col';
    head.append(cell);
  }
  const body = result.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    row.forEach((text, index) => {
      const cell = element(index === 0 ? 'th' : 'td', text);
      if (index === 0) {
        cell.setAttribute('scope', 'row');
      }
      // On a narrow page each cell stands on a line of its own and is told by its column.
      cell.dataset['column'] = columns[index] ?? '';
      line.append(cell);
    });
  }
  const section = element('section');
  section.append(title, result);
  return section;
}

function element<K extends keyof HTMLElementTagNameMap>(tag: K, text = ''): HTMLElementTagNameMap[K] {
  const result = document.createElement(tag);
  result.textContent = text;
  return result;
}

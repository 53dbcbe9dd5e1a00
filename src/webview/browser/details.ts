import * as z from 'zod/mini';
import type { FromPage } from '../fromPage';
import {
  type Action,
  type Fact,
  type Notice,
  type PageView,
  parseToPage,
  type Section,
  type Table,
} from '../toPage';

interface VsCodeApi {
  postMessage(message: FromPage): void;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

// Without this zod probes whether it may compile code, which the content security policy forbids and reports.
z.config({ jitless: true });

const vscode = acquireVsCodeApi();
const main = document.querySelector('main') ?? document.body;
const header = element('header');
/** It is there from the start: a screen reader announces only what changes in a region that it knows. */
const status = element('div');
status.className = 'status';
status.role = 'status';
const body = element('div');
main.append(header, status, body);

/** What is on the page, so that only what changed is made anew: a selection and the focus stay where they are. */
const shown = new Map<Element, string>();

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const message = parseToPage(event.data);
  if (message !== undefined) {
    vscode.setState(message.state);
    show(message.view);
  }
});
vscode.postMessage({ type: 'ready' });

function show(view: PageView): void {
  document.documentElement.lang = view.lang;
  const { activeElement } = document;
  const { name, initials, picture, isLogo, badges, actions } = view;
  refill(header, { name, initials, picture, isLogo, badges, actions }, () => headerContent(view));
  status.ariaLive = view.notice?.isError === true ? 'assertive' : 'polite';
  refill(status, view.notice ?? '', () => (view.notice === undefined ? [] : [notice(view.notice)]));
  const old = new Map([...body.children].map((child) => [child.id, child]));
  body.replaceChildren(
    ...view.sections.map((content) => {
      const section = old.get(content.id) ?? element('section');
      section.id = content.id;
      refill(section, content, () => sectionContent(content));
      return section;
    }),
  );
  restoreFocus(activeElement);
}

function refill(target: Element, content: unknown, make: () => readonly Node[]): void {
  const text = JSON.stringify(content);
  if (shown.get(target) !== text) {
    shown.set(target, text);
    target.replaceChildren(...make());
  }
}

/** Whoever came by keyboard goes on from the same button, or from the top where it is gone. */
function restoreFocus(before: Element | null): void {
  if (!(before instanceof HTMLButtonElement) || before === document.activeElement) {
    return;
  }
  const buttons = [...main.querySelectorAll('button')];
  const same = buttons.find(({ dataset }) => dataset['action'] === before.dataset['action']);
  (same ?? status.querySelector('button') ?? main.querySelector('h1'))?.focus();
}

function headerContent({ name, badges, actions, initials, picture, isLogo }: PageView): Node[] {
  const heading = element('h1', name);
  heading.tabIndex = -1;
  const text = element('div');
  text.append(heading, ...listOf(badges, 'badges'));
  const image = pictureOf(picture, initials);
  image.className = isLogo ? 'picture logo' : 'picture';
  return [image, text, ...buttons(actions)];
}

/** The name stands beside it, so a screen reader passes over both picture and initials. */
function pictureOf(picture: string | undefined, initials: string): HTMLElement {
  const result = picture === undefined ? element('span', initials) : element('img');
  if (result instanceof HTMLImageElement) {
    result.alt = '';
    result.src = picture ?? '';
  } else {
    result.ariaHidden = 'true';
  }
  return result;
}

function notice({ isError, text, hint, action }: Notice): HTMLElement {
  const result = element('div');
  result.className = isError ? 'notice error' : 'notice';
  const what = element('p');
  what.append(element('strong', text));
  result.append(what, ...hint.split('\n').flatMap((line) => (line === '' ? [] : [element('p', line)])));
  if (action !== undefined) {
    result.append(button(action));
  }
  return result;
}

function sectionContent(section: Section): Node[] {
  const { id, heading, facts, texts, lists, code, table, actions } = section;
  const title = heading === '' ? [] : [element('h2', heading)];
  title.forEach((node) => (node.id = `${id}-heading`));
  return [
    ...title,
    ...(section.notice === undefined ? [] : [notice(section.notice)]),
    ...(facts.length === 0 ? [] : [factList(facts)]),
    ...texts.map((text) => element('p', text)),
    ...lists.flatMap(({ label, items }) => [element('h3', label), ...listOf(items, 'items')]),
    ...(code === '' ? [] : [codeBlock(code)]),
    ...(table === undefined ? [] : [tableOf(table, `${id}-heading`)]),
    ...buttons(actions),
  ];
}

function factList(facts: readonly Fact[]): HTMLElement {
  const list = element('dl');
  for (const { label, value } of facts) {
    list.append(element('dt', label), element('dd', value));
  }
  return list;
}

function listOf(items: readonly string[], className: string): HTMLElement[] {
  const list = element('ul');
  list.className = className;
  list.append(...items.map((item) => element('li', item)));
  return items.length === 0 ? [] : [list];
}

/** It may be wider than the page, so the keyboard must be able to scroll it. */
function codeBlock(text: string): HTMLElement {
  const block = element('pre');
  block.tabIndex = 0;
  block.append(element('code', text));
  return block;
}

function tableOf({ columns, rows }: Table, labelledBy: string): HTMLElement {
  const result = element('table');
  result.setAttribute('aria-labelledby', labelledBy);
  const head = result.createTHead().insertRow();
  for (const column of columns) {
    const cell = element('th', column);
    cell.scope = 'col';
    head.append(cell);
  }
  const lines = result.createTBody();
  for (const row of rows) {
    const line = lines.insertRow();
    row.forEach(({ text, action }, index) => {
      const cell = element(index === 0 ? 'th' : 'td', text);
      if (index === 0) {
        cell.setAttribute('scope', 'row');
      }
      // On a narrow page each cell stands on a line of its own and is told by its column.
      cell.dataset['column'] = columns[index] ?? '';
      if (action !== undefined) {
        cell.append(text === '' ? '' : ' ', button(action, 'link'));
      }
      line.append(cell);
    });
  }
  return result;
}

function buttons(actions: readonly Action[]): HTMLElement[] {
  const result = element('div');
  result.className = 'actions';
  result.append(...actions.map((action) => button(action)));
  return actions.length === 0 ? [] : [result];
}

function button({ id, label }: Action, className = ''): HTMLElement {
  const result = element('button', label);
  result.type = 'button';
  result.className = className;
  result.dataset['action'] = id;
  result.addEventListener('click', () => vscode.postMessage({ type: 'action', id }));
  return result;
}

function element<K extends keyof HTMLElementTagNameMap>(tag: K, text = ''): HTMLElementTagNameMap[K] {
  const result = document.createElement(tag);
  result.textContent = text;
  return result;
}

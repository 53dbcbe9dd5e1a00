import type { Action, Fact, Notice, Section, Table } from '../toPage';
import { post } from './vscode';

export function notice({ isError, text, hint, action }: Notice): HTMLElement {
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

export function sectionContent(section: Section): Node[] {
  const { id, heading, facts, texts, lists, code, table, actions } = section;
  const title = heading === '' ? [] : [element('h2', heading)];
  title.forEach((node) => (node.id = `${id}-heading`));
  return [
    ...title,
    ...(section.notice === undefined ? [] : [notice(section.notice)]),
    ...(facts.length === 0 ? [] : [factList(facts)]),
    ...texts.map((text) => element('p', text)),
    ...lists.flatMap(({ label, items }) => [
      ...(label === '' ? [] : [element('h3', label)]),
      ...listOf(items, 'items'),
    ]),
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

export function listOf(items: readonly string[], className: string): HTMLElement[] {
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

export function buttons(actions: readonly Action[]): HTMLElement[] {
  const result = element('div');
  result.className = 'actions';
  result.append(...actions.map((action) => button(action)));
  return actions.length === 0 ? [] : [result];
}

export function button({ id, label }: Action, className = ''): HTMLButtonElement {
  const result = element('button', label);
  result.type = 'button';
  result.className = className;
  result.dataset['action'] = id;
  result.addEventListener('click', () => post({ type: 'action', id }));
  return result;
}

export function element<K extends keyof HTMLElementTagNameMap>(tag: K, text = ''): HTMLElementTagNameMap[K] {
  const result = document.createElement(tag);
  result.textContent = text;
  return result;
}

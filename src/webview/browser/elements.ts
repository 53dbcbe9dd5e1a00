import { present } from '../../base/present';
import type { Action, Cell, Fact, Notice, Section, Table } from '../toPage';
import { post } from './vscode';

/** Content of an element; false and undefined are left out. */
export type Content = string | readonly (Node | string | false | undefined)[];

/** Creates an element. Its content is text or other elements, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  content: Content = [],
  properties: Partial<HTMLElementTagNameMap[K]> = {},
): HTMLElementTagNameMap[K] {
  const result = Object.assign(document.createElement(tag), properties);
  fill(result, content);
  return result;
}

export function fill(target: Element, content: Content): void {
  target.replaceChildren(...(typeof content === 'string' ? [content] : present(...content)));
}

export function notice({ isError, text, hint, links = [], action }: Notice): HTMLElement {
  const lines = hint.split('\n').filter((line) => line !== '');
  return element(
    'div',
    [
      element('p', [element('strong', text)]),
      ...lines.map((line) => element('p', line)),
      ...links
        .filter((href) => href.startsWith('https://'))
        .map((href) => element('p', [element('a', href, { href })])),
      action && button(action),
    ],
    { className: isError ? 'notice error' : 'notice' },
  );
}

export function sectionContent(section: Section): Content {
  const { id, heading, facts, texts, lists, code, table, actions } = section;
  const headingId = `${id}-heading`;
  return [
    heading !== '' && element('h2', heading, { id: headingId }),
    section.notice && notice(section.notice),
    facts.length > 0 && element('dl', facts.flatMap(fact)),
    ...texts.map((text) => element('p', text)),
    ...lists.flatMap(({ label, items }) => [label !== '' && element('h3', label), bulletsOf(items, 'items')]),
    // It may be wider than the page, so the keyboard must be able to scroll it.
    code !== '' && element('pre', [element('code', code)], { tabIndex: 0 }),
    table && tableOf(table, headingId),
    ...(table?.legend ?? []).map((text) => element('p', text, { className: 'legend' })),
    buttons(actions),
  ];
}

function fact({ label, value }: Fact): HTMLElement[] {
  return [element('dt', label), element('dd', value)];
}

/** A bulleted list; false if there is nothing to list. */
export function bulletsOf(items: readonly string[], className: string): HTMLElement | false {
  const entries = items.map((item) => element('li', item));
  return items.length > 0 && element('ul', entries, { className });
}

function tableOf({ columns, rows, isMatrix }: Table, labelledBy: string): HTMLElement {
  const heads = columns.map((column) => element('th', column, { scope: 'col' }));
  const lines = rows.map((row) => {
    const cells = row.map((cell, index) => cellOf(contentOf(cell, isMatrix), index, columns[index]));
    return element('tr', cells);
  });
  const result = element('table', [element('thead', [element('tr', heads)]), element('tbody', lines)], {
    className: isMatrix === true ? 'matrix' : '',
  });
  result.setAttribute('aria-labelledby', labelledBy);
  return result;
}

function contentOf({ text, sign, action }: Cell, isMatrix = false): Content {
  const link = action && button(action, 'link');
  if (sign === undefined) {
    return [text, link && text !== '' && ' ', link];
  }
  const title = isMatrix ? text : '';
  return [
    element('span', sign, { className: 'sign', ariaHidden: 'true', title }),
    element('span', text, { className: isMatrix ? 'unseen' : '' }),
  ];
}

/** A cell of a table; the first one names its row. On a narrow page each is on a line of its own, labelled by its column. */
export function cellOf(content: Content, index: number, column = ''): HTMLElement {
  const cell = index === 0 ? element('th', content, { scope: 'row' }) : element('td', content);
  cell.dataset['column'] = column;
  return cell;
}

/** A row of buttons; false if there are none. */
export function buttons(actions: readonly Action[]): HTMLElement | false {
  const all = actions.map((action) => button(action));
  return actions.length > 0 && element('div', all, { className: 'actions' });
}

export function button({ id, label }: Action, className = ''): HTMLButtonElement {
  const result = element('button', label, { type: 'button', className });
  result.dataset['action'] = id;
  result.addEventListener('click', () => post({ type: 'action', id }));
  return result;
}

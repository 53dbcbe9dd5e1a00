import { button, buttons, type Content, element } from '../../../webview/browser/elements';
import type { EntryView, GroupView, PartView, PhraseView, PointerView, ReviewView } from './toReviewPage';

/** More entries than these are folded up. */
const MOST_SHOWN = 6;

/** A text with parts that lead to another place of the page. */
export function pointerOf(pointer: PointerView): Content {
  return pointer.map((part) => {
    if (typeof part === 'string') {
      return part;
    }
    const link = element('button', part.text, { type: 'button', className: 'link' });
    link.dataset['target'] = part.target;
    link.addEventListener('click', () => jump(document.getElementById(part.target)));
    return link;
  });
}

/** Goes to a place of the page, also with the focus. */
export function jump(target: HTMLElement | null): void {
  if (target instanceof HTMLDetailsElement) {
    target.open = true;
    target.querySelector('summary')?.focus();
  } else if (target !== null) {
    target.tabIndex = -1;
    target.focus();
  }
}

/** Draws findings and changes. */
export class Parts {
  readonly #links: ReviewView['links'];
  readonly #moreLabel: string;

  constructor(links: ReviewView['links'], moreLabel: string) {
    this.#links = links;
    this.#moreLabel = moreLabel;
  }

  of(parts: readonly PartView[]): Content {
    return parts.map(({ id, heading, texts, groups, folded: rest }) =>
      element(
        'section',
        [
          element('h2', heading),
          ...texts.map((text) => element('p', text)),
          ...groups.map((group) => this.#group(group)),
          rest && this.#fold(rest),
        ],
        { id },
      ),
    );
  }

  #fold({ id, label, groups }: NonNullable<PartView['folded']>): HTMLElement {
    return disclosure(id, label, () =>
      element(
        'div',
        groups.map((group) => this.#group(group)),
      ),
    );
  }

  #group({ id, severity, severityLabel, heading, texts, entries, actions }: GroupView): HTMLElement {
    const label = severity && element('span', severityLabel, { className: `severity ${severity}` });
    const rest = entries.slice(MOST_SHOWN);
    return element('article', [
      element('h3', [label, label && ' ', element('span', heading)], { id }),
      ...texts.map((text) => element('p', text)),
      this.#list(id, entries.slice(0, MOST_SHOWN)),
      rest.length > 0 &&
        disclosure(`${id}-more`, this.#moreLabel.replace('{0}', String(rest.length)), () =>
          this.#list(`${id}-more`, rest),
        ),
      buttons(actions),
    ]);
  }

  #list(id: string, entries: readonly EntryView[]): HTMLElement {
    const items = entries.map(({ text, cases, countLabel, actions }, index) => {
      const list = (): HTMLElement =>
        element(
          'ul',
          cases.map((one) => element('li', this.#phrase(one))),
          { className: 'items' },
        );
      return element('li', [
        ...this.#phrase(text),
        ...actions.flatMap((action) => [' ', button(action, 'small')]),
        cases.length > 0 && disclosure(`${id}-${actions[0]?.id ?? index}`, countLabel, list),
      ]);
    });
    return element('ul', items, { className: 'items' });
  }

  #phrase(phrase: PhraseView): (string | HTMLElement)[] {
    return phrase.map((part) => {
      const link = typeof part === 'number' ? this.#links[part] : undefined;
      return link === undefined ? String(part) : button(link, 'link');
    });
  }
}

/** Folded content is made when it is first opened. It stays open if it was open before the page was drawn again. */
function disclosure(id: string, label: string, make: () => HTMLElement): HTMLElement {
  const before = document.getElementById(id);
  const open = before instanceof HTMLDetailsElement && before.open;
  const summary = element('summary', label, { id: `${id}-summary` });
  const details = element('details', [summary, open && make()], { id, open });
  if (!open) {
    details.addEventListener('toggle', () => details.append(make()), { once: true });
  }
  return details;
}

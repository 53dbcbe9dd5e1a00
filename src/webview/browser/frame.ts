import type { Action, Notice, Section } from '../toPage';
import { buttons, element, listOf, notice as noticeOf, sectionContent } from './elements';
import { refill } from './refill';

/** What every page is made of. */
export interface Frame {
  readonly header: HTMLElement;
  readonly status: HTMLElement;
  readonly body: HTMLElement;
}

/** Builds the empty page. */
export function frame(): Frame {
  const header = element('header');
  // It is there from the start: a screen reader announces only what changes in a region that it knows.
  const status = element('div');
  status.className = 'status';
  status.role = 'status';
  const body = element('div');
  (document.querySelector('main') ?? document.body).append(header, status, body);
  return { header, status, body };
}

/** @param extra what `before` is made of */
export function fillHeader(
  { header }: Frame,
  { name, badges, actions }: { name: string; badges: readonly string[]; actions: readonly Action[] },
  extra: unknown,
  before: () => readonly Node[],
): void {
  refill(header, [name, badges, actions, extra], () => {
    const heading = element('h1', name);
    heading.tabIndex = -1;
    const text = element('div');
    text.append(heading, ...listOf(badges, 'badges'));
    return [...before(), text, ...buttons(actions)];
  });
}

export function fillNotice({ status }: Frame, notice: Notice | undefined): void {
  status.ariaLive = notice?.isError === true ? 'assertive' : 'polite';
  refill(status, notice ?? '', () => (notice === undefined ? [] : [noticeOf(notice)]));
}

/** Sections keep their element as long as they are there. */
export function fillSections(target: HTMLElement, sections: readonly Section[]): void {
  const old = new Map([...target.children].map((child) => [child.id, child]));
  const wanted = sections.map((content) => {
    const section = old.get(content.id) ?? element('section');
    section.id = content.id;
    refill(section, content, () => sectionContent(content));
    return section;
  });
  // What stays is not taken out, not even for a moment: it would lose the selection and the focus in it.
  const stay = new Set<Element>(wanted);
  [...target.children].filter((child) => !stay.has(child)).forEach((child) => child.remove());
  wanted.forEach((section, index) => {
    if (target.children[index] !== section) {
      target.insertBefore(section, target.children[index] ?? null);
    }
  });
}

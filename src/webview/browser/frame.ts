import type { PageView, Section } from '../toPage';
import { buttons, element, bulletsOf, notice, sectionContent } from './elements';
import { focusTop, refill, restoreFocus } from './refill';

/** What every page is made of. */
export interface Frame {
  readonly header: HTMLElement;
  readonly status: HTMLElement;
  readonly body: HTMLElement;
}

/** What every page shows; only some have a picture. */
type View = Pick<PageView, 'lang' | 'name' | 'badges' | 'actions' | 'notice'> &
  Partial<Pick<PageView, 'context' | 'picture' | 'initials' | 'isLogo'>>;

/** Builds the empty page. */
export function frame(): Frame {
  const header = element('header');
  // It is there from the start: a screen reader announces only what changes in a region that it knows.
  const status = element('div', [], { className: 'status', role: 'status' });
  const body = element('div');
  (document.querySelector('main') ?? document.body).append(header, status, body);
  return { header, status, body };
}

/** Brings a page up to date, and keeps the focus where it was as far as that is still there. */
export function update({ header, status }: Frame, view: View, updateBody: () => void): void {
  const { activeElement } = document;
  const { lang, name, badges, actions, picture, initials, isLogo, context = '{}' } = view;
  document.documentElement.lang = lang;
  const isAnother = (document.body.dataset['vscodeContext'] ?? context) !== context;
  document.body.dataset['vscodeContext'] = context;
  refill(header, [name, badges, actions, picture, initials, isLogo], () => [
    initials !== undefined && pictureOf(initials, picture, isLogo),
    element('div', [element('h1', name, { tabIndex: -1 }), bulletsOf(badges, 'badges')]),
    buttons(actions),
  ]);
  status.ariaLive = view.notice?.isError === true ? 'assertive' : 'polite';
  refill(status, view.notice ?? '', () => [view.notice && notice(view.notice)]);
  updateBody();
  (isAnother ? focusTop : restoreFocus)(activeElement);
}

/** The name is next to it, so screen readers skip both picture and initials. */
function pictureOf(initials: string, picture: string | undefined, isLogo = false): HTMLElement {
  const className = isLogo ? 'picture logo' : 'picture';
  const without = element('span', initials, { className, ariaHidden: 'true' });
  if (picture === undefined) {
    return without;
  }
  const result = element('img', [], { className, alt: '', src: picture });
  // Its first bytes were checked, but what follows may be no picture.
  result.addEventListener('error', () => result.replaceWith(without));
  return result;
}

/** Fills in sections; a section keeps its element for as long as it exists. */
export function fillSections(target: HTMLElement, sections: readonly Section[]): void {
  const old = new Map([...target.children].map((child) => [child.id, child]));
  const wanted = sections.map((content) => {
    const section = old.get(content.id) ?? element('section', [], { id: content.id });
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

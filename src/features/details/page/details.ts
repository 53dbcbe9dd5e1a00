import { type PageView, parseToPage } from '../../../webview/toPage';
import { element } from '../../../webview/browser/elements';
import { fillHeader, fillNotice, fillSections, type Frame, frame } from '../../../webview/browser/frame';
import { restoreFocus } from '../../../webview/browser/refill';
import { keep, listen } from '../../../webview/browser/vscode';

const page: Frame = frame();

listen((data) => {
  const message = parseToPage(data);
  if (message !== undefined) {
    keep(message.state);
    show(message.view);
  }
});

function show(view: PageView): void {
  document.documentElement.lang = view.lang;
  const { activeElement } = document;
  const { picture, initials, isLogo } = view;
  fillHeader(page, view, { picture, initials, isLogo }, () => [pictureOf(view)]);
  fillNotice(page, view.notice);
  fillSections(page.body, view.sections);
  restoreFocus(activeElement);
}

/** The name stands beside it, so a screen reader passes over both picture and initials. */
function pictureOf(view: PageView): HTMLElement {
  const { picture, initials, isLogo } = view;
  const result = picture === undefined ? element('span', initials) : element('img');
  if (result instanceof HTMLImageElement) {
    result.alt = '';
    result.src = picture ?? '';
    // Its first bytes were checked, but what follows may be no picture.
    result.addEventListener('error', () => result.replaceWith(pictureOf({ ...view, picture: undefined })));
  } else {
    result.ariaHidden = 'true';
  }
  result.className = isLogo ? 'picture logo' : 'picture';
  return result;
}

import { button, element } from '../../../webview/browser/elements';
import type { ProgressView } from './toReviewPage';

/** Shows how far a review has come. The button stays the same, for those who have the focus there. */
export function updateProgress(target: HTMLElement, view: ProgressView | undefined): void {
  if (view === undefined) {
    if (target.contains(document.activeElement)) {
      document.querySelector('h1')?.focus();
    }
    target.hidden = true;
    target.replaceChildren();
    return;
  }
  target.hidden = false;
  if (target.childElementCount === 0) {
    target.append(element('progress'), element('span'), button(view.cancel));
  }
  const { text, done, all } = view;
  const [bar, words] = [target.querySelector('progress'), target.querySelector('span')];
  if (bar !== null && words !== null) {
    words.textContent = text;
    bar.ariaLabel = text;
    bar.max = Math.max(all, 1);
    if (all === 0) {
      bar.removeAttribute('value');
    } else {
      bar.value = done;
    }
  }
}

import { element } from '../../../webview/browser/elements';
import { frame, update } from '../../../webview/browser/frame';
import { refill } from '../../../webview/browser/refill';
import { keepAlso, listen } from '../../../webview/browser/vscode';
import { gridOf } from './grid';
import { jump, Parts, pointerOf } from './parts';
import { updateProgress } from './progress';
import { parseToReviewPage, type ReviewView } from './toReviewPage';

const page = frame();
const progress = element('div', [], { className: 'progress', hidden: true });
// It is there from the start: a screen reader announces only what changes in a region that it knows.
const spoken = element('p', [], { className: 'unseen', role: 'status' });
const lead = element('p', [], { id: 'lead' });
const facts = element('dl');
const parts = element('div');
const grid = element('div');
page.body.append(spoken, progress, lead, facts, parts, grid);

/** The review that is shown; undefined: the page is new. */
let key: string | undefined;

listen((data) => {
  const message = parseToReviewPage(data);
  if (message?.type === 'showProgress') {
    updateProgress(progress, message.view);
  } else if (message?.type === 'keepState') {
    keepAlso({ shown: message.view });
  } else if (message !== undefined) {
    const { view } = message;
    update(page, view, () => updateBody(view));
    const isAnother = key !== undefined && key !== view.key;
    key = view.key;
    if (isAnother) {
      tellOf(view);
    }
  }
});

function updateBody(view: ReviewView): void {
  refill(lead, view.lead, () => pointerOf(view.lead));
  lead.hidden = view.lead.length === 0;
  refill(facts, view.facts, () =>
    view.facts.flatMap(({ label, value }) => [element('dt', label), element('dd', pointerOf(value))]),
  );
  const { links, moreLabel } = view;
  refill(parts, [view.parts, links, moreLabel], () => new Parts(links, moreLabel).of(view.parts));
  refill(grid, [view.grid, links], () => [view.grid && gridOf(view.grid, links, view.lang)]);
}

/** Another review looks much like the one before, so this announces what is new and moves the page there. */
function tellOf({ announcement, lead: { length } }: ReviewView): void {
  spoken.textContent = announcement;
  window.scrollTo({ top: 0 });
  if (length > 0 && document.hasFocus()) {
    jump(lead);
  }
}

document.addEventListener('keydown', (event) => {
  const search = grid.querySelector('input');
  if ((event.ctrlKey || event.metaKey) && event.key === 'f' && search !== null) {
    event.preventDefault();
    search.focus();
  }
});

import { type FindingView, parseToReviewPage, type ReviewView } from './toReviewPage';
import { element, listOf } from '../../../webview/browser/elements';
import { fillHeader, fillNotice, fillSections, type Frame, frame } from '../../../webview/browser/frame';
import { gridOf } from './grid';
import { refill, restoreFocus } from '../../../webview/browser/refill';
import { listen } from '../../../webview/browser/vscode';

/** More cases than these are folded up. */
const MOST_SHOWN = 3;

const page: Frame = frame();
const summary = element('div');
const findings = element('div');
const changes = element('div');
const grid = element('div');
page.body.append(summary, findings, changes, grid);

listen((data) => {
  const message = parseToReviewPage(data);
  if (message !== undefined) {
    show(message.view);
  }
});

function show(view: ReviewView): void {
  document.documentElement.lang = view.lang;
  const { activeElement } = document;
  fillHeader(page, view, '', () => []);
  fillNotice(page, view.notice);
  fillSections(summary, view.sections);
  refill(findings, [view.findings, view.findingsHeading], () => [
    element('h2', view.findingsHeading),
    ...(view.findings.length === 0 ? [element('p', view.noFindings)] : []),
    ...view.findings.map((finding) => findingOf(finding, view.detailsLabel)),
  ]);
  fillSections(changes, view.changes);
  refill(grid, view.grid, () => [gridOf(view.grid, view.lang)]);
  restoreFocus(activeElement);
}

function findingOf(
  { severity, severityLabel, what, why, toDo, details }: FindingView,
  detailsLabel: string,
): HTMLElement {
  const label = element('span', severityLabel);
  label.className = `severity ${severity}`;
  const heading = element('h3');
  heading.append(label, ' ', element('span', what));
  const result = element('article');
  result.append(heading, ...casesOf(details, detailsLabel), element('p', why), element('p', toDo));
  return result;
}

function casesOf(details: readonly string[], label: string): readonly HTMLElement[] {
  if (details.length <= MOST_SHOWN) {
    return listOf(details, 'items');
  }
  const result = element('details');
  result.append(
    element('summary', label.replace('{0}', String(details.length))),
    ...listOf(details, 'items'),
  );
  return [result];
}

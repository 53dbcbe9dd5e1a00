import { element, listOf } from '../../../webview/browser/elements';
import { fillSections, frame, update } from '../../../webview/browser/frame';
import { refill } from '../../../webview/browser/refill';
import { listen } from '../../../webview/browser/vscode';
import { gridOf } from './grid';
import { type FindingView, parseToReviewPage, type ReviewView } from './toReviewPage';

/** More cases than these are folded up. */
const MOST_SHOWN = 3;

const page = frame();
const summary = element('div');
const findings = element('div');
const changes = element('div');
const grid = element('div');
page.body.append(summary, findings, changes, grid);

listen((data) => {
  const view = parseToReviewPage(data)?.view;
  if (view !== undefined) {
    update(page, view, () => updateBody(view));
  }
});

function updateBody(view: ReviewView): void {
  fillSections(summary, view.sections);
  refill(findings, [view.findings, view.findingsHeading], () => [
    element('h2', view.findingsHeading),
    view.findings.length === 0 && element('p', view.noFindings),
    ...view.findings.map((finding) => findingOf(finding, view.detailsLabel)),
  ]);
  fillSections(changes, view.changes);
  refill(grid, view.grid, () => [gridOf(view.grid, view.lang)]);
}

function findingOf(finding: FindingView, detailsLabel: string): HTMLElement {
  const { severity, severityLabel, what, why, toDo, details } = finding;
  const label = element('span', severityLabel, { className: `severity ${severity}` });
  const cases = listOf(details, 'items');
  const summary = element('summary', detailsLabel.replace('{0}', String(details.length)));
  return element('article', [
    element('h3', [label, ' ', element('span', what)]),
    details.length > MOST_SHOWN ? element('details', [summary, cases]) : cases,
    element('p', why),
    element('p', toDo),
  ]);
}

import { markdownOf } from '../../../base/report/markdown';
import { line } from '../../../base/shown';
import { l10n } from '../../../platform/l10n';
import { saveAs } from '../../../platform/saveAs';
import { type QuickPickItem, window } from '../../../platform/window';
import type { ReviewContext } from '../context';
import { decidedNow } from '../decisions/decided';
import { saveEvidence } from '../evidence/evidence';
import { reviewReport } from '../labels/report';
import { reviewTable } from '../labels/table';
import { csvOf } from './csv';
import { exportToJson } from '../rules/toJson';

/** *Fakturoid: Export access review…*: the review that is open, in a format that is asked for. */
export async function exportReview(context: ReviewContext): Promise<void> {
  const shown = (await context.panel()).shown;
  if (shown === undefined) {
    void window.showInformationMessage(l10n.t('No access review is open. Run “Review access” first.'));
    return;
  }
  const { review, compared } = shown;
  const { judged, decisions } = await decidedNow(context, shown);
  const formats = [
    {
      label: line`Markdown`,
      detail: l10n.t('For reading: changes, findings, and every account with its users'),
      ending: 'md',
      text: () => markdownOf(reviewReport(review, judged, compared)),
    },
    {
      label: line`CSV`,
      detail: l10n.t('For a spreadsheet: a row for each user of each account'),
      ending: 'csv',
      text: () => csvOf(reviewTable(review, judged)),
    },
    {
      label: line`JSON`,
      detail: l10n.t('For programs and later comparison'),
      ending: 'json',
      text: () => exportToJson(review, decisions),
      // VS Code opens files with this suffix as a page.
      suffix: '.fakturoid-review',
    },
  ];
  const evidence = {
    label: l10n.t('Evidence'),
    detail: l10n.t('All of these in a new folder, with the decisions and SHA-256 hashes'),
  };
  const choice = await window.showQuickPick<QuickPickItem>([...formats, evidence], {
    title: l10n.t('Select the export format'),
    ignoreFocusOut: true,
  });
  const format = formats.find((one) => one === choice);
  if (format !== undefined) {
    const { label, ending, text, suffix = '' } = format;
    const name = `fakturoid-access-${review.madeAt.slice(0, 10)}${suffix}.${ending}`;
    await saveAs(context.log, { name, kind: { label, ending }, text });
  } else if (choice === evidence) {
    await saveEvidence(context);
  }
}

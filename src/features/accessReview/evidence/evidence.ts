import { type Memento, Uri } from 'vscode';
import { list, paragraph, type ReportSection } from '../../../base/report/document';
import { markdownOf } from '../../../base/report/markdown';
import { line, shown as harmless } from '../../../base/shown';
import { l10n } from '../../../platform/l10n';
import { openSaved, wantsElsewhere } from '../../../platform/saveAs';
import { type FileToSave, saveFolder } from './saveFolder';
import { UnfinishedSaves } from './unfinishedSaves';
import { window } from '../../../platform/window';
import type { ReviewContext } from '../context';
import { type DecidedReview, decidedNow } from '../decisions/decided';
import { reviewReport } from '../labels/report';
import { reviewTable } from '../labels/table';
import { csvOf } from '../files/csv';
import { manifestOf } from './manifest';
import { decisionsToJson, exportToJson } from '../rules/toJson';
import { UNFINISHED_KEY } from './tidyAfterStart';
import type { ShownReview } from '../shownReview';

/** How the names of all folders with evidence begin. */
const PREFIX = 'fakturoid-evidence-';
const FILES = {
  report: 'access-review.md',
  table: 'access-review.csv',
  review: 'access-review.fakturoid-review.json',
  decisions: 'decisions.json',
} as const;
const MANIFEST = 'MANIFEST';

type EvidenceContext = Pick<ReviewContext, 'panel' | 'reviewsFolder' | 'log' | 'clock' | 'unfinished'>;

/** Evidence that is being saved. None of it may stay behind if VS Code ends meanwhile. */
export function unfinishedEvidence(memento: Memento): UnfinishedSaves {
  return new UnfinishedSaves(memento, UNFINISHED_KEY, PREFIX, [...Object.values(FILES), MANIFEST]);
}

/**
 * *Fakturoid: Save evidence…*: the review that is open, what was decided about it, and the sums of all files, in a
 * new folder.
 */
export async function saveEvidence(context: EvidenceContext): Promise<void> {
  const { shown } = await context.panel();
  if (shown === undefined) {
    void window.showInformationMessage(l10n.t('No access review is open. Run “Review access” first.'));
    return;
  }
  await save(shown, context);
}

/** Asks where to save, and asks again for as long as saving fails and the person goes on. */
async function save(shown: ShownReview, context: EvidenceContext): Promise<void> {
  const [parent] =
    (await window.showOpenDialog({
      title: l10n.t('Select a location for the evidence. A new folder is created there.'),
      openLabel: l10n.t('Save here'),
      canSelectFiles: false,
      canSelectFolders: true,
    })) ?? [];
  if (parent === undefined) {
    return;
  }
  const name = `${PREFIX}${shown.review.madeAt.slice(0, 10)}`;
  let folder: Uri;
  try {
    const files = evidenceOf(shown, await decidedNow(context, shown));
    folder = await saveFolder(parent, name, files, await context.unfinished());
  } catch (error) {
    return (await wantsElsewhere(context.log, name, error)) ? save(shown, context) : undefined;
  }
  const open = l10n.t('Open');
  const answer = await window.showInformationMessage(l10n.t('Saved: {0}', harmless(folder.fsPath)), open);
  if (answer === open) {
    await openSaved(Uri.joinPath(folder, FILES.report), 'md');
  }
}

/** All files of the evidence, the manifest among them. */
function evidenceOf(
  { review, compared }: ShownReview,
  { judged, decisions }: DecidedReview,
): readonly FileToSave[] {
  const report = reviewReport(review, judged, compared);
  const texts = {
    [FILES.report]: markdownOf({ ...report, sections: [...report.sections, howToCheck()] }),
    [FILES.table]: csvOf(reviewTable(review, judged)),
    [FILES.review]: exportToJson(review, decisions),
    [FILES.decisions]: decisionsToJson(review, decisions),
  };
  const files = Object.entries(texts).map(([name, text]) => ({ name, content: Buffer.from(text) }));
  return [...files, { name: MANIFEST, content: Buffer.from(manifestOf(files)) }];
}

function howToCheck(): ReportSection {
  return {
    level: 2,
    heading: l10n.t('How to check these files'),
    blocks: [
      paragraph(l10n.t('Saved together in one folder:')),
      list([...Object.values(FILES), MANIFEST]),
      paragraph(
        l10n.t(
          'The file {0} has a SHA-256 hash for each of the other files. To find out whether any of them has changed since, run this command in the folder: {1} (on macOS: {2}).',
          line`MANIFEST`,
          line`sha256sum -c MANIFEST`,
          line`shasum -a 256 -c MANIFEST`,
        ),
      ),
      paragraph(
        l10n.t(
          'A hash isn’t a signature: anyone who changes a file can also write a new {0}. To be able to prove later that nothing has changed, sign that file, or give it to someone who has no access to the folder.',
          line`MANIFEST`,
        ),
      ),
    ],
  };
}

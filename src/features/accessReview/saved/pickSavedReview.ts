import { type QuickInputButton, ThemeIcon } from 'vscode';
import type { Log } from '../../../base/log';
import { nextTurn } from '../../../base/nextTurn';
import { joined, shown, type Shown } from '../../../base/shown';
import type { ReviewOrigin } from '../../../directory/review';
import { madeAtLabel } from '../../../labels/review';
import { listOf } from '../../../labels/lists';
import { confirm } from '../../../pickers/confirm';
import { l10n } from '../../../platform/l10n';
import { type QuickPick, type QuickPickItem, window } from '../../../platform/window';
import { problemLabel } from '../labels/problems';
import { foundLabel, loadedLabel } from '../labels/summary';
import { type Finding, findingsOf } from '../rules/findings';
import type { ReviewContext } from '../context';
import { type SavedFile, SavedReviews } from './savedReviews';

/** How many are read before the list shows what is in them. */
const READ_AT_ONCE = 10;

/** A choice. */
export interface SavedRow extends QuickPickItem {
  /** Undefined: a file is to be chosen. */
  readonly saved?: SavedFile;
  /** What the head of its page says; undefined: it was not read yet. */
  readonly origin?: ReviewOrigin;
  /** Why it cannot be opened. */
  readonly problem?: Shown;
}

/** The question that is asked. */
interface Question {
  readonly title: Shown;
  /** The id of one that is left out. */
  readonly except?: string | undefined;
  /** Called after one was deleted. */
  readonly onDidDelete: () => unknown;
}

/**
 * Asks for a saved review that can be used, or for a file, which is the row without one.
 *
 * @param except the id of one that is left out
 * @returns undefined when the person left
 */
export async function pickSavedReview(
  context: ReviewContext,
  title: Shown,
  except?: string,
): Promise<SavedRow | undefined> {
  const { reviewsFolder, log, lastReview } = context;
  const saved = new SavedReviews(reviewsFolder);
  const onDidDelete = (): void => void lastReview.look();
  let row: SavedRow | undefined;
  try {
    row = await new SavedReviewList(saved, log, { title, except, onDidDelete }).choose();
  } catch (error) {
    log.warn(`Saved reviews could not be read: ${String(error)}`);
    void window.showErrorMessage(l10n.t('Saved access reviews couldn’t be read.'));
    return undefined;
  }
  if (row?.saved === undefined || row.problem === undefined) {
    return row;
  }
  const remove = l10n.t('Delete');
  if ((await window.showErrorMessage(row.problem, remove)) !== remove) {
    return undefined;
  }
  if (await deleteSaved(saved, log, row.saved, row.label)) {
    onDidDelete();
  }
  return pickSavedReview(context, title, except);
}

/**
 * The saved reviews, to choose one of them, or a file: when, as whom, how much and what was found. Those that cannot be used are
 * named as such, and each can be deleted.
 */
class SavedReviewList {
  readonly #saved: SavedReviews;
  readonly #log: Pick<Log, 'warn'>;
  readonly #question: Question;
  readonly #pick: QuickPick<SavedRow> = window.createQuickPick<SavedRow>();
  #rows: readonly SavedRow[] = [];
  #isClosed = false;

  constructor(saved: SavedReviews, log: Pick<Log, 'warn'>, question: Question) {
    this.#saved = saved;
    this.#log = log;
    this.#question = question;
  }

  /** @returns undefined when the person left. @throws what the file system throws */
  async choose(): Promise<SavedRow | undefined> {
    const pick = this.#pick;
    pick.title = this.#question.title;
    pick.matchOnDescription = true;
    pick.matchOnDetail = true;
    pick.ignoreFocusOut = true;
    pick.onDidTriggerItemButton(({ item }) => void this.#delete(item));
    try {
      await this.#list();
      return await new Promise((resolve) => {
        pick.onDidAccept(() => resolve(pick.activeItems[0]));
        pick.onDidHide(() => resolve(undefined));
        pick.show();
        void this.#readAll();
      });
    } finally {
      this.#isClosed = true;
      pick.dispose();
    }
  }

  /** Shows at once what the file names say. */
  async #list(): Promise<void> {
    const files = await this.#saved.list();
    this.#rows = files.filter(({ id }) => id !== this.#question.except).map(rowOf);
    this.#show();
  }

  async #readAll(): Promise<void> {
    this.#pick.busy = true;
    for (const [index, { saved }] of this.#rows.entries()) {
      if (this.#isClosed) {
        return;
      }
      if (saved?.isUnfinished === false) {
        const read = await this.#read(saved);
        this.#rows = this.#rows.map((row) => (row.saved === saved ? read : row));
        await nextTurn();
      }
      if ((index + 1) % READ_AT_ONCE === 0) {
        this.#show();
      }
    }
    if (!this.#isClosed) {
      this.#pick.busy = false;
      this.#show();
    }
  }

  async #read(saved: SavedFile): Promise<SavedRow> {
    const found = await this.#saved.open(saved.id);
    if (found.kind !== 'review') {
      return unusable(saved, l10n.t('can’t be opened'), problemLabel(found.kind));
    }
    const { review } = found;
    const { madeAt, madeWith, identities } = review;
    const people = identities.map(({ userId, name, email }) => shown(name ?? email ?? `#${userId}`));
    return {
      ...rowOf(saved),
      origin: { madeAt, madeWith, identities },
      description: listOf(people),
      detail: joined([loadedLabel(review), foundBrief(findingsOf(review))], ' · '),
    };
  }

  /** Shows the rows; the same one stays active. */
  #show(): void {
    const pick = this.#pick;
    const [active] = pick.activeItems;
    pick.placeholder =
      this.#rows.length === 0
        ? l10n.t('There are no saved access reviews on this computer.')
        : l10n.t('Search by date or person');
    pick.items = [...this.#rows, fileRow()];
    const same =
      active && pick.items.find(({ saved }) => saved !== undefined && saved.id === active.saved?.id);
    if (same !== undefined) {
      pick.activeItems = [same];
    }
  }

  async #delete({ saved, label }: SavedRow): Promise<void> {
    if (saved !== undefined && (await deleteSaved(this.#saved, this.#log, saved, label))) {
      this.#question.onDidDelete();
      this.#rows = this.#rows.filter((row) => row.saved?.id !== saved.id);
      if (!this.#isClosed) {
        this.#show();
      }
    }
  }
}

/** Deletes a saved review after asking the person. Resolves to whether it did. */
async function deleteSaved(
  saved: SavedReviews,
  log: Pick<Log, 'warn'>,
  { id }: SavedFile,
  label: Shown,
): Promise<boolean> {
  const question = l10n.t('Delete from this computer: {0}?', label);
  const detail = l10n.t('Later reviews can no longer be compared with it. Exported files are kept.');
  if (!(await confirm(question, l10n.t('Delete'), detail))) {
    return false;
  }
  try {
    await saved.delete(id);
    return true;
  } catch (error) {
    log.warn(`A saved review could not be deleted: ${String(error)}`);
    void window.showErrorMessage(l10n.t('The access review couldn’t be deleted: {0}', label));
    return false;
  }
}

function rowOf(saved: SavedFile): SavedRow {
  return saved.isUnfinished
    ? unusable(saved, l10n.t('unfinished'), l10n.t('VS Code was closed while the review was being saved.'))
    : { saved, label: labelOf(saved), buttons: [deleteButton()] };
}

/** The last row, whatever is searched for. */
function fileRow(): SavedRow {
  return { label: l10n.t('File…'), detail: l10n.t('A review that was exported as JSON'), alwaysShow: true };
}

function unusable(saved: SavedFile, description: Shown, problem: Shown): SavedRow {
  return { saved, label: labelOf(saved), description, detail: problem, problem, buttons: [deleteButton()] };
}

function labelOf({ id, madeAt }: SavedFile): Shown {
  return madeAt === undefined ? shown(id) : madeAtLabel({ madeAt });
}

function foundBrief(findings: readonly Finding[]): Shown {
  const found = foundLabel(findings);
  return findings.length === 0 ? found : l10n.t('Found: {0}', found);
}

function deleteButton(): QuickInputButton {
  return { iconPath: new ThemeIcon('trash'), tooltip: l10n.t('Delete') };
}

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
import { foundLabel, loadedLabel } from '../labels/report';
import { type Finding, findingsOf } from '../rules/findings';
import type { ReviewContext } from '../context';
import { type KeptFile, SavedReviews } from './savedReviews';

/** So many are read before the list shows what is in them. */
const READ_AT_ONCE = 10;

/** A choice. */
export interface KeptRow extends QuickPickItem {
  /** Undefined: a file is to be chosen. */
  readonly kept?: KeptFile;
  /** What the head of its page tells; undefined: it was not read yet. */
  readonly origin?: ReviewOrigin;
  /** Why it cannot be opened. */
  readonly problem?: Shown;
}

/** What is asked for. */
interface Question {
  readonly title: Shown;
  /** The id of one that is left out. */
  readonly except?: string | undefined;
  /** Told after one was deleted. */
  readonly onDidDelete: () => unknown;
}

/**
 * Asks for one of those that are kept, which can be used, or for a file, which is the row without one.
 *
 * @param except the id of one that is left out
 * @returns undefined when the person left
 */
export async function pickKept(
  context: ReviewContext,
  title: Shown,
  except?: string,
): Promise<KeptRow | undefined> {
  const { reviewsFolder, log, lastReview } = context;
  const saved = new SavedReviews(reviewsFolder);
  const onDidDelete = (): void => void lastReview.look();
  let row: KeptRow | undefined;
  try {
    row = await new KeptReviews(saved, log, { title, except, onDidDelete }).choose();
  } catch (error) {
    log.warn(`Saved reviews could not be read: ${String(error)}`);
    void window.showErrorMessage(l10n.t('Saved access reviews couldn’t be read.'));
    return undefined;
  }
  if (row?.kept === undefined || row.problem === undefined) {
    return row;
  }
  const remove = l10n.t('Delete');
  if ((await window.showErrorMessage(row.problem, remove)) !== remove) {
    return undefined;
  }
  if (await deleteKept(saved, log, row.kept, row.label)) {
    onDidDelete();
  }
  return pickKept(context, title, except);
}

/**
 * The reviews that are kept, to choose one of them, or a file: when, as whom, how much and what was found. Those that cannot be used are
 * named as such, and each can be deleted.
 */
class KeptReviews {
  readonly #saved: SavedReviews;
  readonly #log: Pick<Log, 'warn'>;
  readonly #question: Question;
  readonly #pick: QuickPick<KeptRow> = window.createQuickPick<KeptRow>();
  #rows: readonly KeptRow[] = [];
  #isClosed = false;

  constructor(saved: SavedReviews, log: Pick<Log, 'warn'>, question: Question) {
    this.#saved = saved;
    this.#log = log;
    this.#question = question;
  }

  /** @returns undefined when the person left. @throws what the file system throws */
  async choose(): Promise<KeptRow | undefined> {
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

  /** What the names of the files tell is there at once. */
  async #list(): Promise<void> {
    const files = await this.#saved.list();
    this.#rows = files.filter(({ id }) => id !== this.#question.except).map(rowOf);
    this.#show();
  }

  async #readAll(): Promise<void> {
    this.#pick.busy = true;
    for (const [index, { kept }] of this.#rows.entries()) {
      if (this.#isClosed) {
        return;
      }
      if (kept?.isUnfinished === false) {
        const read = await this.#read(kept);
        this.#rows = this.#rows.map((row) => (row.kept === kept ? read : row));
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

  async #read(kept: KeptFile): Promise<KeptRow> {
    const found = await this.#saved.open(kept.id);
    if (found.kind !== 'review') {
      return unusable(kept, l10n.t('can’t be opened'), problemLabel(found.kind));
    }
    const { review } = found;
    const { madeAt, madeWith, identities } = review;
    const people = identities.map(({ userId, name, email }) => shown(name ?? email ?? `#${userId}`));
    return {
      ...rowOf(kept),
      origin: { madeAt, madeWith, identities },
      description: listOf(people),
      detail: joined([loadedLabel(review), foundBrief(findingsOf(review))], ' · '),
    };
  }

  /** Shows the rows, of which the same one stays chosen. */
  #show(): void {
    const pick = this.#pick;
    const [active] = pick.activeItems;
    pick.placeholder =
      this.#rows.length === 0
        ? l10n.t('There are no saved access reviews on this computer.')
        : l10n.t('Search by date or person');
    pick.items = [...this.#rows, fileRow()];
    const same = active && pick.items.find(({ kept }) => kept !== undefined && kept.id === active.kept?.id);
    if (same !== undefined) {
      pick.activeItems = [same];
    }
  }

  async #delete({ kept, label }: KeptRow): Promise<void> {
    if (kept !== undefined && (await deleteKept(this.#saved, this.#log, kept, label))) {
      this.#question.onDidDelete();
      this.#rows = this.#rows.filter((row) => row.kept?.id !== kept.id);
      if (!this.#isClosed) {
        this.#show();
      }
    }
  }
}

/** Deletes one that is kept, after the person was asked. Whether it did. */
async function deleteKept(
  saved: SavedReviews,
  log: Pick<Log, 'warn'>,
  { id }: KeptFile,
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

function rowOf(kept: KeptFile): KeptRow {
  return kept.isUnfinished
    ? unusable(kept, l10n.t('unfinished'), l10n.t('VS Code was closed while the review was being saved.'))
    : { kept, label: labelOf(kept), buttons: [deleteButton()] };
}

/** The last row, whatever is searched for. */
function fileRow(): KeptRow {
  return { label: l10n.t('File…'), detail: l10n.t('A review that was exported as JSON'), alwaysShow: true };
}

function unusable(kept: KeptFile, description: Shown, problem: Shown): KeptRow {
  return { kept, label: labelOf(kept), description, detail: problem, problem, buttons: [deleteButton()] };
}

function labelOf({ id, madeAt }: KeptFile): Shown {
  return madeAt === undefined ? shown(id) : madeAtLabel({ madeAt });
}

function foundBrief(findings: readonly Finding[]): Shown {
  const found = foundLabel(findings);
  return findings.length === 0 ? found : l10n.t('Found: {0}', found);
}

function deleteButton(): QuickInputButton {
  return { iconPath: new ThemeIcon('trash'), tooltip: l10n.t('Delete') };
}

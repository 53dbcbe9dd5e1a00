import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { window } from 'vscode';
import {
  acceptFinding,
  undoAcceptance,
} from '../../../../../src/features/accessReview/decisions/acceptFinding';
import type { ReviewContext } from '../../../../../src/features/accessReview/context';
import { decidedNow } from '../../../../../src/features/accessReview/decisions/decided';
import { DecisionStore } from '../../../../../src/features/accessReview/decisions/decisionStore';
import { deleteSavedReviews } from '../../../../../src/features/accessReview/saved/deleteSavedReviews';
import { referenceTo } from '../../../../../src/features/accessReview/rules/cases';
import { type Finding, findingsOf } from '../../../../../src/features/accessReview/rules/findings';
import type { ShownReview } from '../../../../../src/features/accessReview/shownReview';
import type { Identity } from '../../../../../src/session/sessions';
import { MemoryLog } from '../../../../kit/memoryLog';
import { accepting, TODAY } from '../../../../kit/sampleDecisions';
import { account, review, user } from '../../../../kit/sampleReviews';
import { useStubs } from '../../../../kit/stubs';

interface InputOptions {
  readonly title: string;
  readonly value?: string;
  readonly validateInput: (text: string) => string | undefined;
}
interface Item {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
}

describe('accepting a finding', () => {
  const stubs = useStubs();
  const REASON = 'They are the accountant.';
  const owned = review([
    account(
      'firm',
      [1, 2].map((id) => user(id, { permission: 'owner' })),
    ),
  ]);
  const [token, several] = findingsOf(owned);
  const jana = { id: 'i1', userId: 1, name: 'Jana Vzorová', email: undefined } as unknown as Identity;
  let folder: string;
  let log: MemoryLog;
  let shown: ShownReview | undefined;
  let updates: number;
  let now: number;
  let context: ReviewContext;
  let inputs: InputOptions[];
  let picks: (readonly Item[])[];
  let said: string[];

  /** What the person enters in one input box after the other; undefined: Escape. */
  function enter(...texts: (string | undefined)[]): void {
    stubs.replace(window, 'showInputBox', (options: InputOptions) => {
      inputs.push(options);
      return Promise.resolve(texts.shift());
    });
  }

  /** What the person chooses in one list after the other. */
  function choose(...labels: string[]): void {
    stubs.replace(window, 'showQuickPick', (items: readonly Item[]) => {
      picks.push(items);
      const label = labels.shift();
      return Promise.resolve(items.find((item) => item.label === label));
    });
  }

  async function accepted() {
    assert.ok(shown);
    return (await decidedNow(context, shown)).judged.accepted;
  }

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'fakturoid-reviews-'));
    log = new MemoryLog();
    shown = { review: owned, findings: findingsOf(owned), compared: undefined, wasCancelled: false };
    [updates, inputs, picks] = [0, [], []];
    now = Date.parse(`${TODAY}T12:00`);
    context = {
      panel: () => Promise.resolve({ shown, update: () => updates++ }),
      reviewsFolder: folder,
      lastReview: { look: () => Promise.resolve() },
      log,
      clock: { now: () => now },
      sessions: { known: [jana], list: () => Promise.resolve([jana]) },
      directory: { currentUser: () => ({ status: 'idle' }) },
      unfinished: () => Promise.resolve({ tidy: () => Promise.resolve(false) }),
    } as unknown as ReviewContext;
    said = stubs.hear(window, 'setStatusBarMessage', 'showInformationMessage', 'showErrorMessage');
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('asks for a reason and an end, and keeps who, when, why and until when', async () => {
    assert.ok(token);
    enter(`  They are \n the accountant. `);
    choose('Half a year');
    await acceptFinding(context, referenceTo(token));
    const [{ finding, decision } = {}] = await accepted();
    assert.deepEqual(finding, token);
    assert.deepEqual(
      [decision?.reason, decision?.acceptedOn, decision?.until, decision?.acceptedBy],
      [REASON, TODAY, '2027-05-27', { userId: 1, name: 'Jana Vzorová', email: null }],
    );
    assert.equal(updates, 1);
    assert.deepEqual(said, ['Accepted until the end of May 27, 2027']);
    assert.equal(inputs[0]?.title, 'Accept: Tokens with owner rights · User 1');
    assert.deepEqual(
      picks[0]?.map(({ label, description }) => [label, description]),
      [
        ['30 days', 'until the end of Dec 27, 2026'],
        ['90 days', 'until the end of Feb 25, 2027'],
        ['Half a year', 'until the end of May 27, 2027'],
        ['A year', 'until the end of Nov 27, 2027'],
        ['Until a date…', undefined],
      ],
    );
    now = Date.parse('2027-05-27T23:59:59');
    assert.equal((await accepted()).length, 1);
    now = Date.parse('2027-05-28T00:00');
    assert.equal((await accepted()).length, 0);
  });

  it('takes no reason that says nothing, and no end that is over, too far or no day', async () => {
    assert.ok(token);
    enter(REASON, ' 2027-11-27 ');
    choose('Until a date…');
    await acceptFinding(context, referenceTo(token));
    const [reason, end] = inputs.map(({ validateInput }) => validateInput);
    assert.ok(reason && end);
    for (const text of ['', 'too short', `x${' '.repeat(30)}`, '\u200b'.repeat(30), 'x'.repeat(501)]) {
      assert.equal(reason(text), 'Enter a reason of 10 to 500 characters.', text);
    }
    assert.equal(reason(REASON), undefined);
    assert.match(end('27. 11. 2026') ?? '', /^Enter a date such as /);
    assert.match(end('2026-02-30') ?? '', /^Enter a date such as /);
    assert.equal(end('2026-11-26'), 'This day has passed.');
    assert.match(end('2027-11-28') ?? '', /for at most a year, until Nov 27, 2027/);
    assert.deepEqual([end(TODAY), end('2027-11-27')], [undefined, undefined]);
    assert.equal((await accepted())[0]?.decision.until, '2027-11-27');
  });

  it('offers open findings and accepted ones where it is called for none of them, and undoes', async () => {
    enter(REASON);
    choose('Accounts with several owners', '30 days');
    await acceptFinding(context);
    assert.deepEqual(
      picks[0]?.map(({ label, description }) => [label, description]),
      [
        ['Tokens with owner rights', 'User 1: firm'],
        ['Accounts with several owners', 'firm: User 1 and User 2'],
      ],
    );
    assert.deepEqual(
      (await accepted()).map(({ finding }) => finding),
      [several],
    );
    choose('Accounts with several owners');
    await undoAcceptance(context, { decision: 7 });
    assert.match(
      picks.at(-1)?.[0]?.detail ?? '',
      /^Accepted by Jana Vzorová .* Reason: They are the accountant\.$/,
    );
    assert.deepEqual(await accepted(), []);
    assert.deepEqual(await readdir(folder), []);
    assert.deepEqual(said.at(-1), 'The finding is open again.');
  });

  it('gives back what was undone by mistake', async () => {
    assert.ok(token);
    enter(REASON);
    choose('A year');
    await acceptFinding(context, referenceTo(token));
    const before = await accepted();
    stubs.replace(window, 'showInformationMessage', (_: string, again: string) => Promise.resolve(again));
    await undoAcceptance(context, { decision: before[0]?.decision.id });
    assert.deepEqual(await accepted(), before);
  });

  it('opens a finding again that two windows accepted at once', async () => {
    assert.ok(token);
    const store = new DecisionStore(folder);
    await store.save(accepting(token, owned), TODAY);
    const [name = ''] = await readdir(folder);
    const first = await readFile(path.join(folder, name));
    await store.save(accepting(token, owned, { reason: 'They are the founder.' }), TODAY);
    // The other window had not seen it yet.
    await writeFile(path.join(folder, name), first);
    assert.equal((await readdir(folder)).length, 2);
    const [{ decision } = {}] = await accepted();
    await undoAcceptance(context, { decision: decision?.id });
    assert.deepEqual(said, ['The finding is open again.']);
    assert.deepEqual(await accepted(), []);
  });

  it('keeps nothing where the person left at any step, or the finding is not open any more', async () => {
    assert.ok(token);
    enter(undefined, REASON, REASON);
    choose('nothing');
    await acceptFinding(context, referenceTo(token));
    await acceptFinding(context, referenceTo(token));
    choose('Until a date…');
    enter(REASON, undefined);
    await acceptFinding(context, referenceTo(token));
    assert.deepEqual(said, []);
    await acceptFinding(context, { ...referenceTo(token), userId: 99 });
    await undoAcceptance(context, { decision: '../../settings.json' });
    assert.deepEqual(said, ['This finding is no longer open.']);
    assert.deepEqual(await readdir(folder), []);
  });

  it('shows what another window decided meanwhile, once somebody wants to do the same', async () => {
    assert.ok(token);
    enter(REASON);
    choose('30 days');
    await acceptFinding(context, referenceTo(token));
    const [{ decision } = {}] = await accepted();
    updates = 0;
    await acceptFinding(context, referenceTo(token));
    assert.equal(updates, 1);
    await new DecisionStore(folder).remove(decision?.id);
    await undoAcceptance(context, { decision: decision?.id });
    assert.equal(updates, 2);
    assert.deepEqual(said.slice(1), ['This finding is no longer open.']);
  });

  it('does not accept findings of a file, nor without a review', async () => {
    assert.ok(shown);
    shown = { ...shown, file: 'review.json' };
    await acceptFinding(context);
    shown = undefined;
    await undoAcceptance(context);
    assert.match(said[0] ?? '', /from a file can’t be accepted/);
    assert.match(said[1] ?? '', /No access review is open/);
  });

  it('says so where it cannot be saved, and the finding stays open', async () => {
    assert.ok(token);
    const file = path.join(folder, 'file');
    await writeFile(file, '');
    context = { ...context, reviewsFolder: file };
    enter(REASON);
    choose('30 days');
    await acceptFinding(context, referenceTo(token));
    assert.match(said[0] ?? '', /couldn’t be saved on this computer, so the finding stays open/);
    assert.match(log.text, /^warn A decision could not be saved/m);
    assert.deepEqual(await accepted(), []);
  });

  it('undoes also what is about something that is not in the review', async () => {
    assert.ok(token);
    const elsewhere = accepting({ ...token, userId: 7, slugs: ['elsewhere'] } as Finding, owned);
    await new DecisionStore(folder).save(elsewhere, TODAY);
    choose('They are the accountant.');
    await undoAcceptance(context);
    assert.deepEqual(await readdir(folder), []);
    assert.ok(said.includes('The finding is open again.'));
    assert.deepEqual(
      picks.at(-1)?.map(({ description }) => description),
      ['#7 and elsewhere'],
    );
  });

  it('is gone with everything that is deleted, also names of what was not finished', async () => {
    assert.ok(token);
    enter(REASON);
    choose('30 days');
    await acceptFinding(context, referenceTo(token));
    const [name = ''] = await readdir(folder);
    await writeFile(path.join(folder, `${name}.aaaa.tmp`), 'Jana Vzorová');
    const asked: unknown[] = [];
    stubs.replace(window, 'showWarningMessage', (question: string, { detail }: Item, confirm: string) => {
      asked.push(question, detail);
      return Promise.resolve(confirm);
    });
    await deleteSavedReviews(context);
    assert.deepEqual(asked, [
      'Delete from this computer: 1 accepted finding and 1 unfinished file?',
      'The next review will have nothing to compare with. Exported files are kept. Accepted findings will be open again.',
    ]);
    assert.deepEqual(await readdir(folder), []);
    assert.equal((await new DecisionStore(folder).all()).length, 0);
    assert.equal(updates, 2);
  });
});

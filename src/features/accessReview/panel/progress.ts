import type { Clock } from '../../../base/clock';
import { DisposableStore } from '../../../base/disposables';
import { type Disposable, Emitter, type Event } from '../../../base/event';
import { joined, type Shown } from '../../../base/shown';
import { partOfAccounts } from '../../../labels/counts';
import { waitLabel } from '../../../labels/wait';
import { ContextKey } from '../../../platform/contextKey';
import { l10n } from '../../../platform/l10n';

/** How far a review under way has come. */
export interface ProgressState {
  readonly text: Shown;
  readonly done: number;
  /** 0: not known yet. */
  readonly all: number;
}

type Report = (done: number, all: number) => void;

/** Tells how far a review has come, second by second while requests wait for the rate limit, and can give it up. */
export class ReviewProgress implements Disposable {
  readonly #disposables = new DisposableStore();
  readonly #changed = this.#disposables.add(new Emitter<void>());
  readonly #isReviewing = new ContextKey<boolean>('fakturoid.isReviewing');
  readonly #clock: Pick<Clock, 'now'>;
  #counts: { readonly done: number; readonly all: number } | undefined;
  #until: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #giveUp = new AbortController();

  readonly onDidChange = this.#changed.event;

  constructor(clock: Pick<Clock, 'now'>, onDidChangeWait: Event<number | undefined>) {
    this.#clock = clock;
    this.#disposables.add(
      onDidChangeWait((until) => {
        this.#until = until;
        this.#tick();
      }),
    );
    this.#disposables.add({ dispose: () => clearInterval(this.#timer) });
  }

  /** Undefined when no review is under way. */
  get state(): ProgressState | undefined {
    if (this.#counts === undefined) {
      return undefined;
    }
    const { done, all } = this.#counts;
    const count = all === 0 ? l10n.t('Loading accounts…') : l10n.t('Loaded: {0}', partOfAccounts(done, all));
    const wait = this.#until === undefined ? undefined : waitLabel(this.#until, this.#clock.now());
    return { text: joined([count, wait], ' · '), done, all };
  }

  /** Runs a review, which reports how far it has come and ends early when it is given up. */
  async run<T>(task: (report: Report, signal: AbortSignal) => Promise<T>): Promise<T> {
    this.#giveUp = new AbortController();
    this.#set({ done: 0, all: 0 });
    try {
      return await task((done, all) => this.#set({ done, all }), this.#giveUp.signal);
    } finally {
      this.#set(undefined);
    }
  }

  cancel(): void {
    this.#giveUp.abort();
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #set(counts: { readonly done: number; readonly all: number } | undefined): void {
    this.#counts = counts;
    this.#isReviewing.set(counts !== undefined);
    this.#tick();
  }

  /** Seconds pass only while somebody waits for them. */
  #tick(): void {
    clearInterval(this.#timer);
    const isWaiting = this.#counts !== undefined && this.#until !== undefined;
    this.#timer = isWaiting ? setInterval(() => this.#changed.fire(), 1000) : undefined;
    this.#changed.fire();
  }
}

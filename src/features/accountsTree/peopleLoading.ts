import { type Disposable, Emitter } from '../../base/event';
import type { Directory } from '../../directory/directory';
import { peopleOf } from '../../directory/people';
import { withProgressInView } from '../../platform/accountsView';
import type { Identity } from '../../session/sessions';

/** Loads who has access to all accounts, for the arrangement by person; what has arrived stays when it is stopped. */
export class PeopleLoading implements Disposable {
  readonly #directory: Directory;
  readonly #changed = new Emitter<void>();
  #controller: AbortController | undefined;
  #running: Promise<void> | undefined;
  #startedFor = '';

  readonly onDidChange = this.#changed.event;

  constructor(directory: Directory) {
    this.#directory = directory;
  }

  /** Whether a load is under way. */
  get isLoading(): boolean {
    return this.#running !== undefined;
  }

  /** Loads only once for the same identities: what was stopped or failed is loaded again only on request. */
  async startOnce(identities: readonly Identity[]): Promise<void> {
    const key = identities.map(({ id, signedInAt }) => `${id} ${signedInAt}`).join();
    if (this.#startedFor !== key) {
      this.#startedFor = key;
      // A load under way does not include identities that came since.
      const underWay = this.#controller;
      if (underWay !== undefined) {
        await this.#running;
      }
      if (underWay?.signal.aborted !== true) {
        await this.start();
      }
    }
  }

  /** Loads what was never loaded, or joins the load under way. */
  start(): Promise<void> {
    if (this.#running === undefined) {
      this.#controller = new AbortController();
      this.#running = this.#load(this.#controller.signal).finally(() => {
        this.#running = undefined;
        this.#controller = undefined;
        this.#changed.fire();
      });
    }
    return this.#running;
  }

  /** Ends the load under way. */
  stop(): void {
    this.#controller?.abort();
  }

  dispose(): void {
    this.stop();
    this.#changed.dispose();
  }

  async #load(signal: AbortSignal): Promise<void> {
    const { people, unread } = peopleOf(await this.#directory.identities(), this.#directory);
    if (people.length > 0 && unread.every(({ state }) => state.status === 'failed')) {
      return;
    }
    this.#changed.fire();
    await withProgressInView(() => this.#directory.loadAll(undefined, signal));
  }
}

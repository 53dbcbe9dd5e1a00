import { inWords, reportFailure, type Say } from './progress';

/** What must be undone at the end, whichever end it is: last started, first stopped. */
export class Teardown {
  readonly #say: Say;
  readonly #steps: { readonly what: string; readonly stop: () => Promise<unknown> }[] = [];
  #run: Promise<void> | undefined;

  constructor(say: Say) {
    this.#say = say;
  }

  /** Whether everything is being stopped, or is stopped already: nothing new should begin. */
  get hasBegun(): boolean {
    return this.#run !== undefined;
  }

  /** Remembers how to stop something. Once the teardown has begun, it is stopped at once. */
  add(what: string, stop: () => Promise<unknown>): void {
    if (this.#run !== undefined) {
      void this.#stop(what, stop);
      return;
    }
    this.#steps.push({ what, stop });
  }

  /** Stops everything, once; a step that fails is told of and keeps no other from running. */
  run(): Promise<void> {
    this.#run ??= this.#stopAll();
    return this.#run;
  }

  async #stopAll(): Promise<void> {
    for (const { what, stop } of this.#steps.toReversed()) {
      await this.#stop(what, stop);
    }
  }

  async #stop(what: string, stop: () => Promise<unknown>): Promise<void> {
    try {
      await stop();
    } catch (error) {
      this.#say(`Could not stop ${what}: ${inWords(error)}`);
    }
  }
}

/** Runs the teardown on Ctrl+C and on a request to end, then leaves with the exit code that shells expect. */
function endOnSignals(teardown: Teardown): void {
  const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  for (const signal of Object.keys(codes) as (keyof typeof codes)[]) {
    process.on(signal, () => {
      void teardown.run().finally(() => process.exit(codes[signal]));
    });
  }
}

/** Runs `work` with a teardown of its own; whatever comes, everything is stopped before this process leaves. */
export async function withTeardown(say: Say, work: (teardown: Teardown) => Promise<number>): Promise<never> {
  const teardown = new Teardown(say);
  endOnSignals(teardown);
  const code = await work(teardown).catch(reportFailure);
  await teardown.run();
  process.exit(code);
}

import { join } from 'node:path';
import { type ExtensionContext, ExtensionMode, type Memento, type Uri } from 'vscode';
import { type Clock, systemClock } from './base/clock';
import { DisposableStore } from './base/disposables';
import { type Disposable, Emitter, type Event } from './base/event';
import { lazy } from './base/lazy';
import { Redactor } from './base/redact';
import { Directory } from './directory/directory';
import { LastReview } from './directory/lastReview';
import { PROGRAMMATIC_USERS_KEY, ProgrammaticUsers } from './directory/programmaticUsers';
import { WorkspaceAccount } from './directory/workspaceAccount';
import type { ApiProbe } from './fakturoid/apiProbe';
import { API_BASE, parseApiBaseOverride } from './fakturoid/origin';
import { userAgent } from './fakturoid/userAgent';
import { RedactedLog } from './platform/log';
import { Milestones } from './platform/milestones';
import { settings } from './platform/settings';
import { window } from './platform/window';
import { IdentityStore, type SignedOutIds } from './session/identityStore';
import type * as SessionOnFirstRead from './session/onFirstRead';
import { Sessions } from './session/sessions';

/** What lives as long as the extension, and what features are built from. */
export interface Services extends Disposable {
  readonly log: RedactedLog;
  readonly clock: Clock;
  readonly sessions: Sessions;
  readonly directory: Directory;
  readonly programmatic: ProgrammaticUsers;
  readonly workspaceAccount: WorkspaceAccount;
  readonly lastReview: LastReview;
  /** Until when requests wait for the rate limit, in milliseconds since 1970; undefined: they no longer do. */
  readonly onDidChangeWait: Event<number | undefined>;
  readonly apiBase: string;
  /** Sends single requests to the API. */
  readonly probe: () => Promise<ApiProbe>;
  readonly milestones: Milestones;
  /** Stands in for Fakturoid while the extension is developed or tested; undefined otherwise. */
  readonly sandboxOrigin: string | undefined;
  /** Version of the extension. */
  readonly version: string;
  readonly extensionId: string;
  readonly extensionUri: Uri;
  /** What is kept for all windows, without anything secret. */
  readonly memento: Memento;
  /** What is kept with this workspace alone, without anything secret. */
  readonly workspaceMemento: Memento;
  /** The folder where the extension may keep files. */
  readonly storage: string;
  /** Folder for the access reviews that are kept on this machine. */
  readonly reviewsFolder: string;
  /** Called with each secret, so that no log shows it. */
  readonly onSecret: (secret: string) => void;
}

type OnFirstRead = () => Promise<typeof SessionOnFirstRead>;

/** Awaits nothing: no network, no secret. What is not needed at the start is loaded on first use. */
export function createServices(context: ExtensionContext, onFirstRead: OnFirstRead): Services {
  const disposables = new DisposableStore();
  const clock = systemClock;
  const redactor = new Redactor();
  const onSecret = (secret: string): void => redactor.add(secret);
  const log = new RedactedLog(
    disposables.add(window.createOutputChannel('Fakturoid', { log: true })),
    redactor,
  );

  const sandbox =
    context.extensionMode === ExtensionMode.Production
      ? undefined
      : parseApiBaseOverride(process.env['FAKTUROID_API_URL']);
  const apiBase = sandbox ?? API_BASE;
  const { version } = context.extension.packageJSON as { version: string };
  const waitChanged = disposables.add(new Emitter<number | undefined>());
  const api = lazy(async () => {
    const { ClientFactory } = await onFirstRead();
    return new ClientFactory({
      apiBase,
      // Looked up each time: VS Code replaces it with one that knows of proxies.
      fetch: (...request) => fetch(...request),
      clock,
      log,
      userAgent: () => userAgent(version, settings.contact()),
      onWait: (until) => waitChanged.fire(until),
    });
  });

  const storage = context.globalStorageUri.fsPath;
  const lock = lazy(async () => (await onFirstRead()).lockByFile(storage, clock));
  const signedOut = signedOutIn(storage, onFirstRead);
  const store = disposables.add(
    new IdentityStore(context.secrets, apiBase, log, signedOut, context.globalState, onFirstRead),
  );
  const sessions = disposables.add(
    new Sessions({
      store,
      api,
      apiBase,
      lock: async (id, task) => (await lock())(id, task),
      clock,
      log,
      onSecret,
    }),
  );
  const directory = disposables.add(
    new Directory(sessions, async ({ id }) => (await api()).clientWith(sessions.tokensOf(id)), log),
  );
  const programmatic = disposables.add(new ProgrammaticUsers(context.globalState));
  const workspaceAccount = disposables.add(new WorkspaceAccount(context.workspaceState));
  const reviewsFolder = join(storage, 'reviews');
  const lastReview = disposables.add(new LastReview(reviewsFolder, clock));
  context.globalState.setKeysForSync([PROGRAMMATIC_USERS_KEY]);
  return {
    log,
    clock,
    sessions,
    directory,
    programmatic,
    workspaceAccount,
    lastReview,
    onDidChangeWait: waitChanged.event,
    apiBase,
    milestones: new Milestones(context.globalState),
    probe: async () => (await api()).probe,
    sandboxOrigin: sandbox === undefined ? undefined : new URL(sandbox).origin,
    version,
    extensionId: context.extension.id,
    extensionUri: context.extensionUri,
    memento: context.globalState,
    workspaceMemento: context.workspaceState,
    storage,
    reviewsFolder,
    onSecret,
    dispose: () => disposables.dispose(),
  };
}

/** Who signed out on this machine; the code that reads it is evaluated on first use. */
function signedOutIn(storage: string, onFirstRead: OnFirstRead): SignedOutIds {
  const load = lazy(async () => {
    const { SignedOut } = await onFirstRead();
    return new SignedOut(join(storage, 'signedOut.json'));
  });
  return {
    ids: async () => (await load()).ids(),
    add: async (id) => (await load()).add(id),
  };
}

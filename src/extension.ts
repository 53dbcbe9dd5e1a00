import { join } from 'node:path';
import { authentication, env, EventEmitter, type ExtensionContext, ExtensionMode, workspace } from 'vscode';
import { window } from './platform/window';
import { createApi, type FakturoidExplorerApi } from './api';
import { systemClock } from './base/clock';
import { lazy } from './base/lazy';
import { Redactor } from './base/redact';
import { SingleFlight } from './base/singleFlight';
import { registerAllCommands } from './commands';
import { ACCOUNTS_VIEW, type CommandContext } from './commands/context';
import { Directory } from './directory/directory';
import { PROGRAMMATIC_USERS_KEY, ProgrammaticUsers } from './directory/programmaticUsers';
import { API_BASE, parseApiBaseOverride } from './fakturoid/origin';
import { userAgent } from './fakturoid/userAgent';
import { ContextKey } from './platform/contextKey';
import { RedactedLog } from './platform/log';
import { FakturoidAuthenticationProvider } from './session/authenticationProvider';
import { IdentityStore } from './session/identityStore';
import { Sessions } from './session/sessions';
import { AccountsTreeProvider } from './views/accountsTree/provider';
import { selectedRow } from './views/accountsTree/selectedRow';
import { TreeSettings } from './views/accountsTree/settings';
import { showView } from './views/accountsTree/showView';
import { AuthorizationCallbacks } from './views/signIn/callbacks';
import { tellOfUnusable } from './views/signIn/unusableNotice';
import { DETAILS_VIEW_TYPES } from './views/details/viewTypes';
import type { CardMaker } from './views/tokenCard/card';
import { IdentityStatusBar } from './views/statusBar';

/** Builds and registers everything. Awaits nothing: no network, no secret. */
export function activate(context: ExtensionContext): FakturoidExplorerApi {
  const { subscriptions } = context;
  const redactor = new Redactor();
  const channel = window.createOutputChannel('Fakturoid', { log: true });
  const log = new RedactedLog(channel, redactor);
  const clock = systemClock;

  // A sandbox may stand in for Fakturoid while the extension is developed or tested, never where it is used.
  const sandbox =
    context.extensionMode === ExtensionMode.Production
      ? undefined
      : parseApiBaseOverride(process.env['FAKTUROID_API_URL']);
  const apiBase = sandbox ?? API_BASE;
  const { version } = context.extension.packageJSON as { version: string };
  const api = lazy(async () => {
    const { Api } = await import('./fakturoid/api');
    return new Api({
      apiBase,
      fetch: (...request) => fetch(...request),
      clock,
      log,
      userAgent: () => userAgent(version, workspace.getConfiguration('fakturoid').get('contact', '')),
      onWait: (until) => directory.tellWait(until),
    });
  });

  const storage = context.globalStorageUri.fsPath;
  const signedOut = lazy(async () => {
    const { SignedOut } = await import('./session/signedOut');
    return new SignedOut(join(storage, 'signedOut.json'));
  });
  const lock = lazy(async () => (await import('./session/renewalLock')).lockByFile(storage, clock));
  const store = new IdentityStore(context.secrets, apiBase, log, {
    ids: async () => (await signedOut()).ids(),
    add: async (id) => (await signedOut()).add(id),
  });
  const sessions = new Sessions({
    store,
    api,
    apiBase,
    lock: async (id, task) => (await lock())(id, task),
    clock,
    log,
    onSecret: (secret) => redactor.add(secret),
  });
  const callbacks = new AuthorizationCallbacks();
  // The first thing that is registered: VS Code waits for it, and not for long.
  const provider = new FakturoidAuthenticationProvider(
    sessions,
    async () => (await import('./commands/all')).signIn(commandContext),
    new EventEmitter(),
  );
  subscriptions.push(
    provider,
    authentication.registerAuthenticationProvider('fakturoid', 'Fakturoid', provider, {
      supportsMultipleAccounts: true,
    }),
  );
  const directory = new Directory(
    sessions,
    async ({ id }) => (await api()).clientWith(sessions.tokensOf(id)),
    log,
  );
  const programmatic = new ProgrammaticUsers(context.globalState);
  context.globalState.setKeysForSync([PROGRAMMATIC_USERS_KEY]);
  const settings = new TreeSettings(context.globalState);
  // The first collator of a process reads the rules of its language, which takes as long as all the rest here.
  let collator: Intl.Collator | undefined;
  const tree = new AccountsTreeProvider(directory, settings, programmatic, {
    compare: (a, b) => (collator ??= new Intl.Collator(env.language)).compare(a, b),
  });
  const cards: CardMaker = { directory, programmatic, version, now: clock.now };
  const details = lazy(async () => {
    const { addressesOf, DetailsPanels, Pictures } = await import('./views/details');
    const panels = new DetailsPanels({
      ...cards,
      pictures: new Pictures({
        fetch: (...request) => fetch(...request),
        resolve: addressesOf,
        sandboxOrigin: sandbox === undefined ? undefined : new URL(sandbox).origin,
      }),
      extensionUri: context.extensionUri,
    });
    subscriptions.push(panels);
    return panels;
  });
  const view = window.createTreeView(ACCOUNTS_VIEW, { treeDataProvider: tree, showCollapseAll: true });
  const commandContext: CommandContext = {
    sessions,
    directory,
    details,
    tree: settings,
    view: {
      isVisible: () => view.visible,
      selected: () => selectedRow(view, clock),
      reveal: async (reference) => {
        const row = await tree.rowOf(reference);
        if (row !== undefined) {
          await view.reveal(row, { select: true, focus: true });
        }
      },
    },
    programmatic,
    accessReview: () => accessReview(),
    reviewing: new SingleFlight(),
    reviewsFolder: join(context.globalStorageUri.fsPath, 'reviews'),
    cards,
    signInContext: {
      apiBase,
      clock,
      callbacks,
      memento: context.globalState,
      callbackUri: `${env.uriScheme}://${context.extension.id}/callback`,
      onSecret: (secret) => redactor.add(secret),
    },
    log,
  };
  const accessReview = lazy(async () => {
    const { AccessReviewPanel } = await import('./commands/access');
    const hasReview = new ContextKey<boolean>('fakturoid.hasReview');
    const panel = new AccessReviewPanel(context.extensionUri, (isOpen) => hasReview.set(isOpen));
    subscriptions.push(panel);
    return panel;
  });
  const state = new ContextKey<'signedIn' | 'signedOut'>('fakturoid.state');

  subscriptions.push(
    channel,
    store,
    sessions,
    directory,
    tree,
    callbacks,
    window.registerUriHandler(callbacks),
    tellOfUnusable(sessions, context.globalState),
    sessions.onDidRead((identities) => state.set(identities.length === 0 ? 'signedOut' : 'signedIn')),
    view,
    new IdentityStatusBar(sessions),
    showView(view, settings, programmatic, directory, sessions, clock),
    settings,
    programmatic,
    // Nothing tells of marks that settings sync brought; a person who comes back to the window sees them.
    window.onDidChangeWindowState(() => programmatic.reread()),
    registerAllCommands(commandContext),
    ...Object.values(DETAILS_VIEW_TYPES).map((viewType) =>
      window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel: async (panel, state) => (await details()).restore(panel, state),
      }),
    ),
  );
  return createApi(sessions, directory, details);
}

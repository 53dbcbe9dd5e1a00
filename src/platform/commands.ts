import { commands } from 'vscode';
import { DisposableStore } from '../base/disposables';
import type { Disposable } from '../base/event';
import { traceOf, type Log } from '../base/log';
import type { AccountReference, IdentityReference, ResourceKey, UserReference } from '../base/references';
import type { Action } from '../webview/toPage';
import { l10n } from './l10n';
import { window } from './window';

/** An API call, with the identity and the account that it is made with, as far as those are known. */
interface AskedCall {
  readonly method: string;
  readonly path: string;
  readonly event?: string | undefined;
  readonly identityId?: string | undefined;
  readonly slug?: string | undefined;
}

/** Rights for a new programmatic user, and areas for which nobody documents whether they are enough. */
interface NeededRights {
  readonly permission: string;
  readonly scopes: readonly string[];
  readonly undocumented: readonly string[];
}

/** Commands that are run by id, with their arguments. A feature adds those that only it runs: `accessReview/register.ts`. */
export interface CommandArguments {
  'fakturoid.askCall': readonly [(AskedCall | AccountReference)?];
  'fakturoid.changePurpose': readonly [UserReference];
  'fakturoid.copyCallAnswer': readonly [AskedCall];
  'fakturoid.copyCurl': readonly [AccountReference];
  'fakturoid.copyEmail': readonly [UserReference];
  'fakturoid.copyEndpoint': readonly [AccountReference];
  'fakturoid.copyHttpRequest': readonly [AccountReference];
  'fakturoid.copySlug': readonly [AccountReference];
  'fakturoid.copyTokenCard': readonly [IdentityReference];
  'fakturoid.focusIdentity': readonly [IdentityReference];
  'fakturoid.loadAllUsers': readonly [];
  'fakturoid.markProgrammatic': readonly [UserReference];
  'fakturoid.openInFakturoid': readonly [AccountReference];
  'fakturoid.copyNeededRights': readonly [];
  'fakturoid.openTerminal': readonly [AccountReference];
  'fakturoid.replaceCredentials': readonly [IdentityReference];
  /** Loads things again. */
  'fakturoid.retry': readonly [readonly ResourceKey[]];
  'fakturoid.reveal': readonly [UserReference | AccountReference];
  'fakturoid.saveTokenCard': readonly [IdentityReference];
  'fakturoid.showAccount': readonly [AccountReference];
  'fakturoid.setUpProgrammaticUser': readonly [NeededRights?];
  'fakturoid.showLog': readonly [];
  /** A user of a review, or an account of it. */
  'fakturoid.showReviewed': readonly [{ readonly slug: string; readonly userId?: number }];
  'fakturoid.showTokenCard': readonly [IdentityReference];
  'fakturoid.showUser': readonly [UserReference, how?: HowToShowUser];
  /** `goesOn`: another command asked for it and goes on afterwards. */
  'fakturoid.signIn': readonly [goesOn?: true];
}

/**
 * `keep`: the page stays when the next one is opened. `look`: the focus stays where it is, as a person may only be
 * looking.
 */
type HowToShowUser = 'keep' | 'look';

export type CommandId = keyof CommandArguments;

/** A command with its arguments, as data. */
export interface CommandCall {
  readonly command: CommandId;
  readonly arguments: readonly unknown[];
}

export function call<K extends CommandId>(command: K, ...args: CommandArguments[K]): CommandCall {
  return { command, arguments: args };
}

/** Runs a command. @throws what the command throws */
export async function run<K extends CommandId>(command: K, ...args: CommandArguments[K]): Promise<unknown> {
  return commands.executeCommand(command, ...args);
}

/** Runs a command that was kept as data, if there is one. */
export async function runCall(kept: CommandCall | undefined): Promise<void> {
  if (kept !== undefined) {
    await commands.executeCommand(kept.command, ...kept.arguments);
  }
}

/** Runs a command for a click, where nobody waits for its end. An error is logged and shown, never thrown. */
export async function runForClick(
  { command, arguments: args }: Pick<Action, 'command' | 'arguments'>,
  log: Pick<Log, 'error'>,
): Promise<void> {
  try {
    await commands.executeCommand(command, ...args);
  } catch (error) {
    log.error(`The command ${command} failed: ${traceOf(error)}`);
    const showLog = l10n.t('Show log');
    const answer = await window.showErrorMessage(
      l10n.t('The extension couldn’t do this. See the log for details.'),
      showLog,
    );
    if (answer === showLog) {
      await run('fakturoid.showLog');
    }
  }
}

/** Handler of a command: anybody may call it with anything. */
export type CommandHandler = (argument: unknown, option?: unknown) => unknown;

/** Registers commands by id. */
export function registerCommands(handlers: Readonly<Record<string, CommandHandler>>): Disposable {
  const disposables = new DisposableStore();
  for (const [id, handler] of Object.entries(handlers)) {
    disposables.add(commands.registerCommand(id, handler));
  }
  return disposables;
}

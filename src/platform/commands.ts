import { commands } from 'vscode';
import { DisposableStore } from '../base/disposables';
import type { Disposable } from '../base/event';
import type { AccountReference, IdentityReference, ResourceKey, UserReference } from '../base/references';

/** A call of the API, and as whom and where, as far as that is known. */
interface AskedCall {
  readonly method: string;
  readonly path: string;
  readonly event?: string | undefined;
  readonly identityId?: string | undefined;
  readonly slug?: string | undefined;
}

/** The rights that a programmatic user is to get, and areas of which nobody knows whether they are enough. */
interface NeededRights {
  readonly permission: string;
  readonly scopes: readonly string[];
  readonly undocumented: readonly string[];
}

/** The commands that one part of the extension runs of another, and what they take. */
export interface CommandArguments {
  'fakturoid.askCall': readonly [(AskedCall | AccountReference)?];
  'fakturoid.cancelReview': readonly [];
  'fakturoid.changePurpose': readonly [UserReference];
  'fakturoid.compareWithFile': readonly [];
  'fakturoid.copyCallAnswer': readonly [AskedCall];
  'fakturoid.copyCurl': readonly [AccountReference];
  'fakturoid.copyEmail': readonly [UserReference];
  'fakturoid.copyEndpoint': readonly [AccountReference];
  'fakturoid.copyHttpRequest': readonly [AccountReference];
  'fakturoid.copyId': readonly [UserReference];
  'fakturoid.copyJson': readonly [UserReference | AccountReference];
  'fakturoid.copySlug': readonly [AccountReference];
  'fakturoid.copyTokenCard': readonly [IdentityReference];
  'fakturoid.exportReview': readonly [];
  'fakturoid.focusIdentity': readonly [IdentityReference];
  'fakturoid.loadAllUsers': readonly [];
  'fakturoid.markProgrammatic': readonly [UserReference];
  'fakturoid.openInFakturoid': readonly [AccountReference];
  'fakturoid.copyNeededRights': readonly [];
  'fakturoid.openTerminal': readonly [AccountReference];
  'fakturoid.repair': readonly [];
  'fakturoid.replaceCredentials': readonly [IdentityReference];
  /** Loads things again. */
  'fakturoid.retry': readonly [readonly ResourceKey[]];
  'fakturoid.reveal': readonly [UserReference | AccountReference];
  'fakturoid.reviewAccess': readonly [];
  'fakturoid.saveTokenCard': readonly [IdentityReference];
  'fakturoid.showAccount': readonly [AccountReference];
  'fakturoid.setUpProgrammaticUser': readonly [NeededRights?];
  /** A user of a review, or an account of it. */
  'fakturoid.showReviewed': readonly [{ readonly slug: string; readonly userId?: number }];
  'fakturoid.showTokenCard': readonly [IdentityReference];
  /** And whether the page stays when the next one is opened. */
  'fakturoid.showUser': readonly [UserReference | RowOf<UserReference>, isKept?: boolean];
  /** And whether another command wanted it and goes on. */
  'fakturoid.signIn': readonly [goesOn?: true];
  'fakturoid.unmarkProgrammatic': readonly [UserReference];
}

/** A row of the tree, as VS Code passes it to the commands of its menu. */
interface RowOf<R> {
  readonly kind: string;
  readonly parent: unknown;
  readonly reference: R;
}

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

/** What a command does with what it was called with: anybody may call it with anything. */
export type CommandHandler = (argument: unknown, option?: unknown) => unknown;

/** Registers commands by id. */
export function registerCommands(handlers: Readonly<Record<string, CommandHandler>>): Disposable {
  const disposables = new DisposableStore();
  for (const [id, handler] of Object.entries(handlers)) {
    disposables.add(commands.registerCommand(id, handler));
  }
  return disposables;
}

import type * as vscode from 'vscode';
import { TreeItem as VsCodeTreeItem, window as vsCodeWindow } from 'vscode';
import type { Shown } from '../base/shown';

// VS Code's own window, in which every text must be `Shown`. Lint keeps the rest of the code from using the other one.

type Texts<T, K extends keyof T> = Omit<T, K> & {
  [P in keyof Pick<T, K>]: Exclude<T[P], string> | Shown;
};

interface Spoken {
  accessibilityInformation?: { readonly label: Shown; readonly role?: string };
}

export type QuickPickItem = Texts<vscode.QuickPickItem, 'label' | 'description' | 'detail'>;
/**
 * Every box stays when it loses the focus: a page that had it takes it back some time after the palette has closed, and
 * would close what a command has opened by then (microsoft/vscode#75209).
 */
type QuickPickOptions = Texts<vscode.QuickPickOptions, 'title' | 'placeHolder'> & {
  readonly ignoreFocusOut: true;
};
export type QuickPick<T extends QuickPickItem> = Texts<vscode.QuickPick<T>, 'title' | 'placeholder'>;
export type InputBox = Omit<
  Texts<vscode.InputBox, 'title' | 'prompt' | 'placeholder'>,
  'validationMessage'
> & {
  validationMessage: Shown | Texts<vscode.InputBoxValidationMessage, 'message'> | undefined;
};
type InputBoxOptions = Texts<vscode.InputBoxOptions, 'title' | 'prompt' | 'placeHolder'>;
export type StatusBarItem = Omit<Texts<vscode.StatusBarItem, 'text' | 'name'>, 'tooltip' | keyof Spoken> &
  Spoken & { tooltip: Shown | undefined };
export type TreeItem = Omit<
  Texts<vscode.TreeItem, 'description'>,
  'label' | 'tooltip' | 'command' | keyof Spoken
> &
  Spoken & { label?: Shown; tooltip?: vscode.MarkdownString | undefined; command?: Command };
export type Command = Texts<vscode.Command, 'title' | 'tooltip'>;
export type TreeView<T> = Texts<vscode.TreeView<T>, 'title' | 'description' | 'message'>;
export type WebviewPanel = Texts<vscode.WebviewPanel, 'title'>;
/** Provider for files that are shown and never written. */
interface CustomEditorProvider<D extends vscode.CustomDocument> {
  openCustomDocument(uri: vscode.Uri): Promise<D>;
  resolveCustomEditor(document: D, panel: WebviewPanel): Promise<void>;
}
type Progress = vscode.Progress<{ readonly message?: Shown; readonly increment?: number }>;

type ShowMessage = <T extends Shown>(message: Shown, ...items: readonly T[]) => Thenable<T | undefined>;
type ShowModal = <T extends Shown>(
  message: Shown,
  options: Texts<vscode.MessageOptions, 'detail'>,
  ...items: readonly T[]
) => Thenable<T | undefined>;

interface Narrowed {
  readonly showInformationMessage: ShowMessage & ShowModal;
  readonly showWarningMessage: ShowMessage & ShowModal;
  readonly showErrorMessage: ShowMessage & ShowModal;
  showQuickPick<T extends QuickPickItem>(
    items: readonly T[],
    options: QuickPickOptions & { readonly canPickMany: true },
  ): Thenable<T[] | undefined>;
  showQuickPick<T extends QuickPickItem>(
    items: readonly T[] | Thenable<readonly T[]>,
    options: QuickPickOptions,
    token?: vscode.CancellationToken,
  ): Thenable<T | undefined>;
  createQuickPick<T extends QuickPickItem>(): QuickPick<T>;
  showInputBox(options: InputBoxOptions): Thenable<string | undefined>;
  createInputBox(): InputBox;
  showOpenDialog(
    options: Texts<vscode.OpenDialogOptions, 'title' | 'openLabel'>,
  ): Thenable<vscode.Uri[] | undefined>;
  showSaveDialog(
    options: Texts<vscode.SaveDialogOptions, 'title' | 'saveLabel'>,
  ): Thenable<vscode.Uri | undefined>;
  createStatusBarItem(id: string, alignment: vscode.StatusBarAlignment): StatusBarItem;
  setStatusBarMessage(text: Shown, hideAfterMs: number): vscode.Disposable;
  withProgress<R>(
    options: Texts<vscode.ProgressOptions, 'title'>,
    task: (progress: Progress, token: vscode.CancellationToken) => Thenable<R>,
  ): Thenable<R>;
  createTreeView<T>(viewId: string, options: vscode.TreeViewOptions<T>): TreeView<T>;
  createWebviewPanel(
    viewType: string,
    title: Shown,
    column: vscode.ViewColumn | { readonly viewColumn: vscode.ViewColumn; readonly preserveFocus?: boolean },
    options?: vscode.WebviewPanelOptions & vscode.WebviewOptions,
  ): WebviewPanel;
  registerWebviewPanelSerializer(
    viewType: string,
    serializer: { deserializeWebviewPanel(panel: WebviewPanel, state: unknown): Thenable<void> },
  ): vscode.Disposable;
  registerCustomEditorProvider<D extends vscode.CustomDocument>(
    viewType: string,
    provider: CustomEditorProvider<D>,
  ): vscode.Disposable;
}

/** `vscode.window`, in which every text must be {@link Shown}. */
export const window = vsCodeWindow as unknown as Omit<typeof vscode.window, keyof Narrowed> & Narrowed;

/** `vscode.TreeItem`, in which every text must be {@link Shown}. */
export const TreeItem = VsCodeTreeItem as unknown as new (
  label: Shown,
  collapsibleState: vscode.TreeItemCollapsibleState,
) => TreeItem;

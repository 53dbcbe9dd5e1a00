import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  commands,
  ConfigurationTarget,
  type Diagnostic,
  languages,
  type TextDocument,
  Uri,
  window as vscodeWindow,
  workspace,
} from 'vscode';
import { systemClock } from '../../../src/base/clock';
import { nextTurn } from '../../../src/base/nextTurn';
import { ProgrammaticUsers } from '../../../src/directory/programmaticUsers';
import { WorkspaceAccount } from '../../../src/directory/workspaceAccount';
import { createInCode, type InCode } from '../../../src/features/inCode/inCode';
import { whoseIsThis } from '../../../src/features/inCode/whoseIsThis';
import type { Services } from '../../../src/services';
import { FakeMemento } from '../../kit/fakeMemento';
import { useStubs } from '../../kit/stubs';
import { openWindow, type TestWindow } from '../../kit/testWindow';
import { SandboxControl } from '../../sandbox/control';
import { required } from './required';

/** Invented, and put together so that no file of the project has it. */
export const H40 = 'a7'.repeat(19) + '1f';

/** What finds credentials in code, over a folder of files, for the tests around. */
export function useInCode() {
  const sandbox = new SandboxControl(required('FAKTUROID_SANDBOX_ORIGIN'));
  const stubs = useStubs();
  let people: Awaited<ReturnType<SandboxControl['people']>>;
  let folder: string;
  let window: TestWindow;
  let memento: FakeMemento;
  let account: WorkspaceAccount;
  let inCode: InCode;
  let isTrusted: boolean;
  let isEnabled: boolean;
  /** What dialogs and messages said, with what they offered. */
  let said: string[];
  /** Which button is pressed. */
  let press: string | undefined;
  let ran: unknown[][];

  beforeEach(async () => {
    await sandbox.reset();
    people = await sandbox.people();
    folder = mkdtempSync(path.join(tmpdir(), 'fakturoid-code-'));
    window = openWindow({ apiUrl: required('FAKTUROID_API_URL') });
    memento = new FakeMemento();
    account = new WorkspaceAccount(memento);
    isTrusted = true;
    isEnabled = true;
    said = [];
    press = undefined;
    ran = [];
    stubs.replace(workspace, 'isTrusted', true);
    Object.defineProperty(workspace, 'isTrusted', { configurable: true, get: () => isTrusted });
    for (const name of ['showInformationMessage', 'showWarningMessage'] as const) {
      stubs.replace(vscodeWindow, name, (text: string, ...rest: unknown[]) => {
        const [options] = rest;
        const detail = (options as { detail?: string } | undefined)?.detail;
        said.push(detail === undefined ? text : `${text} | ${detail}`);
        return Promise.resolve(rest.includes(press) ? press : undefined);
      });
    }
    inCode = createInCode(
      {
        ...window,
        programmatic: new ProgrammaticUsers(memento),
        workspaceAccount: account,
        workspaceMemento: memento,
        clock: systemClock,
        version: '0.0.0',
      } as unknown as Services,
      () => isEnabled,
    );
  });

  // The extension itself runs beside, and would tell the same.
  const switchItself = (isOn: boolean | undefined): Thenable<void> =>
    workspace.getConfiguration('fakturoid').update('inCode.enabled', isOn, ConfigurationTarget.Global);
  before(() => switchItself(false));
  after(() => switchItself(undefined));

  afterEach(async () => {
    inCode.dispose();
    window.dispose();
    await commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(folder, { recursive: true, force: true });
  });

  function write(name: string, text: string): Uri {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return Uri.file(file);
  }

  const ours = (uri: Uri): readonly Diagnostic[] =>
    languages.getDiagnostics(uri).filter(({ source }) => source === 'Fakturoid');

  /** Opens a file and waits for what is told of it. */
  async function told(name: string, text: string, count = 1): Promise<[TextDocument, readonly Diagnostic[]]> {
    const document = await workspace.openTextDocument(write(name, text));
    return [document, await eventually(document, count)];
  }

  async function eventually(document: TextDocument, count: number): Promise<readonly Diagnostic[]> {
    while (ours(document.uri).length !== count) {
      await nextTurn();
    }
    return ours(document.uri);
  }

  const at = (document: TextDocument, text: string) => ({
    uri: document.uri.toString(),
    offset: document.getText().indexOf(text),
  });

  /** Confirms the question of *Whose credentials are these?* and reads the card that it opens. */
  async function cardAfterAsking(document: TextDocument, value: string): Promise<string> {
    const execute = commands.executeCommand.bind(commands);
    stubs.replace(commands, 'executeCommand', (...given: unknown[]) => {
      ran.push(given);
      return Promise.resolve(undefined);
    });
    press = 'Ask Fakturoid';
    await whoseIsThis(inCode.context, at(document, value));
    stubs.replace(commands, 'executeCommand', execute);
    const [command, uri] = ran.pop() ?? [];
    assert.equal(command, 'markdown.showPreview');
    return (await workspace.openTextDocument(uri as Uri)).getText();
  }

  const requests = async (): Promise<number> => (await sandbox.requests()).length;

  return {
    stubs,
    get people() {
      return people;
    },
    get folder() {
      return folder;
    },
    get window() {
      return window;
    },
    get memento() {
      return memento;
    },
    get account() {
      return account;
    },
    get inCode() {
      return inCode;
    },
    set isTrusted(is: boolean) {
      isTrusted = is;
    },
    set isEnabled(is: boolean) {
      isEnabled = is;
    },
    /** What dialogs and messages said. */
    get said() {
      return said;
    },
    /** The button to press. */
    set press(button: string) {
      press = button;
    },
    write,
    ours,
    told,
    eventually,
    at,
    cardAfterAsking,
    requests,
  };
}

import assert from 'node:assert/strict';
import {
  CancellationTokenSource,
  Disposable,
  type LanguageModelTextPart,
  type LanguageModelTool,
  lm,
} from 'vscode';
import type { CallsContext } from '../../../../src/features/calls/context';
import { registerTools } from '../../../../src/features/calls/registerTools';
import { settings } from '../../../../src/platform/settings';
import { useStubs } from '../../../kit/stubs';
import { openWindow, signIn, type TestWindow } from '../../../kit/testWindow';
import { SandboxControl } from '../../../sandbox/control';
import { required } from '../../support/required';

describe('the tools for language models', () => {
  const sandbox = new SandboxControl(required('FAKTUROID_SANDBOX_ORIGIN'));
  const stubs = useStubs();
  const tools = new Map<string, LanguageModelTool<unknown>>();
  let current: TestWindow;
  let isOn: boolean;
  let onSettings: () => void;
  let registered: { dispose: () => void };

  beforeEach(async () => {
    await sandbox.reset();
    tools.clear();
    isOn = false;
    current = openWindow({ apiUrl: required('FAKTUROID_API_URL') });
    stubs.replace(lm, 'registerTool', (name: string, tool: LanguageModelTool<unknown>) => {
      tools.set(name, tool);
      return new Disposable(() => tools.delete(name));
    });
    stubs.replace(settings, 'areToolsEnabled', () => isOn);
    stubs.replace(settings, 'onDidChange', (listener: () => void) => {
      onSettings = listener;
      return new Disposable(() => undefined);
    });
    registered = registerTools(
      current as unknown as CallsContext,
      () => import('../../../../src/features/calls/onFirstUse'),
    );
  });
  afterEach(() => {
    registered.dispose();
    current.dispose();
  });

  async function told(name: string, input: object): Promise<string> {
    const never = new CancellationTokenSource().token;
    const tool = tools.get(name);
    const result = await tool?.invoke({ input, toolInvocationToken: undefined }, never);
    return (result?.content ?? []).map((part) => (part as LanguageModelTextPart).value).join('');
  }

  it('are registered only as long as the setting is on', () => {
    assert.deepEqual([...tools.keys()], []);
    isOn = true;
    onSettings();
    assert.deepEqual([...tools.keys()], ['fakturoid_accounts', 'fakturoid_can_call']);
    isOn = false;
    onSettings();
    assert.deepEqual([...tools.keys()], []);
  });

  it('answer without a token, an email or a name, and ask the person with both', async () => {
    const { robot } = await sandbox.people();
    const identity = await signIn(current.sessions, robot);
    isOn = true;
    onSettings();
    const input = { method: 'POST', path: '/accounts/studio-kometa/invoices.json' };
    const answers = [await told('fakturoid_accounts', {}), await told('fakturoid_can_call', input)];
    assert.match(answers[0] ?? '', /"slug":"studio-kometa","permission":"read","scopes":\["invoices"\]/);
    assert.match(answers[1] ?? '', /"verdict":"no","reason":"readChangesNothing"/);
    for (const secret of [current.sessions.accessTokenOf(identity.id), identity.name, identity.email]) {
      assert.ok(secret !== undefined && !answers.join('').includes(secret));
    }
    const prepared = await tools
      .get('fakturoid_can_call')
      ?.prepareInvocation?.({ input }, new CancellationTokenSource().token);
    const message = prepared?.confirmationMessages?.message as string;
    assert.match(message, /Most do e-shopu/);
    assert.match(message, /studio-kometa/);
  });

  it('say what to do where nobody is signed in, and where they were asked nonsense', async () => {
    isOn = true;
    onSettings();
    assert.match(await told('fakturoid_accounts', {}), /ask the user to sign in/);
    assert.match(await told('fakturoid_can_call', { method: 5 }), /Give a method and a path/);
  });
});

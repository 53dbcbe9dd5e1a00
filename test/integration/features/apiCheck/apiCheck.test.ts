import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  CancellationTokenSource,
  commands,
  env,
  type TextDocument,
  type TextDocumentShowOptions,
  window as vscodeWindow,
  workspace,
} from 'vscode';
import { systemClock } from '../../../../src/base/clock';
import { nextTurn } from '../../../../src/base/nextTurn';
import { markdownOf } from '../../../../src/base/report/markdown';
import { emptyResult } from '../../../../src/features/apiCheck/rules/checkApi';
import type { ApiProbe } from '../../../../src/fakturoid/apiProbe';
import { ClientFactory } from '../../../../src/fakturoid/clientFactory';
import { apiReport } from '../../../../src/features/apiCheck/report';
import { type ApiCheckContext, runApiCheck } from '../../../../src/features/apiCheck/runApiCheck';
import { checked } from '../../../kit/checkedApi';
import { plantedWorlds } from '../../../kit/plantedApi';
import { useStubs } from '../../../kit/stubs';
import { openWindow, signIn, type TestWindow } from '../../../kit/testWindow';
import { SandboxControl } from '../../../sandbox/control';
import { required } from '../../support/required';

const MADE = { at: 0, method: 'clientCredentials', version: '0.0.0', vscodeVersion: '0.0.0' } as const;

describe('the check of the API', () => {
  const sandbox = new SandboxControl(required('FAKTUROID_SANDBOX_ORIGIN'));
  const stubs = useStubs();
  /** Answers each message by the label of a button, or undefined. */
  let answer: (message: string, labels: readonly string[]) => string | undefined;
  let detail: string;
  let copied: string | undefined;
  let shownWhenCopied: string | undefined;
  /** What was shown: which editor is the active one VS Code tells a little later. */
  let report: TextDocument | undefined;
  /** What the report was made of: under load VS Code may give its name to the text that had it before. */
  let written: string;
  let current: TestWindow;
  let context: ApiCheckContext;
  let probe: ApiProbe;
  /** By how much the clock of the tokens is put forward, in milliseconds. */
  let later: number;

  beforeEach(async () => {
    await sandbox.reset();
    copied = undefined;
    report = undefined;
    written = '';
    detail = '';
    later = 0;
    const clock = { ...systemClock, now: () => Date.now() + later };
    current = openWindow({ apiUrl: required('FAKTUROID_API_URL'), clock });
    ({ probe } = new ClientFactory({
      apiBase: required('FAKTUROID_API_URL'),
      fetch,
      clock: systemClock,
      userAgent: () => 'FakturoidExplorer/0.0.0 (https://firma.cz)',
      log: current.log,
      timeoutMs: 500,
    }));
    const parts: Partial<ApiCheckContext> = {
      sessions: current.sessions,
      directory: current.directory,
      clock: systemClock,
      version: '0.0.0',
      onDidChangeWait: current.onDidChangeWait,
      probe: () => Promise.resolve(probe),
    };
    context = parts as ApiCheckContext;
    await signIn(current.sessions, (await sandbox.people()).agency);
    stubs.replace(vscodeWindow, 'showInformationMessage', (message: string, ...rest: unknown[]) => {
      const [options] = rest;
      if (typeof options === 'object') detail = String((options as { detail?: unknown }).detail);
      const labels = rest.filter((item) => typeof item === 'string');
      return Promise.resolve(answer(message, labels));
    });
    const openTextDocument = workspace.openTextDocument as (options: {
      readonly content: string;
    }) => Thenable<TextDocument>;
    stubs.replace(workspace, 'openTextDocument', (options: unknown) => {
      const made = options as { readonly content: string };
      written = made.content;
      return openTextDocument(made);
    });
    const { showTextDocument } = vscodeWindow;
    stubs.replace(
      vscodeWindow,
      'showTextDocument',
      async (document: TextDocument, options: TextDocumentShowOptions) => {
        const editor = await showTextDocument(document, options);
        report = document;
        return editor;
      },
    );
    stubs.replace(env, 'clipboard', {
      readText: () => Promise.resolve(copied ?? ''),
      writeText: (text) => {
        shownWhenCopied = report?.getText();
        copied = text;
        return Promise.resolve();
      },
    });
  });

  afterEach(async () => {
    current.dispose();
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    // The next unsaved document gets the same name, and would be this one.
    while (report?.isClosed === false) {
      await nextTurn();
    }
  });

  async function requests(): Promise<readonly string[]> {
    return (await sandbox.requests()).map(
      ({ method, path }) => `${method} ${path.replace(/nobody-[\w-]+/, 'nobody')}`,
    );
  }

  it('asks first, and sends nothing when the person leaves', async () => {
    const before = await requests();
    answer = () => undefined;
    await runApiCheck(context);
    assert.match(detail, /At most 15 read-only requests .*Tereza Šťastná.*isn’t sent anywhere/);
    assert.deepEqual(await requests(), before);
    assert.equal(report, undefined);
  });

  it('shows the whole report in an unsaved document before it is copied', async () => {
    const before = (await requests()).length;
    answer = (_message, labels) => labels.find((label) => label === 'Check' || label === 'Copy');
    await runApiCheck(context);
    const document = report;
    assert.ok(document?.isUntitled);
    assert.equal(document.languageId, 'markdown');
    await Promise.resolve();
    assert.equal(copied, document.getText());
    assert.equal(shownWhenCopied, copied);
    assert.match(copied, /^# How Fakturoid’s API behaves\n/);
    assert.match(copied, /- U3 usersPageSize: How many users does a page have\? Assumed: 40\. Seen: 40\.\n/);
    assert.match(
      copied,
      /- U1 roleValues: .*\(Účetní\) have\? Assumed: accountant\. Seen: accountant \(owner \d+, /,
    );
    const sent = (await requests()).slice(before);
    assert.ok(sent.length <= 15 && sent.every((line) => line.startsWith('GET ')), sent.join('\n'));
    for (const { slug, name } of await sandbox.accounts()) {
      assert.ok(!copied.includes(slug) && !copied.includes(name), slug);
    }
  });

  it('asks for one new token where that was chosen, which the identity then uses', async () => {
    await sandbox.setSwitches({ newTokenInvalidatesOld: 'on' });
    const before = (await requests()).length;
    const [identity] = await current.sessions.list();
    assert.ok(identity);
    const older = current.sessions.accessTokenOf(identity.id);
    answer = (_message, labels) => labels.find((label) => label === 'Check with a new token');
    await runApiCheck(context);
    const sent = (await requests()).slice(before);
    assert.equal(sent.filter((line) => line.startsWith('POST ')).length, 1);
    assert.ok(sent.filter((line) => line.startsWith('GET ')).length <= 15);
    assert.notEqual(current.sessions.accessTokenOf(identity.id), older);
    assert.match(
      written,
      /U8 newTokenInvalidatesOld: .* Assumed: no\. Seen: yes\. The windows of VS Code share/,
    );
  });

  it('tells that a token which had ended was renewed, also where a new one was wanted', async () => {
    for (const button of ['Check', 'Check with a new token']) {
      later += 3 * 60 * 60 * 1000;
      const before = (await requests()).length;
      answer = (_message, labels) => labels.find((label) => label === button);
      await runApiCheck(context);
      const sent = (await requests()).slice(before);
      assert.equal(sent.filter((line) => line.startsWith('POST ')).length, 1, button);
      assert.match(written, /- New token: the old one had expired, so it was renewed before the check\n/);
      assert.match(detail, /If the current token has expired, it is renewed first\./);
    }
  });

  it('tells of a token that was revoked, and concludes nothing from that', async () => {
    await sandbox.revokeTokens('agency');
    answer = (_message, labels) => labels.find((label) => label === 'Check');
    await runApiCheck(context);
    assert.match(written, /Requests without a usable response: 1 \(Sign-in no longer valid\)/);
    assert.doesNotMatch(written, /Seen: 401/);
  });

  it('tells of too many requests, whatever the server says about when to try again', async () => {
    await sandbox.setSwitches({ retryAfter: 'on' });
    await sandbox.fail('any', '429', 100);
    answer = (_message, labels) => labels.find((label) => label === 'Check');
    await runApiCheck(context);
    assert.match(written, /Requests without a usable response: 1 \(Too many requests\)/);
  });

  /** Runs the check, and something else once so many requests were sent. */
  async function runUntil(count: number, interrupt: () => void): Promise<void> {
    answer = (_message, labels) => labels.find((label) => label === 'Check');
    const get = probe.get.bind(probe);
    let sent = 0;
    stubs.replace(probe, 'get', (request) => {
      if (sent++ === count) interrupt();
      return get(request);
    });
    await runApiCheck(context);
  }

  it('tells what was seen until it was cancelled, and nothing where that was nothing', async () => {
    let cancel = new CancellationTokenSource();
    stubs.replace(vscodeWindow, 'withProgress', (_options, task) =>
      task({ report: () => undefined }, cancel.token),
    );
    await runUntil(3, () => cancel.cancel());
    assert.match(written, /- The check was cancelled, so not everything was tried\./);
    assert.match(written, /- Requests: 3\n/);
    written = '';
    cancel = new CancellationTokenSource();
    await runUntil(0, () => cancel.cancel());
    assert.equal(written, '');
  });

  it('stops where its identity signs out, another one stays, and tells so', async () => {
    await signIn(current.sessions, (await sandbox.people()).freelancer);
    const [identity] = await current.sessions.list();
    assert.ok(identity);
    const before = (await requests()).length;
    let gone: Promise<unknown> | undefined;
    answer = (_message, labels) => labels.find((label) => label === 'Check');
    const get = probe.get.bind(probe);
    let sent = 0;
    stubs.replace(probe, 'get', async (request) => {
      if (++sent === 3) await (gone = current.sessions.signOut(identity.id));
      return get(request);
    });
    await runApiCheck(context, { identityId: identity.id });
    await gone;
    assert.match(written, /- The identity was signed out in the meantime, so not everything was tried\./);
    assert.ok((await requests()).slice(before).filter((line) => line.startsWith('GET ')).length < 4);
    assert.equal((await current.sessions.list()).length, 1);
  });

  for (const [fault, words] of [
    ['hang', /Requests without a usable response: 1 \(Request timed out\)\n- The server stopped responding/],
    ['garbage', /Responses that don’t match the API’s documentation: \d/],
    ['reset', /Requests without a usable response: 1 \(Connection failed\)/],
  ] as const) {
    it(`says so where the answer is ${fault}`, async () => {
      await sandbox.fail('any', fault, 100);
      answer = (_message, labels) => labels.find((label) => label === 'Check');
      await runApiCheck(context);
      assert.match(written, words);
    });
  }

  it('says so where there is not even a token', () => {
    const text = markdownOf(apiReport(emptyResult('grantRefused', true), MADE));
    assert.match(text, /- New token: Credentials rejected\n/);
    assert.match(text, /- A new token couldn’t be obtained: Credentials rejected\n/);
    assert.doesNotMatch(text, /The server stopped responding/);
  });

  it('names nobody and nothing that is planted, in 1,000 worlds', async function () {
    // Each world has a limit of its own: how many are through in a while is up to the machine.
    this.timeout(0);
    const nowhere = { apiUrl: 'http://127.0.0.1:9/api/v3', issueToken: () => '' };
    const { agency } = await sandbox.people();
    let askedThrough = 0;
    await fc.assert(
      fc.asyncProperty(plantedWorlds, async ({ fetch: planted, token, secrets }) => {
        const result = await checked(nowhere, agency, { fetch: planted, token });
        askedThrough += result.observations.length > 8 ? 1 : 0;
        const text = JSON.stringify(result) + markdownOf(apiReport(result, MADE));
        for (const secret of secrets) assert.ok(!text.includes(secret), secret);
      }),
      { numRuns: 1_000, plugins: [fc.timeout(20_000)] },
    );
    assert.ok(askedThrough > 200, 'many worlds are asked through');
  });
});

import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { shown } from '../../../src/base/shown';
import { guidePage } from '../../../src/features/programmaticUsers/guidePage';
import { findBrowser, startBrowser } from '../../host/browser';
import { say } from '../../host/progress';
import { assertAccessible } from '../support/accessibility';

/** In VS Code no script runs in this page, so nothing can be asked of it there. */
describe('the page of the guide in a real browser', () => {
  let browser: Browser;
  let page: Page;

  before('start a browser', async function () {
    this.timeout(120_000);
    browser = await startBrowser(await findBrowser(say));
    page = await browser.newPage({ viewport: { width: 320, height: 640 } });
    const long = shown('velmi.dlouha.adresa.bez.mezer.'.repeat(8));
    const guide = {
      title: long,
      lead: long,
      facts: [{ label: shown('Permission'), value: long }],
      steps: [
        {
          title: shown('Invite the user'),
          sentences: [long],
          link: { label: shown('Open Fakturoid'), target: 'fakturoid' },
        },
        { title: long, sentences: [], link: { label: shown('Sign in'), target: 'fakturoid.signIn' } },
      ],
    } as const;
    await page.setContent(guidePage(guide, 'en', 'dGVzdA=='));
  });

  after('end the browser', () => browser.close());

  it('is accessible, and fits 320 px, which is a zoom of 400 %', async () => {
    await assertAccessible(page);
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320);
  });

  it('is gone through with Tab from link to link', async () => {
    const names: string[] = [];
    while (names.length < 2) {
      await page.keyboard.press('Tab');
      names.push(await page.evaluate('document.activeElement.innerText'));
    }
    assert.deepEqual(names, ['Open Fakturoid', 'Sign in']);
  });
});

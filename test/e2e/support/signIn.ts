import type { Locator } from 'playwright-core';
import type { ClientCredentials } from '../../sandbox';
import type { Workbench } from './workbench';

const SIGN_IN = { en: 'Sign in', cs: 'Přihlásit se' } as const;

/** Takes the way to sign in that stands ready: with Client ID and Client Secret, or the one used last. */
export async function chooseMethod({ quickInput }: Workbench): Promise<void> {
  await quickInput
    .item('Client ID and Client Secret')
    .or(quickInput.item('Client ID a Client Secret'))
    .waitFor();
  await quickInput.accept();
}

/** Enters a pair into the boxes, which must be open. */
export async function enterPair(
  { quickInput }: Workbench,
  { clientId, clientSecret }: ClientCredentials,
): Promise<void> {
  await quickInput.waitFor('(1/2)');
  await quickInput.answer(clientId);
  await quickInput.waitFor('(2/2)');
  await quickInput.answer(clientSecret);
}

/** Signs in from the side bar, as somebody who is new here; nothing where that is done already. */
export async function signIn(
  workbench: Workbench,
  pair: ClientCredentials,
  language: keyof typeof SIGN_IN = 'en',
): Promise<void> {
  const button = welcome(workbench, language);
  if (await isSignedIn(workbench, button)) {
    // A step that is tried once more finds people signed in.
    return;
  }
  await button.click();
  await chooseMethod(workbench);
  await enterPair(workbench, pair);
  await workbench.quickInput.waitUntilClosed();
  // The accounts take the focus when they are there, and with it everything closes that was opened before that.
  await workbench.tree().waitForFocus();
}

/** Nothing where nobody is signed in. */
export async function signOutOfAll(workbench: Workbench): Promise<void> {
  const button = welcome(workbench);
  if (await isSignedIn(workbench, button)) {
    await workbench.runCommand('Fakturoid: Sign out of all identities');
    await workbench.dialog.press('Sign out');
    await button.waitFor();
  }
}

function welcome({ page }: Workbench, language: keyof typeof SIGN_IN = 'en'): Locator {
  return page.locator('.welcome-view').getByRole('button', { name: SIGN_IN[language] });
}

/** By what the side bar shows. */
async function isSignedIn(workbench: Workbench, button: Locator): Promise<boolean> {
  await workbench.openSideBar('Fakturoid');
  const row = workbench.tree().element.getByRole('treeitem').first();
  await button.or(row).first().waitFor();
  return row.isVisible();
}

import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { timeInName } from '../../src/directory/savedFileNames';
import { CODE_FILE, type Studio } from './studio';

const ACCOUNT = 'Studio Kometa s.r.o.';
/** Beside what changes: Dušan leaves, and a trainee comes who may write. */
const LEAVES = 'Dušan Zářecký';
const TWO_MONTHS_MS = 61 * 24 * 3_600_000;

/** Takes the picture of each feature once somebody has signed in. Each goes on from the one before. */
export const FEATURES: Readonly<Record<string, (studio: Studio) => Promise<Buffer>>> = {
  access: takeAccess,
  token: takeToken,
  review: takeReview,
  integration: takeGuide,
  code: takeCode,
};

/** The tree beside the details of a user. */
async function takeAccess({ workbench, sandbox, camera }: Studio): Promise<Buffer> {
  await workbench.runCommand('View: Close All Editors');
  await camera.setSize(1_040, 640);
  await camera.setSideBarWidth(385);
  await workbench.tree().click(sandbox.people.agency.fullName);
  await workbench.webview().locator('#accounts').waitFor();
  await camera.rest();
  return camera.window();
}

async function takeToken({ workbench, camera, run }: Studio): Promise<Buffer> {
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  await camera.setSize(900, 800);
  await run('fakturoid.showTokenCard');
  const accounts = workbench.webview().locator('table').first();
  await accounts.waitFor();
  await camera.rest();
  return camera.webview(accounts.getByRole('row').nth(6), 0);
}

/** The second review, which has something to compare with. */
async function takeReview({ workbench, sandbox: { world }, camera, run }: Studio): Promise<Buffer> {
  const page = workbench.webview();
  await run('fakturoid.reviewAccess');
  await page.locator('.grid').waitFor();
  await predateReview(workbench.userData);
  const account = [...world.accounts.values()].find(({ name }) => name === ACCOUNT);
  const leaver = [...world.users.values()].find(({ fullName }) => fullName === LEAVES);
  if (account === undefined || leaver === undefined) {
    throw new Error(`The sandbox has no ${LEAVES} in ${ACCOUNT}.`);
  }
  world.removeMember(account.slug, leaver.id);
  const trainee = world.addUser('Nikola Bílá', 'nikola.bila@studio-kometa.example');
  world.setMember(account.slug, trainee.id, { permission: 'write', allowedScope: ['invoices'] });
  await run('fakturoid.reviewAccess');
  const changes = page.locator('section').filter({ hasText: trainee.fullName }).first();
  await changes.waitFor();
  await page.locator(':focus').blur();
  await camera.rest();
  return camera.webview(changes);
}

/** Lets the review that was saved be of two months ago, as it is of nobody who has only just made one. */
async function predateReview(userData: string): Promise<void> {
  const names = await readdir(userData, { recursive: true });
  const name = names.find((each) => path.basename(each).startsWith('review-') && each.endsWith('.json'));
  if (name === undefined) {
    throw new Error('The first review was not saved.');
  }
  const file = path.join(userData, name);
  const text = await readFile(file, 'utf8');
  const { madeAt } = JSON.parse(text) as { readonly madeAt: string };
  const earlier = new Date(Date.parse(madeAt) - TWO_MONTHS_MS).toISOString();
  await writeFile(file, text.replace(madeAt, earlier));
  await rename(file, file.replace(timeInName(madeAt), timeInName(earlier)));
}

async function takeGuide({ workbench, camera, run }: Studio): Promise<Buffer> {
  await camera.setSize(780, 800);
  await run('fakturoid.setUpProgrammaticUser');
  // The palette, which may still be there, has no title.
  await workbench.quickInput.title.filter({ hasText: /\S/ }).waitFor();
  await workbench.quickInput.accept();
  const steps = workbench.webview().locator('ol > li');
  await steps.first().waitFor();
  await camera.rest();
  return camera.webview(steps.nth(1));
}

/** What is said of a call under the mouse. */
async function takeCode({ workbench, camera }: Studio): Promise<Buffer> {
  const { page, quickInput } = workbench;
  await camera.setSize(900, 390);
  await workbench.runCommand('View: Close All Editors');
  await page.keyboard.press('ControlOrMeta+P');
  await quickInput.type(CODE_FILE);
  await quickInput.choose(CODE_FILE);
  const address = page.locator('.view-line').getByText('invoices.json');
  await address.waitFor();
  await address.hover();
  await page.locator('.monaco-hover .hover-contents').filter({ visible: true }).first().waitFor();
  return camera.editor();
}

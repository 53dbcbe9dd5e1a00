import type { Locator } from 'playwright-core';
import { movingPicture, type Frame } from './encode';
import type { Studio } from './studio';

const ACCOUNT = 'Studio Kometa s.r.o.';
const SIZE = { width: 1_000, height: 640 };
const SIDE_BAR_WIDTH = 280;

const GLANCE_MS = 900;
const LOOK_MS = 1_600;
const READ_MS = 3_200;

/** The pointer of a mouse, which pictures of a browser lack. It points with its upper left corner. */
const POINTER = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 24"><path d="M1 1v17l4-3.6 2.6 6.2 2.8-1.2-2.6-6h5.4z" fill="#fff" stroke="#000" stroke-width="1.4" stroke-linejoin="round"/></svg>',
)}`;

/** From nobody signed in to what a token can do: sign in, open an account, a user, the token card. */
export async function takeTour(studio: Studio): Promise<Buffer> {
  const { workbench, sandbox, camera, titleOf } = studio;
  const { page, quickInput } = workbench;
  const { agency } = sandbox.people;
  const frames: Frame[] = [];
  const take = async (shownForMs: number): Promise<void> => {
    frames.push({ picture: await camera.window(), shownForMs });
  };

  await camera.setSize(SIZE.width, SIZE.height);
  await workbench.openSideBar('Fakturoid');
  await camera.setSideBarWidth(SIDE_BAR_WIDTH);
  const signIn = page.locator('.welcome-view').getByRole('button').first();
  await signIn.waitFor();
  await take(GLANCE_MS);
  await pointAt(studio, signIn);
  await take(GLANCE_MS);
  await signIn.click();
  await hidePointer(studio);
  await camera.rest();
  await quickInput.title.filter({ hasText: /\S/ }).waitFor();
  await take(GLANCE_MS);
  await quickInput.accept();
  await quickInput.waitFor('(1/2)');
  await quickInput.type(agency.clientId);
  await take(GLANCE_MS);
  await quickInput.accept();
  await quickInput.waitFor('(2/2)');
  await quickInput.type(agency.clientSecret);
  await take(GLANCE_MS);
  await quickInput.accept();
  await quickInput.waitUntilClosed();

  const account = await workbench.tree().row(ACCOUNT);
  await take(GLANCE_MS);
  await pointAt(studio, account);
  await take(GLANCE_MS);
  await workbench.tree().expand(ACCOUNT);
  await workbench.tree().waitForDescription(ACCOUNT, / 7 /);
  await camera.rest();
  await take(LOOK_MS);
  const user = await workbench.tree().row(agency.fullName);
  await pointAt(studio, user);
  await take(GLANCE_MS);
  await user.click();
  const details = workbench.webview();
  await details.locator('#accounts').waitFor();
  await details.locator('img.picture').waitFor();
  await camera.rest();
  await take(LOOK_MS);

  const token = details.getByRole('button', { name: titleOf('fakturoid.showTokenCard') });
  await pointAt(studio, token);
  await take(GLANCE_MS);
  await token.click();
  await hidePointer(studio);
  const accounts = workbench.webview().locator('table').first();
  await accounts.waitFor();
  await camera.rest();
  await take(READ_MS);
  await accounts.evaluate((table: { scrollIntoView(): void }) => table.scrollIntoView());
  await take(READ_MS);
  return movingPicture(frames);
}

/** Draws the pointer on an element, and lets that show what it shows under a mouse. */
async function pointAt({ workbench: { page } }: Studio, element: Locator): Promise<void> {
  await element.hover();
  const box = await element.boundingBox();
  if (box === null) {
    throw new Error('There is nothing to point at.');
  }
  const place = { x: box.x + Math.min(box.width / 2, 140), y: box.y + box.height / 2 };
  await page.evaluate(
    `(({ picture, x, y }) => {
      const pointer = document.getElementById('pointer') ?? document.body.appendChild(document.createElement('img'));
      pointer.id = 'pointer';
      pointer.src = picture;
      Object.assign(pointer.style, {
        position: 'fixed', left: x + 'px', top: y + 'px', width: '16px', zIndex: 100000, pointerEvents: 'none',
      });
    })(${JSON.stringify({ picture: POINTER, ...place })})`,
  );
}

async function hidePointer({ workbench: { page } }: Studio): Promise<void> {
  await page.evaluate(`document.getElementById('pointer')?.remove()`);
}

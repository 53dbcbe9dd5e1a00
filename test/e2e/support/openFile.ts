import type { Workbench } from './workbench';

/** Opens a file of the folder that is open, from the tree of files. */
export async function openFile(workbench: Workbench, name: string): Promise<void> {
  await workbench.openSideBar('Explorer');
  await workbench.page.locator('.explorer-folders-view').getByText(name, { exact: true }).dblclick();
  await workbench.page.locator('.tabs-container .tab').filter({ hasText: name }).waitFor();
}

import { signOutOfAll } from '../support/signIn';
import { useStage } from '../support/useStage';

/** Of all files of this folder. */
export const stage = useStage();

/** As after the first start: nobody is signed in, and nothing is open. */
export async function startAfresh(): Promise<void> {
  const { workbench, sandbox } = stage;
  await signOutOfAll(workbench);
  await workbench.runCommand('View: Close All Editors');
  await workbench.runCommand('Notifications: Clear All Notifications');
  sandbox.reset();
}

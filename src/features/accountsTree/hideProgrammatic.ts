import { l10n } from '../../platform/l10n';
import { window } from '../../platform/window';
import type { TreeContext } from './context';

/** *Hide programmatic users*: from the tree in both arrangements. Search and choices still offer them, marked. */
export async function hideProgrammatic({ options, programmatic }: TreeContext): Promise<void> {
  await options.set({ hidesProgrammatic: true });
  if (programmatic.all().size === 0) {
    void window.showInformationMessage(
      l10n.t('No user is marked as programmatic yet. Whoever you mark will be hidden from the tree.'),
    );
  }
}

/** *Show programmatic users*: among all others again. */
export async function showProgrammatic({ options }: TreeContext): Promise<void> {
  await options.set({ hidesProgrammatic: false });
}

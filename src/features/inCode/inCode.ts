import { CodeActionKind, languages } from 'vscode';
import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import type { Services } from '../../services';
import { TriedCards } from './triedCards';
import { Documents } from './documents';
import { SlugHovers } from './hovers';
import { IgnoredPlaces } from './ignored';
import { quickFixes } from './quickFixes';
import type { FoundContext } from './whoseIsThis';

/** Everything that searches code, once it is wanted. */
export interface InCode extends Disposable {
  readonly context: FoundContext;
}

/**
 * Begins to search open documents, and offers what can be done there.
 *
 * @param isEnabled called each time: a person may switch it off
 */
export function createInCode(services: Services, isEnabled: () => boolean): InCode {
  const { programmatic, version, clock, workspaceMemento, workspaceAccount } = services;
  const disposables = new DisposableStore();
  const ignored = disposables.add(new IgnoredPlaces(workspaceMemento));
  const cards = disposables.add(new TriedCards({ programmatic, version, now: clock.now }));
  disposables.add(new Documents({ ignored, workspaceAccount, isEnabled }));
  disposables.add(
    languages.registerCodeActionsProvider('*', quickFixes(isEnabled), {
      providedCodeActionKinds: [CodeActionKind.QuickFix],
    }),
  );
  disposables.add(languages.registerHoverProvider('*', new SlugHovers({ ...services, isEnabled })));
  return { context: { ...services, ignored, cards }, dispose: () => disposables.dispose() };
}

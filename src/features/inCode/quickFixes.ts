import {
  CodeAction,
  CodeActionKind,
  type CodeActionContext,
  type CodeActionProvider,
  type Diagnostic,
  type TextDocument,
  WorkspaceEdit,
} from 'vscode';
import type { Shown } from '../../base/shown';
import { l10n } from '../../platform/l10n';
import { SOURCE } from './documents';
import { type Found, foundIn, type FoundPlace, rangeOf } from './found';
import { attemptWith } from './rules/pairs';
import { readFromEnvironment } from './rules/fromEnvironment';

/** Offers what can be done about a credential in its place. */
export function quickFixes(isEnabled: () => boolean): CodeActionProvider {
  return {
    provideCodeActions: (document: TextDocument, _range: unknown, { diagnostics }: CodeActionContext) =>
      isEnabled() ? diagnostics.flatMap((diagnostic) => fixesFor(document, diagnostic)) : [],
  };
}

function fixesFor(document: TextDocument, diagnostic: Diagnostic): readonly CodeAction[] {
  if (diagnostic.source !== SOURCE || diagnostic.code === 'otherAccount') {
    return [];
  }
  const found = foundIn(document, document.offsetAt(diagnostic.range.start));
  const fixes = found === undefined ? [] : fixesOf(found);
  return fixes.map((fix) => Object.assign(fix, { diagnostics: [diagnostic] }));
}

function fixesOf(found: Found): readonly CodeAction[] {
  const { document, credential, all } = found;
  const text = document.getText();
  const fixes: CodeAction[] = [];
  if (credential.shape !== undefined) {
    fixes.push(running(l10n.t('Whose is this?'), 'fakturoid.whoseIsThis', found));
    if (attemptWith(text, credential, all).type !== 'none') {
      fixes.push(running(l10n.t('Sign in with these credentials'), 'fakturoid.signInWithFound', found));
    }
  }
  const replacement = readFromEnvironment(text, document.languageId, credential);
  if (replacement !== undefined) {
    const fix = new CodeAction(l10n.t('Read it from the environment instead'), CodeActionKind.QuickFix);
    fix.edit = new WorkspaceEdit();
    fix.edit.replace(document.uri, rangeOf(document, replacement), replacement.text);
    fixes.push(fix);
  }
  fixes.push(running(l10n.t('Ignore here'), 'fakturoid.ignoreFound', found));
  return fixes;
}

function running(title: Shown, command: string, { document, credential }: Found): CodeAction {
  const fix = new CodeAction(title, CodeActionKind.QuickFix);
  const reference: FoundPlace = { uri: document.uri.toString(), offset: credential.start };
  fix.command = { title, command, arguments: [reference] };
  return fix;
}

import assert from 'node:assert/strict';
import { extensions, type Uri } from 'vscode';

/** Where the extension is, which these tests have built. */
export function extensionUri(): Uri {
  const extension = extensions.getExtension('fakturoid-explorer.fakturoid-explorer');
  assert.ok(extension);
  return extension.extensionUri;
}

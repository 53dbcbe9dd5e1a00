import { workspace } from 'vscode';
import { curlCommand, userAgentFor } from '../../fakturoid/ownCode';
import type { Identity } from '../../session/sessions';

/** A shell command that asks for the users of an account, for whoever is behind an identity; without the token. */
export function curlFor({ email }: Identity, slug: string): string {
  // Whoever runs it answers for it; the extension's own contact is only what there is otherwise.
  const contact = email ?? workspace.getConfiguration('fakturoid').get('contact', '');
  return curlCommand(slug, userAgentFor(contact));
}

import { env } from 'vscode';
import { l10n } from '../../../platform/l10n';
import { markdownOf } from '../../../base/report/markdown';
import type { DetailsContext } from '../panels';
import { offerRemedy } from '../../../pickers/offerRemedy';
import { saveAs } from '../../../platform/saveAs';
import { say } from '../../../platform/statusMessage';
import { identityOf } from '../../../pickers/targets';
import { tokenCardReport } from '../../../labels/tokenCardReport';
import { reviewOfToken, tokenCardOf } from '../../../directory/tokenCard';

/** *Copy token card as Markdown*: without the token, or any other secret. */
export async function copyTokenCard(context: DetailsContext, argument?: unknown): Promise<void> {
  const card = await cardText(context, argument);
  if (card !== undefined) {
    await env.clipboard.writeText(card);
    say(l10n.t('Copied the token card as Markdown (without the token)'));
  }
}

/** *Save token card as Markdown…* */
export async function saveTokenCard(context: DetailsContext, argument?: unknown): Promise<void> {
  const text = await cardText(context, argument);
  if (text !== undefined) {
    await saveAs(context.log, {
      name: 'fakturoid-token-card.md',
      kind: { label: 'Markdown', ending: 'md' },
      text: () => text,
    });
  }
}

async function cardText(context: DetailsContext, argument?: unknown): Promise<string | undefined> {
  const { directory, cards } = context;
  const identity = await identityOf(context, argument, l10n.t('Select an identity'));
  if (identity === undefined) {
    return undefined;
  }
  // The card says when it was made, so it must not show what was loaded long ago.
  await directory.reload({ kind: 'currentUser', identityId: identity.id }).settled;
  const state = directory.currentUser(identity.id);
  if (state.value === undefined) {
    return state.status === 'failed' && (await offerRemedy(context, state.failure))
      ? cardText(context, argument)
      : undefined;
  }
  const review = reviewOfToken(cards, identity);
  const card = tokenCardOf(review, identity.userId);
  return card && markdownOf(tokenCardReport(card, review, identity.method));
}

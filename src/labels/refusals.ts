import type { ResourceKey } from '../base/references';
import { joined, type Shown } from '../base/shown';
import type { Failure } from '../fakturoid/errors';
import { l10n } from '../platform/l10n';
import { matchRoute } from '../rights/matchRoute';
import { rightsOf, type StatedRights } from '../rights/rights';
import { judge } from '../rights/verdict';
import { needsSentence, reasonSentences, verdictLabel } from './calls';

/** The path that each kind of resource is loaded from. */
const PATHS: Readonly<Record<ResourceKey['kind'], string>> = {
  currentUser: '/user.json',
  users: '/accounts/{slug}/users.json',
  account: '/accounts/{slug}/account.json',
};

/**
 * Explains by the stated rights why Fakturoid refused a load, from the same table as for any other call; undefined if
 * it was no refusal, or no rights are known.
 */
export function refusalExplained(
  failure: Failure,
  { kind }: Pick<ResourceKey, 'kind'>,
  stated: StatedRights | undefined,
): Shown | undefined {
  if (failure.kind === 'blockedAccount') {
    return l10n.t(
      'Your rights aren’t the reason: a blocked account rejects every call, no matter who makes it.',
    );
  }
  const match = matchRoute('GET', PATHS[kind]);
  if (failure.kind !== 'forbidden' || stated === undefined || match.kind !== 'documented') {
    return undefined;
  }
  const { route } = match;
  const rights = rightsOf(stated);
  const judgement = judge(route, rights);
  const { words } = verdictLabel(judgement.verdict);
  return joined(
    [
      l10n.t('Do your rights allow this? {0}.', words),
      ...reasonSentences(route, rights, judgement),
      needsSentence(route),
    ],
    ' ',
  );
}

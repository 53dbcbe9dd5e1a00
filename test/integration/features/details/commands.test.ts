import assert from 'node:assert/strict';
import { window as vscodeWindow } from 'vscode';
import type { DetailsContext } from '../../../../src/features/details/panels';
import { showReviewed } from '../../../../src/features/details/commands';
import type { Identity } from '../../../../src/session/sessions';
import { signIn } from '../../../kit/testWindow';
import { KOMETA, useDetails } from '../../support/useDetails';

describe('details of a user opened from a review', () => {
  const details = useDetails();
  const { sandbox, stubs, load, loaded, colleagueId } = details;

  let shown: [identityId: string, about: unknown][];
  const open = (slug: string, userId = 4711): Promise<void> => {
    const panels = { show: ({ id }: Identity, about: unknown) => shown.push([id, about]) };
    const { sessions, directory } = details.window;
    const parts = { sessions, directory, panels: () => Promise.resolve(panels) };
    return showReviewed(parts as unknown as DetailsContext, { slug, userId });
  };
  beforeEach(() => {
    shown = [];
  });

  it('is seen by an identity that may list them', async () => {
    await load({}, { slug: KOMETA });
    const userId = colleagueId();
    const { accountant } = await sandbox.people();
    const other = await signIn(details.window.sessions, accountant);
    // An identity that signs in again has nothing from before.
    await details.signInAgency();
    await sandbox.fail(`users@${KOMETA}`, '403=B');
    await load({}, { slug: KOMETA });
    await loaded({}, other);
    await loaded({ slug: KOMETA }, other);
    await open(KOMETA, userId);
    assert.deepEqual(shown, [[other.id, { kind: 'user', slug: KOMETA, userId }]]);
  });

  it('says when the account is out of reach, or nobody is signed in', async () => {
    const said = stubs.hear(vscodeWindow, 'showInformationMessage');
    await open(KOMETA);
    assert.deepEqual([shown.length, said.length], [1, 0]);
    await open('not-there');
    await details.window.sessions.signOut(details.identity.id);
    await open(KOMETA);
    assert.equal(shown.length, 1);
    assert.deepEqual(said, [
      'You no longer have access to this account',
      'Nobody is signed in to Fakturoid.',
    ]);
  });
});

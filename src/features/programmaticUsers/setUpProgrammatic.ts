import { randomBytes } from 'node:crypto';
import { env, type Uri, ViewColumn } from 'vscode';
import * as z from 'zod/mini';
import { routeAreaLabel } from '../../labels/calls';
import { listOf } from '../../labels/lists';
import { l10n } from '../../platform/l10n';
import { setIcon } from '../../platform/pagePanel';
import { window } from '../../platform/window';
import { KNOWN_PERMISSIONS, KNOWN_SCOPES } from '../../rights/rights';
import { ROUTES } from '../../rights/routes';
import { type Guide, GUIDE_COMMANDS, guideFor, guideTo } from './guide';
import { guidePage } from './guidePage';
import { purposeItems } from './pickPurpose';

/** Rights that are needed, as another part of the extension passes them. */
const needed = z.strictObject({
  permission: z.enum(KNOWN_PERMISSIONS),
  scopes: z.array(z.enum(KNOWN_SCOPES)),
  undocumented: z.array(z.string()),
});

/**
 * *Set up a programmatic user…*: asks for the purpose and opens what to do for it, step by step. A page of its own
 * rather than a Markdown preview, whose links cannot run commands.
 */
export async function setUpProgrammatic(extensionUri: Uri, argument?: unknown): Promise<void> {
  const given = needed.safeParse(argument).data;
  const guide = given === undefined ? await guideOfPurpose() : guideOfNeeds(given);
  if (guide !== undefined) {
    const panel = window.createWebviewPanel('fakturoid.setUpProgrammatic', guide.title, ViewColumn.Active, {
      enableCommandUris: GUIDE_COMMANDS,
      enableFindWidget: true,
      localResourceRoots: [],
    });
    // Without an icon VS Code shows its own, which is hardly visible in light themes.
    setIcon(panel, extensionUri, 'user');
    panel.webview.html = guidePage(guide, env.language, randomBytes(16).toString('base64'));
  }
}

async function guideOfPurpose(): Promise<Guide | undefined> {
  const picked = await window.showQuickPick(purposeItems(), {
    title: l10n.t('What will the programmatic user be for?'),
    placeHolder: l10n.t('Each purpose shows the minimum permission and scopes it needs.'),
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  return picked && guideFor(picked.purpose);
}

function guideOfNeeds({ permission, scopes, undocumented }: z.infer<typeof needed>): Guide {
  const areas = ROUTES.map(({ area }) => area).filter((area) => undocumented.includes(area));
  return guideTo({
    ...{ permission, scopes, label: l10n.t('this workspace’s code') },
    caveat:
      areas.length === 0
        ? undefined
        : l10n.t(
            'It isn’t documented whether these rights are enough for: {0}. Add further rights only if Fakturoid rejects a call.',
            listOf([...new Set(areas)].map(routeAreaLabel)),
          ),
    afterMark: l10n.t('It gets its own icon and can be hidden from the tree.'),
  });
}

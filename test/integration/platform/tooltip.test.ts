import assert from 'node:assert/strict';
import { shown } from '../../../src/base/shown';
import { l10n } from '../../../src/platform/l10n';
import { linkTo, tooltip } from '../../../src/platform/tooltip';

describe('a link in a tooltip', () => {
  it('lets no name of an account bring a command of its own into a hover', () => {
    const { value, isTrusted } = linkTo(
      tooltip(shown('](command:a) [x](command:workbench.action.quit)'), [
        [undefined, shown('<a href="command:b">')],
      ]),
      l10n.t('Show account details'),
      'fakturoid.showAccount',
      { identityId: 'a', slug: ')(' },
    );
    assert.deepEqual(isTrusted, { enabledCommands: ['fakturoid.showAccount'] });
    assert.deepEqual(value.match(/(?<!\\)\]\([^)]*\)/g)?.length, 1);
  });
});

import assert from 'node:assert/strict';
import { pageHtml } from '../../../src/platform/pageHtml';

describe('the shell of a page', () => {
  const html = pageHtml(
    { title: 'A & B', script: 'post("$& $1")', styles: ['p { color: red; }', 'b { margin: 0; }'] },
    'cs',
    'bm9uY2U=',
  );

  it('loads nothing, and runs nothing but its own script', () => {
    assert.doesNotMatch(html, /src=|href=|import|unsafe|https?:/);
    const [, policy = ''] = /Content-Security-Policy" content="([^"]+)"/.exec(html) ?? [];
    assert.deepEqual(policy.split('; '), [
      `default-src 'none'`,
      `img-src data:`,
      `style-src 'nonce-bm9uY2U='`,
      `script-src 'nonce-bm9uY2U='`,
      `base-uri 'none'`,
      `form-action 'none'`,
    ]);
  });

  it('has script and styles in it as they were built, in their order', () => {
    assert.ok(html.includes('<script nonce="bm9uY2U=">post("$& $1")</script>'));
    assert.match(
      html,
      /<style nonce="bm9uY2U=">p \{ color: red; \}<\/style>\n<style nonce="bm9uY2U=">b \{ margin: 0; \}/,
    );
    assert.match(html, /<html lang="cs">/);
    assert.match(html, /<title>A &#38; B<\/title>/);
  });
  it('allows neither scripts nor pictures where it has no script', () => {
    const still = pageHtml({ title: 'A', styles: [''], main: '<p>B</p>' }, 'en', 'bm9uY2U=');
    assert.match(still, /<main><p>B<\/p><\/main>/);
    assert.doesNotMatch(still, /script|img-src/);
  });
});

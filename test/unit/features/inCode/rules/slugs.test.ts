import assert from 'node:assert/strict';
import fc from 'fast-check';
import { slugsIn } from '../../../../../src/features/inCode/rules/slugs';

const slugs = (text: string, path = 'a.ts'): string[] => slugsIn(text, path).map(({ slug }) => slug);

const API = 'https://app.fakturoid.cz/api/v3';

describe('slugs in code', () => {
  for (const [path, text] of [
    ['a.ts', `fetch("${API}/accounts/applecorp/invoices.json")`],
    ['a.sh', `curl ${API}/accounts/applecorp/users.json`],
    ['a.md', 'see https://app.fakturoid.cz/applecorp/invoices/12'],
    ['a.md', '<https://applecorp.fakturoid.cz/api/v1/invoices.json>'],
    ['.env', 'FAKTUROID_SLUG=applecorp'],
    ['.env', 'FAKTUROID_ACCOUNT="applecorp"'],
    ['a.yml', 'fakturoid:\n  slug: applecorp'],
    ['a.json', '{"fakturoid": {"account_slug": "applecorp"}}'],
    ['a.py', 'FakturoidClient(client_id=i, client_secret=s, account_slug="applecorp")'],
    ['a.php', "$fakturoid->setAccountSlug('applecorp');"],
    [
      'a.ts',
      "const base = 'https://app.fakturoid.cz/api/v3';\nget(`${base}/accounts/applecorp/subjects.json`)",
    ],
  ] as const) {
    it(`are found in ${path}: ${text}`, () => {
      assert.deepEqual(slugs(text, path), ['applecorp']);
      const [found] = slugsIn(text, path);
      assert.equal(text.slice(found?.start, found?.end), 'applecorp');
    });
  }

  it('are not variables, placeholders, or accounts of something else', () => {
    for (const text of [
      `fetch(\`${API}/accounts/\${slug}/invoices.json\`)`,
      `${API}/accounts/{slug}/invoices.json`,
      `${API}/accounts/your-slug/invoices.json`,
      `const client = new Fakturoid({ slug: slug, account: config.account });`,
      'https://app.fakturoid.cz/api/v3/user.json',
      'https://www.fakturoid.cz/podpora',
      'https://api.shop.example/accounts/applecorp/orders',
      'slug: "applecorp"',
    ]) {
      assert.deepEqual(slugs(text), [], text);
    }
  });

  it('stand inside of any text', () => {
    const part = fc.constantFrom('fakturoid', '.cz/', 'slug', '=', '"', 'a', '/accounts/', '\n', '-', ' ');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        for (const { start, end, slug } of slugsIn(text, '.env')) {
          assert.equal(text.slice(start, end), slug);
        }
      }),
    );
    assert.ok(slugs('fakturoid slug="a" '.repeat(60_000)).length <= 200);
  });
});

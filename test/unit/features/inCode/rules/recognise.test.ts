import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { recognise } from '../../../../../src/features/inCode/rules/recognise';
import { valueOf } from '../../../../../src/features/inCode/rules/shapes';
import { BLIND, BLIND_NOTHING } from './blindCorpus';
import { CERTAIN, filled, hex, KINDS, MARK, NOTHING, VALUES } from './corpus';
import { FURTHER, FURTHER_NOTHING } from './furtherCorpus';
import { UNSEEN, UNSEEN_NOTHING } from './unseenCorpus';

/** What is found for certain, as it stands in the text. */
const certain = (text: string, path = 'a.txt'): string[] =>
  recognise(text, path)
    .filter(({ tier }) => tier === 'certain')
    .map(({ start, end }) => text.slice(start, end));

describe('credentials of Fakturoid in code', () => {
  it('are known for certain, and what each is, in files of many kinds', () => {
    const wrong: string[] = [];
    let all = 0;
    for (const [path, template] of [...CERTAIN, ...BLIND, ...UNSEEN, ...FURTHER]) {
      const text = filled(template);
      const left = recognise(text, path).filter(({ tier }) => tier === 'certain');
      for (const mark of template.match(MARK) ?? []) {
        all++;
        const at = left.findIndex(
          ({ start, end, kind }) =>
            text.slice(start, end) === VALUES[mark] && KINDS[mark]?.includes(kind) === true,
        );
        if (at === -1) {
          wrong.push(`${mark} in ${path}: ${template}`);
        } else {
          left.splice(at, 1);
        }
      }
      wrong.push(...left.map(({ kind }) => `too much (${kind}) in ${path}: ${template}`));
    }
    assert.deepEqual(wrong, []);
    assert.ok(CERTAIN.length >= 100 && all >= 150, `${CERTAIN.length} files, ${all} values`);
  });

  it('are told from references, placeholders, samples, commits, and what is of somebody else', () => {
    const wrong = [...NOTHING, ...BLIND_NOTHING, ...UNSEEN_NOTHING, ...FURTHER_NOTHING].filter(
      ([path, template]) => certain(filled(template), path).length > 0,
    );
    assert.deepEqual(wrong, []);
  });

  it('are not seen in 20,000 hashes, ids and keys of other services', () => {
    const makers: ((seed: string) => string)[] = [
      (seed) => `"integrity": "sha512-${createHash('sha512').update(seed).digest('base64')}"`,
      (seed) => `${hex(seed, 40)} refs/heads/main`,
      (seed) => `client_secret = "${hex(seed, 40)}"`,
      (seed) => `Authorization: Bearer ${hex(seed, 80)}`,
      (seed) => `access_token: ${hex(seed, 80)}`,
      (seed) => `Authorization: Basic ${Buffer.from(`user:${hex(seed, 40)}`).toString('base64')}`,
      (seed) => `GITHUB_TOKEN=ghp_${hex(seed, 36)}`,
      (seed) => `STRIPE_SECRET_KEY=sk_live_${hex(seed, 24)}`,
      (seed) => `ALGOLIA_API_KEY=${hex(seed, 32)}`,
      (seed) => `IDOKLAD_CLIENT_SECRET=${hex(seed, 40)}`,
      () => `HEROKU_API_KEY=${randomUUID()}`,
      (seed) => `"sha256": "${hex(seed, 64)}"`,
      (seed) => hex(seed, 40),
    ];
    const lines = Array.from({ length: 20_000 }, (_, at) => makers[at % makers.length]?.(String(at)) ?? '');
    assert.deepEqual(recognise(lines.join('\n'), '.env'), []);
    assert.deepEqual(
      lines.filter((line) => recognise(line, '.env').length > 0),
      [],
    );
  });

  it('are not seen in 10,000 of them that stand beside the word Fakturoid', () => {
    const makers: ((value: string) => string)[] = [
      (value) => `commit ${value}`,
      (value) => `GIT_SHA=${value}`,
      (value) => `sha1: "${value}"`,
      (value) => `const checksum = '${value}';`,
      (value) => `- uses: example/fakturoid-action@${value}`,
      (value) => `"resolved": "git+ssh://git@github.com/example/fakturoid.git#${value}"`,
      (value) => `ETag: "${value}"`,
      (value) => `{"revision":"${value}","url":"/fakturoid.js"}`,
      (value) => `${value}  dist/fakturoid.js`,
      (value) => `git reset --hard ${value}`,
      (value) => `cacheKey = "${value}"`,
      (value) => `GITHUB_CLIENT_SECRET=${value}`,
      (value) => `ALGOLIA_API_KEY=${value}`,
      (value) => `IDOKLAD_CLIENT_SECRET=${value}`,
      (value) => `GITLAB_ACCESS_TOKEN: ${value}${value}`,
      (value) => `SECRET_KEY_BASE=${value}${value}`,
      (value) => `SESSION_SECRET=${value}`,
      (value) => `JWT_SECRET: ${value}`,
      (value) => `password_hash = "${value}"`,
      (value) => `user_id=${value}`,
      () => `FAKTUROID_IDEMPOTENCY_KEY=${randomUUID()}`,
    ];
    const beside: readonly (readonly [path: string, line: string])[] = [
      ['.env', 'FAKTUROID_SLUG=applecorp'],
      ['a.ts', '// Fakturoid'],
      ['a.ts', "import { FakturoidClient } from 'fakturoid';"],
      ['a.yml', 'fakturoid:\n  slug: applecorp'],
      ['a.js', "fetch('https://app.fakturoid.cz/api/v3/user.json');"],
      ['fakturoid/notes.md', ''],
    ];
    const wrong = new Set<string>();
    for (let at = 0; at < 10_000; at++) {
      const line = makers[at % makers.length]?.(hex(String(at), 40)) ?? '';
      const [path = '', first = ''] = beside[Math.floor(at / makers.length) % beside.length] ?? [];
      if (recognise(`${first}\n${line}\n`, path).length > 0) {
        wrong.add(`${line} beside ${first}`);
      }
    }
    assert.deepEqual([...wrong], []);
  });

  it('are not certain in 10,000 remarks, and in calls that take anything', () => {
    const makers: ((value: string, other: string) => string)[] = [
      (value) => `- Support Fakturoid API v3 (${value})`,
      (value, other) => `- Fix Fakturoid paging (${value}, ${other})`,
      (value) => `Deployed fakturoid-sync (${value}) to production.`,
      (value, other) => `Fakturoid(${value}) and Fakturoid(${other})`,
      (value) => `Fix the Fakturoid token (${value})`,
      (value, other) => `call fakturoid("${value}", "${other}")`,
    ];
    const calls: typeof makers = [
      (value) => `expect(Digest::SHA1.hexdigest(Fakturoid.export)).to eq("${value}")`,
      (value) => `expect(sha(fakturoid.pdf())).toBe('${value}')`,
      (value, other) => `fakturoid.log("${value}", "${other}");`,
      (value) => `fakturoid.attach("${value}");`,
      (value, other) => `Fakturoid.sync("${value}", "${other}")`,
    ];
    const files = ['CHANGELOG.md', 'CHANGES', 'notes.txt', 'a.rst', 'sync.log'];
    const wrong = new Set<string>();
    for (let at = 0; at < 10_000; at++) {
      const [value, other] = [hex(String(at), 40), hex(`${at}/`, 40)];
      const prose = makers[at % makers.length]?.(value, other) ?? '';
      const call = calls[at % calls.length]?.(value, other) ?? '';
      for (const [path, text] of [
        [files[at % files.length] ?? '', prose],
        ['a.ts', `// ${prose}\nconst done = true;`],
        ['a.rb', call],
      ] as const) {
        if (certain(text, path).length > 0) {
          wrong.add(`${path}: ${text}`);
        }
      }
    }
    assert.deepEqual([...wrong].slice(0, 20), []);
  });

  it('of the same kinds are nothing where only the word Fakturoid stands beside them', () => {
    const lines = Array.from({ length: 2000 }, (_, at) => `${hex(String(at), 40)} some file`);
    assert.deepEqual(certain(`# fakturoid\n${lines.join('\n')}`), []);
  });

  it('are not in the files of this project', () => {
    const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' })
      .split('\0')
      .filter((file) => file !== '' && !/\.(?:png|ico)$/.test(file) && !file.startsWith('test/'));
    assert.ok(files.length > 100);
    for (const file of files) {
      assert.deepEqual(recognise(readFileSync(file, 'utf8'), file), [], file);
    }
  });

  it('are only possible where a name or an alphabet is not like Fakturoid’s', () => {
    const upper = hex('a', 40).toUpperCase();
    const possible = [
      `FAKTUROID_CLIENT_SECRET=${upper}`,
      `// Fakturoid\nconst key = "${hex('a', 40)}";`,
      `# Fakturoid\nESHOP_CLIENT_SECRET=${hex('a', 40)}`,
      `fakturoid.attach("${hex('a', 40)}")`,
      `// new FakturoidClient("${hex('a', 40)}")`,
    ];
    for (const text of possible) {
      assert.deepEqual(
        recognise(text, 'a.txt').map(({ tier }) => tier),
        ['possible'],
        text,
      );
    }
  });

  it('are public by the prefix of their names, with a value or without', () => {
    const [withValue] = recognise(filled('VITE_FAKTUROID_CLIENT_SECRET=«secret»'), '.env');
    assert.deepEqual([withValue?.kind, withValue?.isPublic], ['clientSecret', true]);
    for (const text of [
      'VITE_FAKTUROID_CLIENT_SECRET=',
      'const secret = import.meta.env.VITE_FAKTUROID_CLIENT_SECRET;',
      'NEXT_PUBLIC_FAKTUROID_TOKEN=changeme',
      'REACT_APP_FAKTUROID_API_KEY: ${{ secrets.KEY }}',
    ]) {
      const [name, ...more] = recognise(text, '.env');
      assert.deepEqual([name?.kind, name?.isPublic, name?.tier], ['publicName', true, 'certain'], text);
      assert.deepEqual(more, []);
    }
    for (const text of ['VITE_FAKTUROID_CLIENT_ID=', 'VITE_FAKTUROID_SLUG=a', 'FAKTUROID_CLIENT_SECRET=']) {
      assert.deepEqual(recognise(text, '.env'), [], text);
    }
  });

  it('give their value back from however it is written down', () => {
    for (const [template, value] of [
      ['FAKTUROID_SECRET=«secret»', VALUES['«secret»']],
      ['FAKTUROID_SECRET: «secret64»', VALUES['«secret»']],
      ['FAKTUROID_TOKEN: «token64»', VALUES['«token»']],
      ['Basic «basic»', `${String(VALUES['«id»'])}:${String(VALUES['«secret»'])}`],
    ] as const) {
      const text = filled(template);
      const [credential] = recognise(text, 'a');
      assert.equal(credential?.shape && valueOf(text, credential.shape), value);
    }
  });

  it('are looked for in bounded time and number in any text', () => {
    const value = hex('a', 40);
    const megabyte = (part: string): string => part.repeat(Math.ceil((1 << 20) / part.length));
    const hostile = [
      megabyte('fakturoid'),
      megabyte('fakturoid '),
      megabyte(`fakturoid_client_secret="${value}" `),
      `fakturoid ${megabyte('(')}${megabyte(`${value}(`)}`,
      `fakturoid ${megabyte(`${'a'.repeat(99)}:${value} `)}`,
      `fakturoid ${megabyte(' ')}${value}`,
      `fakturoid ${megabyte('\n')}${value}`,
      `fakturoid ${megabyte('(a) values (')}${value}`,
      `fakturoid${megabyte('a')}`,
      `<service class="fakturoid">${megabyte(`<argument>${value}</argument>`)}`,
      `fakturoid:\n${megabyte(`  - ${value}\n`)}`,
      `fakturoid = ${megabyte(`.a(${value})`)}`,
      `fakturoid = ${megabyte('.a(')}${megabyte(`${value})`)}`,
      megabyte('VITE_FAKTUROID_SECRET '),
      megabyte('import fakturoid\n'),
      `fakturoid ${megabyte(`${Buffer.from(value).toString('base64')} `)}`,
    ];
    for (const text of hostile) {
      assert.ok(recognise(text, 'a.json').length <= 300);
    }
  });

  it('never throw, and stand inside of the text in their order', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'fakturoid',
        'client_secret',
        '=',
        ':',
        '"',
        '\n',
        '(',
        '{',
        '  ',
        'https://app.fakturoid.cz',
      ),
      fc.constantFrom(hex('a', 40), hex('b', 80), VALUES['«basic»'] ?? ''),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        let last = 0;
        for (const { start, end } of recognise(text, 'a.yml')) {
          assert.ok(start >= last && end > start && end <= text.length);
          last = start;
        }
      }),
    );
  });
});

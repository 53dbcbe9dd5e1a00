import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Pictures, type PicturesOptions } from '../../../../src/features/details/pictures';
import { type Sandbox, startSandbox } from '../../../sandbox';
import { picture } from '../../../sandbox/png';
import { gif, gifFrame, pngHead } from './pictureBytes';

const PNG = picture('anybody');

/** A fetch that answers each address with what the test says, and remembers what was asked. */
function fakeFetch(answers: Record<string, () => Response>): {
  fetch: typeof fetch;
  asked: { address: string; init: RequestInit | undefined }[];
} {
  const asked: { address: string; init: RequestInit | undefined }[] = [];
  return {
    asked,
    fetch: (input, init) => {
      const address = String(input instanceof Request ? input.url : input);
      asked.push({ address, init });
      const answer = answers[address];
      return answer === undefined ? Promise.reject(new TypeError('fetch failed')) : Promise.resolve(answer());
    },
  };
}

/** No test asks a name server. */
function picturesFrom(
  fetchPicture: typeof fetch,
  {
    resolve = () => Promise.resolve(['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946']),
    ...options
  }: Partial<PicturesOptions> = {},
): Pictures {
  return new Pictures({ fetch: fetchPicture, resolve, ...options });
}

function redirect(location: string): Response {
  return new Response(null, { status: 302, headers: { location } });
}

describe('pictures', () => {
  it('come as data, without a token', async () => {
    const { fetch, asked } = fakeFetch({ 'https://app.fakturoid.cz/a.png': () => new Response(PNG) });
    const picture = await picturesFrom(fetch).get('https://app.fakturoid.cz/a.png');
    assert.equal(picture, `data:image/png;base64,${PNG.toString('base64')}`);
    assert.equal(asked[0]?.init?.headers, undefined);
  });

  it('are fetched once', async () => {
    const { fetch, asked } = fakeFetch({ 'https://a.example/a.png': () => new Response(PNG) });
    const pictures = picturesFrom(fetch);
    await Promise.all([pictures.get('https://a.example/a.png'), pictures.get('https://a.example/a.png')]);
    assert.equal(asked.length, 1);
  });

  it('are tried again after a fault of the moment', async () => {
    const answers: Record<string, () => Response> = {};
    const { fetch, asked } = fakeFetch(answers);
    const pictures = picturesFrom(fetch);
    assert.equal(await pictures.get('https://a.example/a.png'), undefined);
    answers['https://a.example/a.png'] = () => new Response(PNG);
    assert.ok(await pictures.get('https://a.example/a.png'));
    assert.equal(asked.length, 2);
  });

  it('are tried again after a server that had no time, and not after one that has none', async () => {
    for (const [status, times] of [
      [503, 2],
      [429, 2],
      [404, 1],
    ] as const) {
      const { fetch, asked } = fakeFetch({ 'https://a.example/a.png': () => new Response('', { status }) });
      const pictures = picturesFrom(fetch);
      assert.equal(await pictures.get('https://a.example/a.png'), undefined);
      assert.equal(await pictures.get('https://a.example/a.png'), undefined);
      assert.equal(asked.length, times, String(status));
    }
  });

  it('may stand at a public address', async () => {
    for (const host of ['8.8.8.8', '[2a00:1450:4014::1]']) {
      const { fetch } = fakeFetch({ [`https://${host}/a.png`]: () => new Response(PNG) });
      assert.ok(await picturesFrom(fetch).get(`https://${host}/a.png`), host);
    }
  });

  it('follow a redirect to https and no other', async () => {
    const { fetch, asked } = fakeFetch({
      'https://a.example/good': () => redirect('https://cdn.example/a.png'),
      'https://cdn.example/a.png': () => new Response(PNG),
      'https://a.example/bad': () => redirect('http://cdn.example/a.png'),
      'https://a.example/inside': () => redirect('https://169.254.169.254/latest'),
      'https://a.example/round': () => redirect('/round'),
    });
    const pictures = picturesFrom(fetch);
    assert.ok(await pictures.get('https://a.example/good'));
    assert.equal(await pictures.get('https://a.example/bad'), undefined);
    assert.equal(await pictures.get('https://a.example/inside'), undefined);
    assert.equal(await pictures.get('https://a.example/round'), undefined);
    assert.ok(asked.every(({ address }) => address.startsWith('https://') && !address.includes('169.254')));
  });

  for (const link of [
    'http://a.example/a.png',
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
    'javascript:alert(1)',
    'https://user:secret@a.example/a.png',
    'https://localhost/a.png',
    'https://printer/a.png',
    'https://router.local/a.png',
    'https://127.0.0.1/a.png',
    'https://2130706433/a.png',
    'https://10.1.2.3/a.png',
    'https://192.168.1.1/a.png',
    'https://172.20.0.1/a.png',
    'https://169.254.169.254/a.png',
    'https://[::1]/a.png',
    'https://[fd00::1]/a.png',
    'https://[::ffff:127.0.0.1]/a.png',
    'https://[::127.0.0.1]/a.png',
    'https://[64:ff9b:1::10.0.0.1]/a.png',
    'https://[2002:7f00:1::]/a.png',
    'https://[fec0::1]/a.png',
    'https://127.0.0.1./a.png',
    'not an address',
  ]) {
    it(`are never asked of ${link}`, async () => {
      const { fetch, asked } = fakeFetch({});
      assert.equal(await picturesFrom(fetch).get(link), undefined);
      assert.deepEqual(asked, []);
    });
  }

  for (const addresses of [
    ['127.0.0.1'],
    ['::1'],
    ['93.184.216.34', '10.0.0.5'],
    ['fe80::1%eth0'],
    ['::ffff:192.168.1.1'],
    ['0.0.0.0'],
  ]) {
    it(`are never asked of a name that leads to ${addresses.join(' and ')}, nor by a redirect`, async () => {
      const { fetch, asked } = fakeFetch({
        'https://a.example/a.png': () => redirect('https://inside.example/a.png'),
        'https://inside.example/a.png': () => new Response(PNG),
      });
      const names: string[] = [];
      const resolve = (name: string): Promise<readonly string[]> => {
        names.push(name);
        return Promise.resolve(name === 'inside.example' ? addresses : ['93.184.216.34']);
      };
      const pictures = picturesFrom(fetch, { resolve });
      assert.equal(await pictures.get('https://inside.example/a.png'), undefined);
      assert.equal(await pictures.get('https://a.example/a.png'), undefined);
      assert.deepEqual(
        asked.map(({ address }) => address),
        ['https://a.example/a.png'],
      );
      assert.deepEqual(names, ['inside.example', 'a.example', 'inside.example']);
    });
  }

  it('are fetched through NAT64, which puts public addresses into a form of its own, and no private ones', async () => {
    const { fetch } = fakeFetch({ 'https://a.example/a.png': () => new Response(PNG) });
    const through = (address: string): Promise<string | undefined> =>
      picturesFrom(fetch, { resolve: () => Promise.resolve([address]) }).get('https://a.example/a.png');
    assert.ok(await through('64:ff9b::5db8:d822'));
    assert.equal(await through('64:ff9b::a00:1'), undefined);
    assert.equal(await through('64:ff9b::7f00:1'), undefined);
    assert.equal(await through('64:ff9b::1'), undefined);
    assert.equal(await through('64:ff9b:1::5db8:d822'), undefined);
  });

  it('may be had through a proxy that alone knows the name', async () => {
    const { fetch } = fakeFetch({ 'https://a.example/a.png': () => new Response(PNG) });
    const resolve = (): Promise<readonly string[]> => Promise.reject(new Error('ENOTFOUND'));
    assert.ok(await picturesFrom(fetch, { resolve }).get('https://a.example/a.png'));
  });

  it('are shown still and in a size that a page has memory for', async () => {
    for (const [bytes, isShown] of [
      [gif(8, 8, gifFrame(8, 8)), true],
      [gif(8, 8, gifFrame(8, 8), gifFrame(8, 8)), false],
      [pngHead(2048, 2048), true],
      [pngHead(2049, 2048), false],
      [pngHead(22_000, 22_000), false],
    ] as const) {
      const { fetch, asked } = fakeFetch({ 'https://a.example/a': () => new Response(bytes) });
      const pictures = picturesFrom(fetch);
      assert.equal((await pictures.get('https://a.example/a')) !== undefined, isShown);
      await pictures.get('https://a.example/a');
      assert.equal(asked.length, 1, 'and what is refused is not asked for again');
    }
  });

  it('are refused when they are too large, whatever the server says of their size', async () => {
    const { fetch } = fakeFetch({
      'https://a.example/a.png': () => new Response(Buffer.concat([PNG, Buffer.alloc(300 * 1024)])),
    });
    assert.equal(await picturesFrom(fetch).get('https://a.example/a.png'), undefined);
  });

  it('are told by their bytes: neither SVG nor a page passes for one', async () => {
    for (const body of ['<svg xmlns="http://www.w3.org/2000/svg"/>', '<!DOCTYPE html>', '', 'GIF']) {
      const { fetch } = fakeFetch({
        'https://a.example/a': () => new Response(body, { headers: { 'content-type': 'image/png' } }),
      });
      assert.equal(await picturesFrom(fetch).get('https://a.example/a'), undefined);
    }
  });

  it('never throw, whatever the link', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.webUrl()), async (link) => {
        assert.equal(await picturesFrom(fakeFetch({}).fetch).get(link), undefined);
      }),
    );
  });

  describe('of the sandbox', () => {
    let sandbox: Sandbox;
    before(async () => {
      sandbox = await startSandbox();
    });
    after(() => sandbox.close());

    it('are behind a redirect, and no token is sent for them', async () => {
      const answer = await fetch(`${sandbox.apiUrl}/user.json`, {
        headers: {
          'User-Agent': 'Test (test@example.org)',
          Authorization: `Bearer ${sandbox.issueToken(sandbox.people.agency)}`,
        },
      });
      const { avatar_url: address } = (await answer.json()) as { avatar_url: string };
      const before = sandbox.requests.length;
      const picture = await picturesFrom(fetch, { sandboxOrigin: sandbox.origin }).get(address);
      assert.match(picture ?? '', /^data:image\/png;base64,/);
      const since = sandbox.requests.slice(before);
      assert.ok(since.length >= 2);
      assert.ok(since.every(({ authorization }) => authorization === 'none'));
      assert.equal(await picturesFrom(fetch).get(address), undefined, 'loopback only for the sandbox');
    });
  });
});

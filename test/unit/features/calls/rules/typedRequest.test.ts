import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readTyped } from '../../../../../src/features/calls/rules/typedRequest';

/** As `POST /accounts/x/invoices.json documented`, with the event of a `fire`. */
function read(text: string): string[] {
  const typed = readTyped(text);
  return typed.kind === 'calls'
    ? typed.calls.map(({ method, path, event, match }) =>
        [method, path, match.kind, ...(event === undefined ? [] : [event])].join(' '),
      )
    : [typed.kind];
}

const BASE = 'https://app.fakturoid.cz/api/v3';

describe('a call that was typed', () => {
  it('is a method and a path, whole or below the account', () => {
    assert.deepEqual(read('POST /accounts/firma/invoices.json'), [
      'POST /accounts/firma/invoices.json documented',
    ]);
    assert.deepEqual(read('patch invoices/27.json'), ['PATCH /accounts/{slug}/invoices/27.json documented']);
    assert.deepEqual(read('GET /user.json'), ['GET /user.json documented']);
    assert.deepEqual(read('POST invoices/1/fire.json?event=lock'), [
      'POST /accounts/{slug}/invoices/1/fire.json documented lock',
    ]);
    assert.deepEqual(read('PUT invoices/1.json'), ['PUT /accounts/{slug}/invoices/1.json otherMethod']);
    assert.deepEqual(read('GET /accounts/x/tags.json'), ['GET /accounts/x/tags.json undocumented']);
  });

  it('is every method of a path without one', () => {
    assert.deepEqual(read('/accounts/x/invoices.json'), [
      'GET /accounts/x/invoices.json documented',
      'POST /accounts/x/invoices.json documented',
    ]);
    assert.deepEqual(read(`${BASE}/accounts/x/account.json?page=2#a`), [
      'GET /accounts/x/account.json documented',
    ]);
  });

  it('may stand between the marks of code in Markdown', () => {
    assert.deepEqual(read('`DELETE /webhooks/3.json`'), [
      'DELETE /accounts/{slug}/webhooks/3.json documented',
    ]);
    assert.deepEqual(read('``curl -X POST ' + BASE + '/accounts/x/todos/1/toggle_completion.json``'), [
      'POST /accounts/x/todos/1/toggle_completion.json documented',
    ]);
    assert.deepEqual(read('``'), ['words']);
  });

  it('is the route of a page in the browser', () => {
    assert.deepEqual(read('https://app.fakturoid.cz/firma/invoices/27'), [
      'GET /accounts/firma/invoices/27.json documented',
      'PATCH /accounts/firma/invoices/27.json documented',
      'DELETE /accounts/firma/invoices/27.json documented',
    ]);
  });

  it('is told from a dead version and another server', () => {
    assert.deepEqual(read('https://app.fakturoid.cz/api/v2/accounts/x/invoices.json'), ['deadVersion']);
    assert.deepEqual(read('https://firma.fakturoid.cz/api/v1/invoices.json'), ['deadVersion']);
    for (const text of [
      'https://fakturoid.example/api/v3/accounts/x/invoices.json',
      'https://app.fakturoid.cz.evil.example/api/v3/user.json',
      'curl https://evil.example/api/v3/user.json',
      'https://app.fakturoid.cz/api/v4/user.json',
      'curl -H "X: y"',
    ]) {
      assert.deepEqual(read(text), ['elsewhere'], text);
    }
  });

  it('is told from words to search by', () => {
    for (const words of ['', 'invoices', 'pay an invoice', 'GET']) {
      assert.deepEqual(read(words), ['words'], words);
    }
  });
});

describe('a curl command that was pasted', () => {
  const INVOICES = `${BASE}/accounts/firma/invoices.json`;
  for (const [name, command, method] of [
    ['has GET by default', `curl ${INVOICES}`, 'GET'],
    ['names its method', `curl -X DELETE '${INVOICES}'`, 'DELETE'],
    ['names its method in one word', `curl -sSXPATCH "${INVOICES}"`, 'PATCH'],
    ['names its method the long way', `curl --request=PATCH --url ${INVOICES}`, 'PATCH'],
    ['posts data', `curl ${INVOICES} -d '{"a":1}'`, 'POST'],
    ['posts JSON', `curl --json '{"a": "b; c | d"}' ${INVOICES}`, 'POST'],
    ['posts a form', `curl -F file=@x.pdf ${INVOICES}`, 'POST'],
    ['asks with data', `curl -G -d page=2 ${INVOICES}`, 'GET'],
    ['asks for the head', `curl -I ${INVOICES}`, 'HEAD'],
    ['uploads', `curl -T file ${INVOICES}`, 'PUT'],
    [
      'goes over lines',
      `curl '${INVOICES}' \\\n  -H 'User-Agent: a (b@c.example)' \\\n  -H "Authorization: Bearer $T" \\\n  --data-raw '{}'`,
      'POST',
    ],
    [
      'goes over lines of PowerShell',
      `curl.exe '${INVOICES}' \`\n  -H "Authorization: Bearer $env:T" \`\n  -d '{}'`,
      'POST',
    ],
    ['comes with a prompt', `$ curl -u id:secret ${INVOICES}`, 'GET'],
    [
      'has a header before it',
      `curl -H "Authorization: Bearer abc" -H 'Accept: application/json' ${INVOICES}`,
      'GET',
    ],
    ['ends in a pipe', `curl -s ${INVOICES} | jq '.[0]'`, 'GET'],
    ['has an address with several parameters', `curl ${INVOICES}?page=2&status=open -X POST`, 'POST'],
  ] as const) {
    it(name, () => {
      const [first = ''] = read(command);
      assert.equal(first.slice(0, first.lastIndexOf(' ')), `${method} /accounts/firma/invoices.json`);
    });
  }

  for (const [name, command] of [
    ['goes over lines of cmd', `curl ^\n  -X POST ^\n  "${INVOICES}" ^\n  -d @file.json`],
    ['has its data glued to the option', `curl -d@file ${INVOICES}`],
    ['stands behind a prompt of Windows', `PS C:\\> curl.exe -X POST ${INVOICES}`],
    ['stands behind another program', `time sudo /usr/bin/curl -X POST ${INVOICES}`],
    ['stands behind a variable', `TOKEN=x curl --request POST ${INVOICES}`],
    [
      'names who asks and the port',
      `curl -X POST https://id:secret@app.fakturoid.cz:443/api/v3/accounts/firma/invoices.json`,
    ],
    ['is one of wget', `wget --post-data='{}' ${INVOICES}`],
    ['is one of HTTPie', `http POST ${INVOICES} a=b`],
    ['is one of PowerShell', `Invoke-RestMethod -Method Post -Uri "${INVOICES}"`],
    ['is a line of a file of requests', `POST: <${INVOICES}>`],
  ] as const) {
    it(name, () => assert.deepEqual(read(command), ['POST /accounts/firma/invoices.json documented']));
  }

  it('is told from one to a server that is only named like it', () => {
    for (const host of [
      'app.fakturoid.cz@evil.example',
      'app.fakturoid.cz.evil.example',
      'evil.example/app.fakturoid.cz',
    ]) {
      assert.deepEqual(read(`curl https://${host}/api/v3/user.json`), ['elsewhere'], host);
    }
  });

  it('may leave the slug open, in whatever way', () => {
    for (const slug of ['%SLUG%', ':slug', '<slug>', '{{slug}}', '{slug}', '$SLUG', '${SLUG}', '$env:SLUG']) {
      const [first = ''] = read(`curl "${BASE}/accounts/${slug}/users.json"`);
      assert.match(first, /^GET \/accounts\/\{slug\}\/users\.json documented$/i, slug);
    }
  });

  it('may have a variable for the slug', () => {
    assert.deepEqual(read(`curl "${BASE}/accounts/$FAKTUROID_SLUG/users.json"`), [
      'GET /accounts/{FAKTUROID_SLUG}/users.json documented',
    ]);
  });

  it('leaves nothing of itself but method, path and event', () => {
    const secret = 'a'.repeat(80);
    const typed = readTyped(
      `curl -u id:${secret} -H "Authorization: Bearer ${secret}" "${INVOICES}?token=${secret}"`,
    );
    assert.ok(!JSON.stringify(typed).includes(secret));
  });
});

describe('whatever was typed', () => {
  it('is read without an error', () => {
    const piece = fc.constantFrom(
      'curl ',
      'GET ',
      BASE,
      '/accounts/',
      "'",
      '"',
      '\\',
      '$(',
      '${',
      '{}',
      '\n',
      '?',
      '-X',
      '&',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (parts) => {
        readTyped(parts.join(''));
      }),
    );
  });

  it('is read in a time that grows with its length only', () => {
    for (const text of [
      'curl ' + '$('.repeat(50_000),
      'curl ' + '\\\n'.repeat(50_000),
      'GET ' + '{'.repeat(100_000),
    ]) {
      readTyped(text);
    }
  });
});

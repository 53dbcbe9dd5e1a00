import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FakturoidError } from '../../../src/fakturoid/errors';
import { parseJson, tryParseJson } from '../../../src/fakturoid/json';

function failsWith(reason: string) {
  return (error: unknown): boolean => {
    assert.ok(error instanceof FakturoidError && error.failure.kind === 'invalidResponse');
    assert.equal(error.failure.reason, reason);
    return true;
  };
}

describe('parseJson', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), (text) => {
        assert.deepEqual(parseJson(text, 'application/json; charset=utf-8'), JSON.parse(text));
      }),
    );
  });

  for (const text of ['', ' ', '<html></html>', '[{"id":1},{"i', '{"a":"\\', '"', '\u0000']) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      assert.throws(() => parseJson(text, 'application/json'), failsWith('notJson'));
      assert.equal(tryParseJson(text), undefined);
    });
  }

  it('refuses a page for people, whatever it holds', () => {
    assert.throws(() => parseJson('[]', 'text/html; charset=utf-8'), failsWith('notJson'));
  });

  for (const type of [null, '', 'text/plain', 'application/vnd.api+json', 'Application/JSON;charset=UTF-8']) {
    it(`takes JSON with content type ${String(type)}`, () => assert.deepEqual(parseJson('[]', type), []));
  }

  it('never throws anything else', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('[', ']', '{', '}', '"', '\\', 'a', ':', ',', '1') }),
        (text) => {
          assert.doesNotThrow(() => tryParseJson(text));
        },
      ),
    );
  });
});

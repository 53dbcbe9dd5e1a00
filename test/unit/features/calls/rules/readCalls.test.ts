import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CallsInText } from '../../../../../src/features/calls/rules/callsInText';
import type { FoundCall } from '../../../../../src/features/calls/rules/callsAt';
import { type CallShape, KNOWN_SHAPES, NO_CALLS, OTHER_SHAPES } from './callShapes';
import { BLIND_SHAPES } from './blindCallShapes';
import { LATER_SHAPES } from './laterCallShapes';
import { MISTAKABLE_SHAPES } from './mistakableShapes';
import { MORE_LANGUAGE_SHAPES } from './moreLanguageShapes';
import { OPEN_SHAPES } from './openCallShapes';
import { OWN_FUNCTION_SHAPES } from './ownFunctionShapes';
import { SHELL_FUNCTION_SHAPES } from './shellFunctionShapes';
import { FURTHER_CALLS, UNSEEN_CALLS, UNSEEN_NO_CALLS } from './unseenCallShapes';

function recogniseCalls(text: string, language: string): readonly FoundCall[] {
  return [...new CallsInText(text, language).inPieces()].flatMap(({ calls }) => calls);
}

/** Ids have no names of their own. */
function plain(call: string): string {
  return call.replace(/\{[^{}]*\}/g, '{}').replace(/\/\d+(?=[./])/g, '/{}');
}

/** As the shapes write a call. */
function written({ method, path, event, match }: FoundCall): string {
  if (match.kind === 'deadVersion') {
    return 'dead';
  }
  const below = path.replace(/^\/accounts\/[^/]*\//, '');
  return plain(`${method} ${below}${event === undefined ? '' : `?event=${event}`}`);
}

function found({ code, language }: CallShape): string[] {
  return [...new Set(recogniseCalls(code, language).map(written))].sort();
}

function wanted({ calls }: CallShape): string[] {
  return calls.map(plain).sort();
}

function missed(shapes: readonly CallShape[]): string[] {
  return shapes
    .filter((one) => found(one).join() !== wanted(one).join())
    .map((one) => `${one.name}: ${found(one).join(', ')} instead of ${wanted(one).join(', ')}`);
}

describe('calls in code', () => {
  it('are found in at least 80 shapes', () => {
    assert.ok(KNOWN_SHAPES.length + OTHER_SHAPES.length >= 80);
    assert.deepEqual(missed(KNOWN_SHAPES), []);
  });

  it('are found in shapes that the recogniser was not made for', () => {
    assert.deepEqual(missed([...OTHER_SHAPES, ...LATER_SHAPES, ...BLIND_SHAPES]), []);
    assert.deepEqual(missed([...UNSEEN_CALLS, ...FURTHER_CALLS]), []);
  });

  it('are by the method of the function of the same file that makes them', () => {
    assert.deepEqual(missed(OWN_FUNCTION_SHAPES), []);
    assert.deepEqual(missed(SHELL_FUNCTION_SHAPES), []);
  });

  it('are found in what other programs make requests by', () => {
    assert.deepEqual(missed(MORE_LANGUAGE_SHAPES), []);
  });

  it('are told from what stands beside them', () => {
    assert.deepEqual(missed(MISTAKABLE_SHAPES), []);
  });

  it('may be by any method where nothing is known of what is called', () => {
    assert.deepEqual(missed(OPEN_SHAPES), []);
  });

  it('are not seen in what is none', () => {
    assert.deepEqual(missed([...NO_CALLS, ...UNSEEN_NO_CALLS]), []);
  });

  it('stand where they are said to', () => {
    const code = `const a = 1;\nfetch(\`https://app.fakturoid.cz/api/v3/accounts/x/users.json\`)`;
    const [call] = recogniseCalls(code, 'typescript');
    assert.equal(
      code.slice(call?.start, call?.end).slice(1, -1),
      'https://app.fakturoid.cz/api/v3/accounts/x/users.json',
    );
  });

  it('are by every method of the path where the code does not say which', () => {
    const code = `const URL = "https://app.fakturoid.cz/api/v3/accounts/x/invoices.json";`;
    assert.deepEqual(
      recogniseCalls(code, 'typescript').map(({ method, isMethodSaid }) => [method, isMethodSaid]),
      [
        ['GET', false],
        ['POST', false],
      ],
    );
  });

  it('are looked for in one go, also in what is made to take long', () => {
    const many = 60_000;
    const url = 'https://app.fakturoid.cz/api/v3/accounts/x/invoices.json';
    for (const piece of [
      ...[
        '(',
        '{',
        '[',
        '"',
        '`',
        '${',
        '"a" + ',
        'f(',
        'a.b(',
        '/*',
        'fetch(`${',
        '\n',
        'x = "',
        'curl ',
        'curl -',
        '$(',
      ],
      ...[
        `u = "${url}"\n`,
        `f("${url}", `,
        `"${url}" + `,
        'client.invoices.',
        'a = b\n',
        'a=x=>',
        `a=(x)=>x.b("${url}"),`,
      ],
    ]) {
      for (const language of ['typescript', 'ruby', 'python', 'shellscript']) {
        recogniseCalls(`fakturoid ${piece.repeat(many / piece.length)}`, language);
      }
    }
  });

  it('are found everywhere in a text of 1 MB, whose address and client have their names at its top', () => {
    const base =
      'const ROOT = "https://app.fakturoid.cz/api/v3/accounts/x";\nconst f = new FakturoidClient();';
    const call = 'fetch(`${ROOT}/invoices/${id}.json`, { method: "DELETE" }); f.subjects.create(one);';
    const quotes = `it('isn\\'t', "it's", \`\n// "\n\`); /* " */ x = [1];\n`;
    for (const [filling, ending] of [
      [quotes.repeat(500), '\n'],
      [`it("a", { b: 'c;' });`.repeat(1000), ' '],
    ] as const) {
      const text = base + Array.from({ length: 45 }, () => filling + ending + call).join('') + filling;
      assert.ok(text.length > 900_000);
      const calls = recogniseCalls(text, 'typescript');
      assert.equal(calls.length, 90);
      assert.deepEqual(
        new Set(calls.map(written)),
        new Set(['DELETE invoices/{}.json', 'POST subjects.json']),
      );
      const last = text.lastIndexOf('`${ROOT}');
      const near = new CallsInText(text, 'typescript').at(last + 3).filter(({ start }) => start === last);
      assert.deepEqual(near.map(written), ['DELETE invoices/{}.json']);
    }
  });

  it('are looked for in any text without an error', () => {
    const piece = fc.constantFrom(
      ...[
        'fakturoid',
        '"',
        "'",
        '`',
        '${',
        '#{',
        '{',
        '}',
        '(',
        ')',
        '[',
        ']',
        '\\',
        '\n',
        '.json',
        '/accounts/',
      ],
      ...[
        'fetch(',
        'https://app.fakturoid.cz/api/v3/',
        '.invoices.create(',
        '//',
        '/*',
        '"""',
        '=',
        'curl ',
        'do ',
      ],
    );
    const languages = ['typescript', 'php', 'ruby', 'python', 'go', 'shellscript', 'http', 'markdown', 'sql'];
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string())),
        fc.constantFrom(...languages),
        (parts, language) => {
          for (const { start, end } of recogniseCalls(`fakturoid ${parts.join('')}`, language)) {
            assert.ok(start >= 0 && end >= start);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

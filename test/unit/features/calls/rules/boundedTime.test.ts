import assert from 'node:assert/strict';
import { CallsInText } from '../../../../../src/features/calls/rules/callsInText';

const TOP = 'const api = "https://app.fakturoid.cz/api/v3";\n';
const PLACES = '{0}'.repeat(8);

function nested(around: (inner: string) => string, levels: number): string {
  let text = '"x"';
  for (let level = 0; level < levels; level++) {
    text = around(text);
  }
  return text;
}

/** As people write it, and longer than any of the texts. */
const ORDINARY = Array.from(
  { length: 800 },
  (_, at) =>
    `export async function load${at}(id) {\n  const answer = await fetch(\`\${api}/accounts/x/invoices/\${id}.json\`);\n` +
    '  return answer.json();\n}\n',
).join('');

/** Microseconds of CPU. */
function timeOf(text: string, language: string): number {
  const start = process.cpuUsage();
  const read = [...new CallsInText(TOP + text, language).inPieces()];
  assert.ok(read.length > 0);
  return process.cpuUsage(start).user;
}

describe('texts that are made to take long to look through for calls', () => {
  let ordinary = 0;

  before(() => {
    // The first time is that of compiling.
    timeOf(ORDINARY, 'javascript');
    ordinary = Math.max(timeOf(ORDINARY, 'javascript'), timeOf(ORDINARY, 'javascript'));
  });

  for (const [name, language, text] of [
    ['formats within formats', 'javascript', nested((inner) => `format("${PLACES}", ${inner})`, 24)],
    ['members that format', 'python', nested((inner) => `"${PLACES}".format(${inner})`, 20)],
    ['formats that are joined', 'javascript', nested((inner) => `format("{0}/{0}", join(${inner}, a))`, 12)],
    ['one name for many texts', 'python', 'a="{}"\nformat(a,a,a,a,a,a)\n'.repeat(1_600)],
    [
      'many texts of one name',
      'python',
      Array.from({ length: 1_600 }, (_, at) => `a="${at}{}"\nformat(a,a,a)\n`).join(''),
    ],
    ['calls within texts', 'javascript', `x(\`${'${a(`'.repeat(45)}${'`)}'.repeat(45)}\`);\n`.repeat(60)],
    ['arrows within arrows', 'javascript', 'f=x=>'.repeat(9_000)],
  ] as const) {
    it(`take no more than eight times as long as ordinary code: ${name}`, () => {
      assert.ok(text.length < ORDINARY.length);
      const time = timeOf(text, language);
      assert.ok(time < 8 * ordinary, `${time / 1_000} ms beside ${ordinary / 1_000} ms`);
    });
  }
});

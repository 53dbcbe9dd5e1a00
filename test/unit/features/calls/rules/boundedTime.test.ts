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

describe('texts that are made to take long to look through for calls', () => {
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
    it(`are looked through in less than two seconds: ${name}`, () => {
      const start = process.cpuUsage();
      const read = [...new CallsInText(TOP + text, language).inPieces()];
      const { user } = process.cpuUsage(start);
      assert.ok(read.length > 0);
      assert.ok(user < 2_000_000, `${user / 1_000} ms`);
    });
  }
});

import assert from 'node:assert/strict';
import type { LogOutputChannel } from 'vscode';
import { Redactor } from '../../../src/base/redact';
import { RedactedLog } from '../../../src/platform/log';

const LEVELS = ['off', 'trace', 'debug', 'info', 'warn', 'error'] as const;
type Written = 'debug' | 'info' | 'warn' | 'error';
const WRITTEN: readonly Written[] = ['debug', 'info', 'warn', 'error'];

class CountingRedactor extends Redactor {
  redacted = 0;

  override redact(line: string): string {
    this.redacted++;
    return super.redact(line);
  }
}

/** A log over a channel that keeps this level and above, as VS Code numbers them. */
function setUp(logLevel: number) {
  const lines: string[] = [];
  const keep = (line: string): void => void lines.push(line);
  const channel = { logLevel, debug: keep, info: keep, warn: keep, error: keep };
  const redactor = new CountingRedactor();
  const log = new RedactedLog(channel as unknown as LogOutputChannel, redactor);
  return { log, lines, redactor };
}

describe('the log', () => {
  LEVELS.forEach((name, level) => {
    const kept = name === 'off' ? [] : WRITTEN.filter((written) => LEVELS.indexOf(written) >= level);

    it(`at level ${name} writes and filters ${kept.join(', ') || 'nothing'}`, () => {
      const { log, lines, redactor } = setUp(level);
      for (const written of WRITTEN) log[written](`${written} of jana@firma.example`);
      assert.deepEqual(
        lines,
        kept.map((written) => `${written} of ‹email›`),
      );
      assert.equal(redactor.redacted, kept.length);
    });
  });
});

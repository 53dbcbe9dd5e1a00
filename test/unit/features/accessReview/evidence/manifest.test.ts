import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { manifestOf } from '../../../../../src/features/accessReview/evidence/manifest';

const NAMES = ['access-review.csv', 'access-review.md', 'decisions.json'] as const;
const folders = fc.tuple(...NAMES.map(() => fc.uint8Array({ minLength: 1, maxLength: 300 })));

/** What `sha256sum -c` does: whether all lines have the format and all files the sums. */
function isWhole(manifest: string, files: ReadonlyMap<string, Uint8Array>): boolean {
  return manifest
    .replace(/\n$/, '')
    .split('\n')
    .every((line) => {
      const [, sum, name = ''] = /^([0-9a-fA-F]{64}) [ *](.+)$/.exec(line) ?? [];
      const content = files.get(name);
      return content && createHash('sha256').update(content).digest('hex') === sum?.toLowerCase();
    });
}

describe('the manifest of evidence', () => {
  it('is as sha256sum writes it', () => {
    const files = [
      { name: 'empty', content: new Uint8Array() },
      { name: 'abc', content: Buffer.from('abc') },
    ];
    assert.equal(
      manifestOf(files),
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  empty\n' +
        'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  abc\n',
    );
  });

  it('detects each changed byte of each file', () => {
    const anyFile = fc.nat(NAMES.length - 1);
    fc.assert(
      fc.property(
        folders,
        anyFile,
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (contents, index, at, change) => {
          const files = NAMES.map((name, i) => ({ name, content: contents[i] ?? new Uint8Array() }));
          const manifest = manifestOf(files);
          const byName = new Map(files.map(({ name, content }) => [name as string, content]));
          assert.ok(isWhole(manifest, byName));
          const { name, content } = files[index] ?? { name: '', content: new Uint8Array() };
          const changed = Uint8Array.from(content, (byte, i) =>
            i === at % content.length ? byte ^ change : byte,
          );
          assert.ok(!isWhole(manifest, byName.set(name, changed)));
        },
      ),
      { numRuns: 1000 },
    );
  });
});

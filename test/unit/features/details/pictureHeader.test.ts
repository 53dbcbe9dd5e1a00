import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pictureHeader } from '../../../../src/features/details/pictureHeader';
import { picture } from '../../../sandbox/png';
import { gif, gifExtension, gifFrame, pngChunk, pngHead } from './pictureBytes';

/** Each 13 by 7, as Chromium writes them, without their colour profiles. */
const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1x' +
    'eXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAAR' +
    'CAAHAA0DASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAUG/8QAHxAAAgECBwAAAAAAAAAAAAAAAAMRAQISExVRZKLh/8QAFQEBAQAA' +
    'AAAAAAAAAAAAAAAAAgP/xAAZEQADAQEBAAAAAAAAAAAAAAABAgMAETH/2gAMAwEAAhEDEQA/AMvrvG7+EpzM1zGRGO6t0bTUAIUDzVpZ6DjH' +
    'f//Z',
  'base64',
);
const LOSSY_WEBP = Buffer.from(
  'UklGRjoAAABXRUJQVlA4IC4AAABwAQCdASoNAAcAAsBMJbACdAFAAAD+6NcS/4Nszor9NPkW5TKYAiLJi4FAAAAA',
  'base64',
);
const LOSSLESS_WEBP = Buffer.from(
  'UklGRioAAABXRUJQVlA4TB0AAAAvDIABEA8wM8M8M/Mf8FDQtg3j8ge9CyKi/1H5AAA=',
  'base64',
);

function extendedWebp(flags: number, width: number, height: number): Buffer {
  const bytes = Buffer.alloc(30);
  bytes.write('RIFF....WEBPVP8X', 'latin1');
  bytes.writeUInt8(flags, 20);
  bytes.writeUIntLE(width - 1, 24, 3);
  bytes.writeUIntLE(height - 1, 27, 3);
  return bytes;
}

function pixelsOf(bytes: Buffer): number | undefined {
  return pictureHeader(bytes)?.pixels;
}

function moves(bytes: Buffer): boolean | undefined {
  return pictureHeader(bytes)?.moves;
}

describe('the header of a picture', () => {
  it('tells format and size of each kind that is shown', () => {
    const of = (type: string, pixels: number): object => ({ type, pixels, moves: false });
    assert.deepEqual(pictureHeader(picture('anybody', 40)), of('image/png', 1600));
    assert.deepEqual(pictureHeader(JPEG), of('image/jpeg', 91));
    assert.deepEqual(pictureHeader(gif(13, 7, gifFrame(13, 7))), of('image/gif', 91));
    assert.deepEqual(pictureHeader(LOSSY_WEBP), of('image/webp', 91));
    assert.deepEqual(pictureHeader(LOSSLESS_WEBP), of('image/webp', 91));
    assert.deepEqual(pictureHeader(extendedWebp(0x10, 13, 7)), of('image/webp', 91));
  });

  it('tells of the largest as well', () => {
    assert.equal(pixelsOf(pngHead(22_000, 22_000)), 484_000_000);
    assert.equal(pixelsOf(extendedWebp(0, 2 ** 24, 2 ** 24)), 2 ** 48);
    const jpeg = Buffer.from(JPEG);
    jpeg.fill(0xff, JPEG.indexOf('ffc0', 'hex') + 5, JPEG.indexOf('ffc0', 'hex') + 9);
    assert.equal(pixelsOf(jpeg), 0xffff ** 2);
  });

  it('is that of the first frame of a GIF, to which browsers widen it', () => {
    assert.equal(pixelsOf(gif(1, 1, gifFrame(3000, 2000))), 6_000_000);
    assert.equal(pixelsOf(gif(1, 1, gifFrame(3000, 2000, 500))), 7_000_000);
  });

  it('is found in a JPEG behind all that may stand before it', () => {
    const comment = Buffer.from('fffe000affc000110800ffff', 'hex');
    for (const before of [comment, Buffer.from('ffffff', 'hex'), Buffer.from('0000ff00', 'hex')]) {
      const bytes = Buffer.concat([JPEG.subarray(0, 2), before, JPEG.subarray(2)]);
      assert.equal(pixelsOf(bytes), 91, before.toString('hex'));
    }
  });

  it('tells what moves, however it is hidden', () => {
    const text = pngChunk('tEXt', Buffer.from('Comment\0IDAT'));
    const control = pngChunk('acTL', Buffer.alloc(8));
    assert.equal(moves(pngHead(8, 8, text)), false);
    assert.equal(moves(pngHead(8, 8, control)), true);
    assert.equal(moves(pngHead(8, 8, text, control)), true);
    assert.equal(moves(Buffer.concat([pngHead(8, 8), control])), false, 'too late');

    const [frame, timed] = [gifFrame(8, 8), gifExtension(0xf9, '\x04\x0a\0\0')];
    assert.equal(moves(gif(8, 8, timed, frame)), false);
    assert.equal(moves(gif(8, 8, timed, frame, timed, frame)), true);
    assert.equal(moves(gif(8, 8, frame, frame)), true, 'without a word of how long a frame lasts');
    const comment = gifExtension(0xfe, frame.toString('latin1'));
    assert.equal(moves(gif(8, 8, comment, frame)), false);

    assert.equal(moves(extendedWebp(0x10, 8, 8)), false);
    assert.equal(moves(extendedWebp(0x12, 8, 8)), true);
  });

  it('is none where the bytes end before the size, or are of anything else', () => {
    for (const [bytes, needed] of [
      [pngHead(13, 7), 24],
      [JPEG, JPEG.indexOf('ffc0', 'hex') + 9],
      [gif(13, 7), 11],
      [LOSSY_WEBP, 30],
      [LOSSLESS_WEBP, 25],
      [extendedWebp(0, 13, 7), 30],
    ] as const) {
      assert.equal(pixelsOf(bytes.subarray(0, needed)), 91);
      for (let length = 0; length < needed; length++) {
        assert.equal(pixelsOf(bytes.subarray(0, length)), undefined, String(length));
      }
    }
    assert.equal(pixelsOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')), undefined);
  });

  it('is read to an end, whatever the bytes', () => {
    const heads = [pngHead(1, 1), JPEG, gif(1, 1, gifFrame(1, 1)), LOSSY_WEBP, LOSSLESS_WEBP];
    fc.assert(
      fc.property(
        fc.constantFrom(...heads),
        fc.nat(60),
        fc.uint8Array({ maxLength: 200 }),
        (head, at, rest) => {
          const read = pictureHeader(Buffer.concat([head.subarray(0, at), rest]));
          assert.ok(read === undefined || read.pixels >= 0);
        },
      ),
    );
  });
});

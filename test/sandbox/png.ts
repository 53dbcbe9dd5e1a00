import { crc32, deflateSync } from 'node:zlib';
import { createHash } from 'node:crypto';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const CELLS = 5;
const PAPER: Colour = [245, 245, 245];

type Colour = readonly [red: number, green: number, blue: number];

/** A small square picture of coloured cells, mirrored left to right; the same seed gives the same picture. */
export function picture(seed: string, size = 40): Buffer {
  const digest = createHash('sha256').update(seed).digest();
  const ink: Colour = [digest.readUInt8(0) >> 1, digest.readUInt8(1) >> 1, digest.readUInt8(2) >> 1];
  const isInked = (x: number, y: number): boolean => {
    const column = Math.floor((x * CELLS) / size);
    const row = Math.floor((y * CELLS) / size);
    const mirrored = Math.min(column, CELLS - 1 - column);
    return digest.readUInt8(3 + row * CELLS + mirrored) % 2 === 0;
  };
  const rows = Array.from({ length: size }, (_row, y) => [
    0, // each row starts with its filter: none
    ...Array.from({ length: size }, (_column, x) => (isInked(x, y) ? ink : PAPER)).flat(),
  ]);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header(size)),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function header(size: number): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(size, 0);
  data.writeUInt32BE(size, 4);
  data.writeUInt8(8, 8); // bits per channel
  data.writeUInt8(2, 9); // true colour
  return data;
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, checksum]);
}

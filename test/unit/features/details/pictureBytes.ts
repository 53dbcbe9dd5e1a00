import { crc32 } from 'node:zlib';

/** The beginning of a PNG, which has all that is read of it. */
export function pngHead(width: number, height: number, ...chunks: readonly Buffer[]): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, pngChunk('IHDR', size), ...chunks, pngChunk('IDAT')]);
}

export function pngChunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([uint32BE(data.length), typed, uint32BE(crc32(typed))]);
}

/** A GIF of any frames; with a size of its own, which none of them need have. */
export function gif(width: number, height: number, ...blocks: readonly Buffer[]): Buffer {
  const screen = [uint16LE(width), uint16LE(height), Buffer.from([0x80, 0, 0, 0, 0, 0, 255, 255, 255])];
  return Buffer.concat([Buffer.from('GIF89a'), ...screen, ...blocks, Buffer.from([0x3b])]);
}

/** One frame, with a colour table of its own. */
export function gifFrame(width: number, height: number, left = 0): Buffer {
  const place = [left, 0, width, height].map((value) => uint16LE(value));
  const rest = Buffer.from([0x80, 0, 0, 0, 255, 255, 255, 2, 2, 0x44, 1, 0]);
  return Buffer.concat([Buffer.from([0x2c]), ...place, rest]);
}

/** Says how long the next frame lasts, or what else one wants to say. */
export function gifExtension(label: number, ...parts: readonly string[]): Buffer {
  const texts = parts.map((part) => Buffer.concat([Buffer.from([part.length]), Buffer.from(part, 'latin1')]));
  return Buffer.concat([Buffer.from([0x21, label]), ...texts, Buffer.from([0])]);
}

function uint16LE(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32BE(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** What a picture's header says, read before it is drawn. */
export interface PictureHeader {
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
  /** Pixels that take up memory, four bytes each, however few bytes the file has. */
  readonly pixels: number;
  /** It plays, and nobody could stop it (WCAG 2.2.2). */
  readonly moves: boolean;
}

/**
 * Reads raster formats as browsers do, by their bytes alone; no SVG, which may contain script. Undefined for anything
 * else, and for data that ends before it has stated its size.
 */
export function pictureHeader(bytes: Buffer): PictureHeader | undefined {
  try {
    return png(bytes) ?? jpeg(bytes) ?? gif(bytes) ?? webp(bytes);
  } catch (error) {
    if (error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
}

const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/** PNG specification, 5 and 11.2.1. */
function png(bytes: Buffer): PictureHeader | undefined {
  if (!bytes.subarray(0, 8).equals(PNG_SIGNATURE) || tagAt(bytes, 12) !== 'IHDR') {
    return undefined;
  }
  return {
    type: 'image/png',
    pixels: bytes.readUInt32BE(16) * bytes.readUInt32BE(20),
    moves: isAnimatedPng(bytes),
  };
}

/** An animated PNG says so in a chunk before the first data. */
function isAnimatedPng(bytes: Buffer): boolean {
  for (let at = 8; at + 8 <= bytes.length; at += bytes.readUInt32BE(at) + 12) {
    const tag = tagAt(bytes, at + 4);
    if (tag === 'acTL' || tag === 'IDAT') {
      return tag === 'acTL';
    }
  }
  return false;
}

/** ITU T.81, annex B: the first frame header has the size, and a second one is an error. */
function jpeg(bytes: Buffer): PictureHeader | undefined {
  if (bytes.readUInt16BE(0) !== 0xffd8) {
    return undefined;
  }
  for (let at = nextMarker(bytes, 2); ; at = nextMarker(bytes, at + bytes.readUInt16BE(at))) {
    if (isFrameHeader(bytes.readUInt8(at - 1))) {
      return {
        type: 'image/jpeg',
        pixels: bytes.readUInt16BE(at + 3) * bytes.readUInt16BE(at + 5),
        moves: false,
      };
    }
  }
}

/** The start of the segment after the next marker that has one. Decoders skip what is between segments. */
function nextMarker(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes.readUInt8(at) !== 0xff || !hasSegment(bytes.readUInt8(at + 1))) {
    at++;
  }
  return at + 2;
}

/** Whether a marker has a segment: fill bytes, a stuffed zero, `TEM` and the restart markers have none. */
function hasSegment(marker: number): boolean {
  return marker > 0x01 && marker < 0xff && (marker < 0xd0 || marker > 0xd7);
}

/** `SOF0` to `SOF15`, except for `DHT`, `JPG` and `DAC`, which are in the same range. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** GIF89a specification, 18 to 26. */
function gif(bytes: Buffer): PictureHeader | undefined {
  if (!/^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6))) {
    return undefined;
  }
  let [width, height, frames] = [bytes.readUInt16LE(6), bytes.readUInt16LE(8), 0];
  let at = 13 + colourTableSize(bytes.readUInt8(10));
  for (;;) {
    const block = bytes[at];
    if (block === 0x21) {
      at = behindParts(bytes, at + 2);
    } else if (block === 0x2c) {
      if (++frames === 1) {
        // Browsers widen the picture to its first frame.
        width = Math.max(width, bytes.readUInt16LE(at + 1) + bytes.readUInt16LE(at + 5));
        height = Math.max(height, bytes.readUInt16LE(at + 3) + bytes.readUInt16LE(at + 7));
      }
      at = behindParts(bytes, at + 11 + colourTableSize(bytes.readUInt8(at + 9)));
    } else {
      return { type: 'image/gif', pixels: width * height, moves: frames > 1 };
    }
  }
}

function colourTableSize(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 0x07) + 1);
}

/** The position after the parts of a block. Each has its length before it, and the last one is empty. */
function behindParts(bytes: Buffer, from: number): number {
  let at = from;
  for (let length = bytes[at]; length !== undefined && length > 0; length = bytes[at]) {
    at += length + 1;
  }
  return at + 1;
}

/** WebP container specification, and RFC 6386 (9.1) for lossy pictures. */
function webp(bytes: Buffer): PictureHeader | undefined {
  if (tagAt(bytes, 0) !== 'RIFF' || tagAt(bytes, 8) !== 'WEBP') {
    return undefined;
  }
  const type = 'image/webp';
  switch (tagAt(bytes, 12)) {
    case 'VP8X': {
      const pixels = (bytes.readUIntLE(24, 3) + 1) * (bytes.readUIntLE(27, 3) + 1);
      return { type, pixels, moves: (bytes.readUInt8(20) & 0x02) !== 0 };
    }
    case 'VP8L': {
      const sizes = bytes.readUInt32LE(21);
      return { type, pixels: ((sizes & 0x3fff) + 1) * (((sizes >>> 14) & 0x3fff) + 1), moves: false };
    }
    case 'VP8 ':
      return {
        type,
        pixels: (bytes.readUInt16LE(26) & 0x3fff) * (bytes.readUInt16LE(28) & 0x3fff),
        moves: false,
      };
    default:
      return undefined;
  }
}

function tagAt(bytes: Buffer, at: number): string {
  return bytes.toString('latin1', at, at + 4);
}

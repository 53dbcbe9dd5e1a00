import UPNG from 'upng-js';

/** Flat surfaces and the edges of letters need no more. */
const STILL_COLORS = 160;
/** For all frames together. */
const MOVING_COLORS = 96;

/** One picture of those that follow each other. */
export interface Frame {
  /** As PNG. */
  readonly picture: Buffer;
  readonly shownForMs: number;
}

/** The same picture as a PNG with few colours, a third of the bytes. */
export function smallPicture(picture: Buffer): Buffer {
  const { pixels, width, height } = decode(picture);
  return Buffer.from(UPNG.encode([pixels], width, height, STILL_COLORS));
}

/** Frames of one size as an animated PNG, of which each keeps only what changes. */
export function movingPicture(frames: readonly Frame[]): Buffer {
  const decoded = frames.map(({ picture }) => decode(picture));
  const [first] = decoded;
  if (first === undefined) {
    throw new Error('A moving picture needs a frame.');
  }
  return Buffer.from(
    UPNG.encode(
      decoded.map(({ pixels }) => pixels),
      first.width,
      first.height,
      MOVING_COLORS,
      frames.map(({ shownForMs }) => shownForMs),
    ),
  );
}

function decode({ buffer, byteOffset, byteLength }: Buffer): {
  readonly pixels: ArrayBuffer;
  readonly width: number;
  readonly height: number;
} {
  const image = UPNG.decode(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer);
  const [pixels] = UPNG.toRGBA8(image);
  if (pixels === undefined) {
    throw new Error('A picture of the browser has no pixels.');
  }
  return { pixels, width: image.width, height: image.height };
}

import { inflate } from "../persistence/inflate.js";
import { ArgumentError, described } from "../tensor/errors.js";

/** A picture of whole numbers. */
export interface Picture {
  /** pixels from left to right, and from top to bottom */
  readonly width: number;
  readonly height: number;
  /** values per pixel: 1 grey, 2 grey and opacity, 3 red, green and blue, 4 those and opacity */
  readonly channels: number;
  /** the bits of a value: 8 bits go from 0 to 255 */
  readonly bits: number;
  /** [height · width · channels], row by row from the top, the colours of a pixel side by side */
  readonly values: Uint8Array | Uint16Array;
}

const refused = (sentence: string) => new ArgumentError("png", sentence);

/** Values per pixel of each of the format's colour types; 3 is a palette, whose numbers stand for colours. */
const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/**
 * Reads a PNG picture (ISO/IEC 15948), grey or coloured, of 1 to 16 bits a value; interlaced ones are refused.
 *
 * @throws ArgumentError for what is no PNG picture, and for one that was cut off
 *
 * @example
 * const film = await data.png(await asset("chest-film.png"));
 * [film.width, film.height, film.channels]   // [482, 512, 1]
 */
export async function png(bytes: Uint8Array): Promise<Picture> {
  if (!ArrayBuffer.isView(bytes))
    throw refused(
      `expects the bytes of a file, as in data.png(await asset("chest-film.png")), but was given ${described(bytes)}`,
    );
  const chunks = chunksOf(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const head = chunks.find(({ kind }) => kind === "IHDR")?.body;
  if (head?.length !== 13) throw refused("the picture has no header: the file is damaged");
  const view = new DataView(head.buffer, head.byteOffset, 13);
  const [width, height, bits, type] = [view.getUint32(0), view.getUint32(4), view.getUint8(8), view.getUint8(9)];
  const channels = channelsOf[type];
  if (channels === undefined) throw refused(`there is no colour type ${type}: the file is damaged`);
  if (view.getUint8(12) !== 0)
    throw refused("the picture is interlaced, which this reader does not know: save it anew without");
  const lines = await pixelsOf(chunks);
  const stride = Math.ceil((width * channels * bits) / 8);
  if (lines.length < height * (stride + 1)) throw refused("the file ends in the middle of the picture: fetch it again");
  unfilter(lines, height, stride, Math.max(1, (channels * bits) / 8));
  const values = samples(lines, { width: width * channels, height, stride, bits });
  const palette = type === 3 ? chunks.find(({ kind }) => kind === "PLTE")?.body : undefined;
  if (type === 3) return { width, height, channels: 3, bits: 8, values: coloured(values, palette) };
  if (bits >= 8) return { width, height, channels, bits, values };
  const most = (1 << bits) - 1;
  return { width, height, channels, bits: 8, values: values.map((v) => (v * 255) / most) };
}

interface Chunk {
  readonly kind: string;
  readonly body: Uint8Array;
}

/** The parts of the file: a length, four letters, the bytes, and a checksum that we do not check. */
function chunksOf(file: Uint8Array): Chunk[] {
  if (![0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10].every((byte, i) => file[i] === byte))
    throw refused("this is no PNG picture: its first eight bytes are others");
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= file.length; ) {
    const length = view.getUint32(at);
    if (at + 12 + length > file.length) break;
    const kind = String.fromCharCode(...file.subarray(at + 4, at + 8));
    chunks.push({ kind, body: file.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

async function pixelsOf(chunks: readonly Chunk[]): Promise<Uint8Array> {
  const parts = chunks.filter(({ kind }) => kind === "IDAT").map(({ body }) => body);
  const packed = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    packed.set(part, at);
    at += part.length;
  }
  try {
    return await inflate(packed, "deflate");
  } catch {
    throw refused("the file ends in the middle of the picture or is damaged: fetch it again");
  }
}

/** Takes back what each line was filtered by: its bytes are differences to those on the left and above. In place. */
function unfilter(lines: Uint8Array, height: number, stride: number, pixel: number): void {
  for (let row = 0; row < height; row++) {
    const start = row * (stride + 1) + 1;
    const filter = lines[start - 1]!;
    for (let k = 0; k < stride; k++) {
      const left = k < pixel ? 0 : lines[start + k - pixel]!;
      const up = row === 0 ? 0 : lines[start + k - stride - 1]!;
      const corner = row === 0 || k < pixel ? 0 : lines[start + k - stride - 1 - pixel]!;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      if (guess === undefined) throw refused(`there is no filter ${filter}: the file is damaged`);
      lines[start + k] = lines[start + k]! + guess;
    }
  }
}

/** Whichever of the three is nearest to left + up − corner; in doubt the first (Paeth 1991). */
function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** The values of all lines without their filter bytes; those of 16 bits come with the high byte first. */
function samples(
  lines: Uint8Array,
  { width, height, stride, bits }: { width: number; height: number; stride: number; bits: number },
): Uint8Array | Uint16Array {
  const out = bits === 16 ? new Uint16Array(width * height) : new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const start = row * (stride + 1) + 1;
    for (let k = 0; k < width; k++) {
      const bit = k * bits;
      const byte = lines[start + (bit >> 3)]!;
      out[row * width + k] =
        bits === 16 ? 256 * byte + lines[start + 2 * k + 1]! : (byte >> (8 - bits - (bit & 7))) & ((1 << bits) - 1);
    }
  }
  return out;
}

function coloured(numbers: ArrayLike<number>, palette: Uint8Array | undefined): Uint8Array {
  if (!palette) throw refused("the picture has no palette: the file is damaged");
  const out = new Uint8Array(3 * numbers.length);
  for (let i = 0; i < numbers.length; i++) out.set(palette.subarray(3 * numbers[i]!, 3 * numbers[i]! + 3), 3 * i);
  return out;
}

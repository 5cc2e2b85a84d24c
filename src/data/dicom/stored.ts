import { syntaxNames } from "./dictionary.js";
import type { DataSet, Element } from "./elements.js";
import { refused } from "./refusals.js";
import { unpackedRuns } from "./rle.js";

/** How pixels are stored. */
export interface PixelLayout {
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  /** values per pixel: 1 grey, 3 red, green and blue */
  readonly channels: number;
  /** bits a value takes, and those of them that count, up to the high bit */
  readonly allocated: number;
  readonly stored: number;
  readonly high: number;
  readonly signed: boolean;
  /** colours one after the other, plane by plane */
  readonly planar: boolean;
}

const runLengths = "1.2.840.10008.1.2.5";
const bigEndian = "1.2.840.10008.1.2.2";

/** The numbers that the file stores, frame after frame and row after row, the colours of a pixel side by side. */
export function storedValues(file: DataSet, syntax: string, layout: PixelLayout): Float64Array {
  const element = file.elements.x7fe00010;
  if (!element) throw refused("the file says that it holds a picture, but has no pixels");
  if (![8, 16, 32].includes(layout.allocated))
    throw refused(`the pixels take ${layout.allocated} bits each; this reader knows 8, 16 and 32`);
  const values = element.encapsulatedPixelData
    ? syntax === runLengths
      ? fromRuns(file, element, layout)
      : raise(compressed(syntax))
    : plain(file, element, layout, syntax === bigEndian);
  return counted(values, layout);
}

const raise = (error: Error): never => {
  throw error;
};

/** The sentence for a picture that needs a decoder we do not have. */
function compressed(syntax: string): Error {
  const name = syntaxNames[syntax] ?? `in the way ${syntax}`;
  return refused(
    `the pixels are compressed (${name}), which this reader does not unpack; the header can be read. Convert the file with \`dcmdjpeg\` or \`gdcmconv --raw\` first`,
  );
}

/** Values that follow one another in the file. */
function plain(file: DataSet, element: Element, layout: PixelLayout, big: boolean): Float64Array {
  const { width, height, frames, channels, allocated, planar } = layout;
  const count = width * height * frames * channels;
  const bytes = (count * allocated) / 8;
  if (element.length < bytes)
    throw refused(
      `${frames} pictures of ${height} by ${width} pixels need ${bytes} bytes, but only ${element.length} are there: the file was cut off`,
    );
  const view = new DataView(file.byteArray.buffer, file.byteArray.byteOffset + element.dataOffset, bytes);
  const read = { 8: (i: number) => view.getUint8(i), 16: (i: number) => view.getUint16(2 * i, !big) }[allocated];
  const at = read ?? ((i: number) => view.getUint32(4 * i, !big));
  const area = width * height;
  return Float64Array.from({ length: count }, (_, i) => {
    if (channels === 1 || !planar) return at(i);
    const [frame, place] = [Math.floor(i / (area * channels)), i % (area * channels)];
    return at(frame * area * channels + (place % channels) * area + Math.floor(place / channels));
  });
}

/** Values whose bytes were packed by run lengths, a fragment a frame. */
function fromRuns(file: DataSet, element: Element, layout: PixelLayout): Float64Array {
  const { width, height, frames, channels, allocated } = layout;
  const fragments = element.fragments ?? [];
  if (fragments.length < frames)
    throw refused(`the file should hold ${frames} pictures, but holds ${fragments.length}: it was cut off`);
  const [area, bytes] = [width * height, allocated / 8];
  const values = new Float64Array(area * frames * channels);
  for (let frame = 0; frame < frames; frame++) {
    const { position, length } = fragments[frame]!;
    const planes = unpackedRuns(file.byteArray.subarray(position, position + length), channels * bytes, area);
    for (let channel = 0; channel < channels; channel++)
      for (let i = 0; i < area; i++) {
        let value = 0;
        for (let k = 0; k < bytes; k++) value = 256 * value + planes[channel * bytes + k]![i]!;
        values[(frame * area + i) * channels + channel] = value;
      }
  }
  return values;
}

/** Only the bits that count, with their sign; what is above them may be anything (overlays, in old files). */
function counted(values: Float64Array, { allocated, stored, high, signed }: PixelLayout): Float64Array {
  const low = high + 1 - stored;
  if (stored === allocated && !signed) return values;
  const [shift, range] = [power(low), power(stored)];
  for (let i = 0; i < values.length; i++) {
    const value = Math.floor(values[i]! / shift) % range;
    values[i] = signed && value >= range / 2 ? value - range : value;
  }
  return values;
}

/** 2ⁿ for n up to 32. */
const power = (n: number): number => (n < 31 ? 1 << n : 2147483648 * (n === 31 ? 1 : 2));

/** DICOM's run-length code (part 5, annex G): each byte of a value has its own segment, packed as TIFF's PackBits does. */
import { refused } from "./refusals.js";

/** One frame: `planes` segments of `count` bytes each, the first the most significant byte of the first sample. */
export function unpackedRuns(packed: Uint8Array, planes: number, count: number): Uint8Array[] {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  if (packed.length < 64) throw short();
  const segments = view.getUint32(0, true);
  if (segments !== planes)
    throw refused(
      `the pixels should come in ${planes} run-length segments, but there are ${segments}: the file is damaged`,
    );
  return Array.from({ length: planes }, (_, k) => {
    const start = view.getUint32(4 + 4 * k, true);
    const end = k + 1 < planes ? view.getUint32(8 + 4 * k, true) : packed.length;
    return unpackedSegment(packed.subarray(start, end), count);
  });
}

/** 0 … 127: that many bytes and one more follow as they are; −1 … −127: the next byte is repeated, 2 to 128 times. */
function unpackedSegment(packed: Uint8Array, count: number): Uint8Array {
  const out = new Uint8Array(count);
  let [at, filled] = [0, 0];
  while (filled < count) {
    if (at >= packed.length) throw short();
    const code = (packed[at++]! << 24) >> 24;
    if (code === -128) continue;
    if (code >= 0) {
      if (at + code >= packed.length) throw short();
      out.set(packed.subarray(at, at + Math.min(code + 1, count - filled)), filled);
      at += code + 1;
      filled += code + 1;
    } else {
      if (at >= packed.length) throw short();
      out.fill(packed[at++]!, filled, filled + 1 - code);
      filled += 1 - code;
    }
  }
  return out;
}

const short = () => refused("the pixels end in the middle of the picture: the file was cut off; fetch it again");

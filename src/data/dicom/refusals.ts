import { ArgumentError } from "../../tensor/errors.js";

/** The error of this reader. */
export const refused = (sentence: string): ArgumentError => new ArgumentError("dicom", sentence);

/** Files that come in DICOM's place, by their first bytes, and what to do with each. */
const others: readonly [start: readonly number[], sentence: string][] = [
  [[0x89, 0x50, 0x4e, 0x47], "this is a PNG picture, no DICOM file: data.png reads it"],
  [[0xff, 0xd8, 0xff], "this is a JPEG picture, no DICOM file; save it as PNG, which data.png reads"],
  [[0x50, 0x4b, 0x03, 0x04], "this is a zip archive: unpack it and give one of the files in it"],
  [[0x1f, 0x8b], "this file is packed by gzip: unpack it first"],
];

/** The object identifier of "enveloped data" (RFC 5652): how DICOM's secure files are encrypted as a whole. */
const enveloped = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x03];

/** Why these bytes are not a DICOM file, as far as their beginning tells. */
export function strange(bytes: Uint8Array): ArgumentError {
  if (bytes.length === 0) return refused("the file is empty");
  const known = others.find(([start]) => start.every((byte, i) => bytes[i] === byte));
  if (known) return refused(known[1]);
  const head = bytes.subarray(0, 64);
  if (head.some((_, at) => enveloped.every((byte, i) => head[at + i] === byte)))
    return refused("this file is encrypted as a whole (a CMS envelope): decrypt it with the key of its sender");
  if (bytes.length < 132)
    return refused(
      `a DICOM file has at least 132 bytes, but this one has ${bytes.length}: it was cut off, or is a different kind of file`,
    );
  return refused(
    'this is not a DICOM file: the letters "DICM" are missing at byte 128, and it does not begin with a tag',
  );
}

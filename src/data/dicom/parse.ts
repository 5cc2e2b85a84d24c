import { inflate } from "../../persistence/inflate.js";
import { ArgumentError, described } from "../../tensor/errors.js";
import type { DataSet, DicomParser } from "./elements.js";
import { refused, strange } from "./refusals.js";

const implicit = "1.2.840.10008.1.2";
const explicit = "1.2.840.10008.1.2.1";
const deflated = "1.2.840.10008.1.2.1.99";

/** A file taken apart into its elements. */
export interface Parsed {
  readonly elements: DataSet;
  /** the UID of how it is written */
  readonly syntax: string;
}

/** The bytes as this program's own Uint8Array, whatever view they come in. */
function bytesOf(given: unknown): Uint8Array {
  if (ArrayBuffer.isView(given)) return new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  if (given instanceof ArrayBuffer) return new Uint8Array(given);
  throw refused(
    `expects the bytes of a file, as in data.dicom(await asset("thorax-ct.dcm")), but was given ${described(given)}`,
  );
}

/**
 * Takes a file apart. Files without the usual 132 bytes in front (old ones, and those of some planning systems) are read
 * as implicit little-endian, the standard's default.
 */
export async function parsed(given: unknown): Promise<Parsed> {
  const bytes = bytesOf(given);
  const { default: parser } = (await import("dicom-parser")) as unknown as { default: DicomParser };
  try {
    if (!hasPreamble(bytes)) {
      if (!beginsWithTag(bytes)) throw strange(bytes);
      return { elements: parser.parseDicom(bytes, { TransferSyntaxUID: implicit }), syntax: implicit };
    }
    const end = endOfMeta(bytes);
    const syntax = parser.readPart10Header(bytes.subarray(0, end)).string("x00020010") ?? implicit;
    if (syntax !== deflated) return { elements: parser.parseDicom(bytes), syntax };
    const rest = await inflate(bytes.subarray(end), "deflate-raw");
    return { elements: parser.parseDicom(rest, { TransferSyntaxUID: explicit }), syntax };
  } catch (error) {
    if (error instanceof ArgumentError) throw error;
    throw refused(
      `this DICOM file ends in the middle of a value or is damaged (${bytes.length} bytes are there): fetch it again`,
    );
  }
}

const hasPreamble = (bytes: Uint8Array) =>
  bytes.length >= 132 && String.fromCharCode(...bytes.subarray(128, 132)) === "DICM";

/** Where the file's own description ends, which is never packed: its first element says how long it is. */
function endOfMeta(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stated = bytes.length > 144 && view.getUint32(132, true) === 2 && view.getUint16(138, true) === 4;
  return stated ? Math.min(bytes.length, 144 + view.getUint32(140, true)) : bytes.length;
}

/** Whether the first element is one of group 8, with a length that the file has room for. */
function beginsWithTag(bytes: Uint8Array): boolean {
  if (bytes.length < 16) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.getUint16(0, true) === 8 && view.getUint16(2, true) < 0x20 && view.getUint32(4, true) < bytes.length;
}

/**
 * Tensors in files: the safetensors format (huggingface.co/docs/safetensors). Eight bytes give the length of a JSON header,
 * which names each tensor's kind, shape and place; the numbers follow. Nothing in a file can run code.
 */
import { BYTES, type DType, heap } from "../kernels/index.js";
import { ArgumentError } from "../tensor/errors.js";
import { contiguous, empty, pointer } from "../tensor/raw.js";
import { count } from "../tensor/strides.js";
import type { Tensor } from "../tensor/tensor.js";

const KINDS: Readonly<Record<string, DType>> = { F32: "float32", F64: "float64", I32: "int32", BOOL: "bool" };
const NAMES: Readonly<Record<DType, string>> = { float32: "F32", float64: "F64", int32: "I32", bool: "BOOL" };

/** Kinds in the order in which Python writes them. */
const ORDER: readonly DType[] = ["float64", "float32", "int32", "bool"];

/** The longest header the format allows. */
const LONGEST_HEADER = 100_000_000;

/** Named tensors, and free text about them. */
export interface TensorFile {
  tensors: Record<string, Tensor>;
  metadata: Record<string, string>;
}

/** The bytes of a safetensors file. Tensors are written in the order of their kind and name, as Python does. */
export function encode(
  tensors: Readonly<Record<string, Tensor>>,
  metadata?: Readonly<Record<string, string>>,
): Uint8Array {
  const rank = (name: string) => ORDER.indexOf(tensors[name]!.dtype);
  const names = Object.keys(tensors).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  if ("__metadata__" in tensors) throw new ArgumentError("safetensors", "no tensor may be called __metadata__");
  const header: Record<string, unknown> = Object.create(null);
  if (metadata && Object.keys(metadata).length > 0) header.__metadata__ = metadata;
  let offset = 0;
  for (const name of names) {
    const x = tensors[name]!;
    const end = offset + x.numel() * BYTES[x.dtype];
    header[name] = { dtype: NAMES[x.dtype], shape: x.shape, data_offsets: [offset, end] };
    offset = end;
  }
  const text = JSON.stringify(header);
  const encoded = new TextEncoder().encode(text);
  const padded = Math.ceil(encoded.length / 8) * 8; // numbers start at a multiple of eight
  const file = new Uint8Array(8 + padded + offset);
  new DataView(file.buffer).setBigUint64(0, BigInt(padded), true);
  file.fill(0x20, 8, 8 + padded);
  file.set(encoded, 8);
  let at = 8 + padded;
  for (const name of names) {
    const x = contiguous(tensors[name]!);
    const bytes = x.numel() * BYTES[x.dtype];
    file.set(heap.u8.subarray(pointer(x, x.dtype), pointer(x, x.dtype) + bytes), at);
    at += bytes;
  }
  return file;
}

function refuse(why: string): never {
  throw new ArgumentError("safetensors", `this is not a safe file: ${why}`);
}

interface Entry {
  name: string;
  dtype: DType;
  shape: number[];
  start: number;
  end: number;
}

/** The tensors of a safetensors file. Everything is checked before the first byte is copied. */
export function decode(file: Uint8Array): TensorFile {
  const { entries, metadata, data } = parse(file);
  const tensors: Record<string, Tensor> = Object.create(null);
  for (const { name, dtype, shape, start, end } of entries) {
    const x = empty(shape, dtype);
    heap.u8.set(data.subarray(start, end), pointer(x, x.dtype));
    tensors[name] = x;
  }
  return { tensors: { ...tensors }, metadata };
}

/** What a file claims to hold, checked against what it has room for. */
function parse(file: Uint8Array): { entries: Entry[]; metadata: Record<string, string>; data: Uint8Array } {
  if (file.length < 8) refuse(`it has ${file.length} bytes, and the length of the header alone takes 8`);
  const claimed = new DataView(file.buffer, file.byteOffset).getBigUint64(0, true);
  if (claimed > BigInt(LONGEST_HEADER)) refuse(`its header claims ${claimed} bytes, more than the format allows`);
  const length = Number(claimed);
  if (8 + length > file.length) refuse(`its header claims ${length} bytes, but the file has only ${file.length}`);
  const data = file.subarray(8 + length);
  const header = headerOf(file.subarray(8, 8 + length));
  const { __metadata__: metadata = {}, ...rest } = header;
  if (!isRecord(metadata) || Object.values(metadata).some((v) => typeof v !== "string"))
    refuse("its metadata are not texts");
  const entries = Object.entries(rest).map(([name, record]) => entryOf(name, record, data.length));
  checkCover(entries, data.length);
  return { entries, metadata: metadata as Record<string, string>, data };
}

function headerOf(bytes: Uint8Array): Record<string, unknown> {
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    refuse("its header is not JSON");
  }
  if (!isRecord(header)) refuse("its header is not a list of names");
  return header;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function entryOf(name: string, record: unknown, available: number): Entry {
  if (!isRecord(record)) refuse(`"${name}" is not described`);
  const { dtype, shape, data_offsets: offsets } = record;
  const kind =
    typeof dtype === "string" && Object.hasOwn(KINDS, dtype)
      ? KINDS[dtype]!
      : refuse(`"${name}" holds numbers of kind ${JSON.stringify(dtype)}; known are ${Object.keys(KINDS).join(", ")}`);
  const whole = (list: unknown): list is number[] =>
    Array.isArray(list) && list.every((n) => Number.isSafeInteger(n) && n >= 0);
  if (!whole(shape)) refuse(`the shape of "${name}" is ${JSON.stringify(shape)}`);
  if (!whole(offsets) || offsets.length !== 2) refuse(`the place of "${name}" is ${JSON.stringify(offsets)}`);
  const [start, end] = offsets as [number, number];
  if (end < start || end > available) refuse(`"${name}" claims bytes ${start} to ${end}, but there are ${available}`);
  if (count(shape) * BYTES[kind] !== end - start)
    refuse(
      `"${name}" of shape [${shape.join(", ")}] needs ${count(shape) * BYTES[kind]} bytes, but has ${end - start}`,
    );
  return { name, dtype: kind, shape, start, end };
}

/** The tensors must lie one after the other, without gaps and overlaps. */
function checkCover(entries: readonly Entry[], available: number): void {
  let at = 0;
  for (const { name, start, end } of [...entries].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (start !== at) refuse(`"${name}" starts at byte ${start}, but the one before it ends at ${at}`);
    at = end;
  }
  if (at !== available) refuse(`${available - at} bytes at the end belong to no tensor`);
}

/**
 * Tensors in files: the safetensors format (huggingface.co/docs/safetensors). Eight bytes give the length of a JSON header,
 * which names each tensor's kind, shape and place; the numbers follow. Nothing in a file can run code.
 */
import { heap } from "../kernels/index.js";
import { ArgumentError } from "../tensor/errors.js";
import { checkOptions } from "../tensor/options.js";
import { contiguous, empty, pointer } from "../tensor/raw.js";
import { count } from "../tensor/strides.js";
import { Tensor } from "../tensor/tensor.js";
import { KINDS, NAMES, type NumberKind, RANGES } from "./number-kinds.js";

/** Kinds in the order in which Python writes them. */
const ORDER = ["F64", "F32", "I32", "F16", "I8", "U8", "BOOL"];

/** The longest header the format allows. */
const LONGEST_HEADER = 100_000_000;

/** Named tensors, and free text about them. */
export interface TensorFile {
  tensors: Record<string, Tensor>;
  metadata: Record<string, string>;
}

/** The smaller kinds in which numbers can be written. Halves are rounded; whole numbers must fit. */
export type SmallKind = "F16" | "I8" | "U8";

export interface EncodeOptions {
  /** a smaller kind for all tensors of floats ("F16"), or for single ones by name: { "0.weight": "F16", mask: "U8" } */
  kind?: "F16" | Readonly<Record<string, SmallKind>>;
}

/**
 * The bytes of a safetensors file. Tensors are written in the order of their kind and name, as Python does.
 *
 * @throws ArgumentError for anything that is not a tensor, and for numbers that the kind asked for cannot hold
 */
export function encode(
  tensors: Readonly<Record<string, Tensor>>,
  metadata?: Readonly<Record<string, string>>,
  options: EncodeOptions = {},
): Uint8Array {
  checkTensors(tensors);
  checkOptions("safetensors", options, ["kind"]);
  const kinds = Object.fromEntries(Object.entries(tensors).map(([name, x]) => [name, kindOf(name, x, options.kind)]));
  const rank = (name: string) => ORDER.indexOf(kinds[name]!);
  const names = Object.keys(tensors).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const header: Record<string, unknown> = Object.create(null);
  if (metadata && Object.keys(metadata).length > 0) header.__metadata__ = metadata;
  let offset = 0;
  for (const name of names) {
    const x = tensors[name]!;
    const end = offset + x.numel() * KINDS[kinds[name]!]!.bytes;
    header[name] = { dtype: kinds[name], shape: x.shape, data_offsets: [offset, end] };
    offset = end;
  }
  const encoded = new TextEncoder().encode(JSON.stringify(header));
  const padded = Math.ceil(encoded.length / 8) * 8; // numbers start at a multiple of eight
  const file = new Uint8Array(8 + padded + offset);
  new DataView(file.buffer).setBigUint64(0, BigInt(padded), true);
  file.fill(0x20, 8, 8 + padded);
  file.set(encoded, 8);
  let at = 8 + padded;
  for (const name of names) at += write(file, at, name, tensors[name]!, kinds[name]!);
  return file;
}

function checkTensors(tensors: unknown): void {
  const wanted = "expects tensors by name, such as model.stateDict() or { weights: tensor([1, 2]) }";
  if (typeof tensors === "function" && "stateDict" in tensors)
    throw new ArgumentError("safetensors", "expects the numbers of the model, not the model; write model.stateDict()");
  if (typeof tensors !== "object" || tensors === null || tensors instanceof Tensor || Array.isArray(tensors))
    throw new ArgumentError(
      "safetensors",
      `${wanted}, but got ${tensors instanceof Tensor ? "one tensor" : Array.isArray(tensors) ? "a list" : tensors === null ? "null" : typeof tensors}`,
    );
  for (const [name, x] of Object.entries(tensors)) {
    if (name === "__metadata__") throw new ArgumentError("safetensors", "no tensor may be called __metadata__");
    if (!(x instanceof Tensor))
      throw new ArgumentError(
        "safetensors",
        `"${name}" is not a tensor; write ${Array.isArray(x) ? `tensor(${name})` : "tensor(…)"}`,
      );
  }
}

/** The kind in which a tensor is written: its own, or the smaller one that was asked for. */
function kindOf(name: string, x: Tensor, asked: EncodeOptions["kind"]): string {
  const floats = x.dtype === "float32" || x.dtype === "float64";
  const kind = typeof asked === "string" ? (floats ? asked : undefined) : asked?.[name];
  if (kind === undefined) return NAMES[x.dtype];
  if (KINDS[kind]?.write) return kind;
  throw new ArgumentError("safetensors", `the kind of "${name}" must be F16, I8 or U8, but is ${kind}`);
}

/** Writes the numbers of a tensor; gives their bytes. */
function write(file: Uint8Array, at: number, name: string, x: Tensor, kind: string): number {
  const { bytes, write } = KINDS[kind]!;
  const n = x.numel();
  if (!write || NAMES[x.dtype] === kind) {
    const source = contiguous(x);
    const start = pointer(source, x.dtype);
    file.set(heap.u8.subarray(start, start + n * bytes), at);
    return n * bytes;
  }
  const view = new DataView(file.buffer);
  const [least, most] = RANGES[kind] ?? [-Infinity, Infinity];
  x.data().forEach((value, i) => {
    if (RANGES[kind] && !(Number.isInteger(value) && value >= least && value <= most))
      throw new ArgumentError(
        "safetensors",
        `"${name}" cannot be written as ${kind}, whole numbers from ${least} to ${most}: one is ${value}`,
      );
    write(view, at + i * bytes, value);
  });
  return n * bytes;
}

function refuse(why: string): never {
  throw new ArgumentError("safetensors", `this is not a safe file: ${why}`);
}

interface Entry {
  name: string;
  kind: NumberKind;
  shape: number[];
  start: number;
  end: number;
}

/** The tensors of a safetensors file: halves and bfloat16 as float32, I8 as int8, other whole numbers as int32. Everything is checked before the first byte is copied. */
export function decode(file: Uint8Array): TensorFile {
  const { entries, metadata, data } = parse(file);
  const tensors: Record<string, Tensor> = Object.create(null);
  for (const entry of entries) tensors[entry.name] = read(data, entry);
  return { tensors: { ...tensors }, metadata };
}

/** One tensor; numbers of a kind that tensors do not have are widened. */
function read(data: Uint8Array, { name, kind, shape, start, end }: Entry): Tensor {
  const { dtype, bytes, read } = kind;
  if (read) {
    const view = new DataView(data.buffer, data.byteOffset + start, end - start);
    const numbers = dtype === "int32" ? new Int32Array(count(shape)) : new Float32Array(count(shape));
    try {
      for (let i = 0; i < numbers.length; i++) numbers[i] = read(view, i * bytes);
    } catch (error) {
      throw new ArgumentError(
        "safetensors",
        `"${name}" holds ${(error as Error).message}, which is beyond the whole numbers that a tensor can hold (int32, up to 2147483647)`,
      );
    }
    const x = empty(shape, dtype);
    heap.u8.set(new Uint8Array(numbers.buffer), pointer(x, dtype));
    return x;
  }
  const x = empty(shape, dtype);
  heap.u8.set(data.subarray(start, end), pointer(x, dtype));
  return x;
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
  if (typeof dtype !== "string") refuse(`the kind of "${name}" is ${JSON.stringify(dtype)}`);
  if (!Object.hasOwn(KINDS, dtype))
    throw new ArgumentError(
      "safetensors",
      `"${name}" holds numbers of kind ${JSON.stringify(dtype)}, which are not read here; read are ${Object.keys(KINDS).join(", ")}`,
    );
  const kind = KINDS[dtype]!;
  const whole = (list: unknown): list is number[] =>
    Array.isArray(list) && list.every((n) => Number.isSafeInteger(n) && n >= 0);
  if (!whole(shape)) refuse(`the shape of "${name}" is ${JSON.stringify(shape)}`);
  if (!whole(offsets) || offsets.length !== 2) refuse(`the place of "${name}" is ${JSON.stringify(offsets)}`);
  const [start, end] = offsets as [number, number];
  if (end < start || end > available) refuse(`"${name}" claims bytes ${start} to ${end}, but there are ${available}`);
  if (count(shape) * kind.bytes !== end - start)
    refuse(`"${name}" of shape [${shape.join(", ")}] needs ${count(shape) * kind.bytes} bytes, but has ${end - start}`);
  return { name, kind, shape, start, end };
}

/** The tensors must follow one another, without gaps or overlaps. */
function checkCover(entries: readonly Entry[], available: number): void {
  let at = 0;
  for (const { name, start, end } of [...entries].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (start !== at) refuse(`"${name}" starts at byte ${start}, but the one before it ends at ${at}`);
    at = end;
  }
  if (at !== available) refuse(`${available - at} bytes at the end belong to no tensor`);
}

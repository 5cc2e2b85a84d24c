/**
 * Reading GGUF files, in which llama.cpp and others keep language models (github.com/ggml-org/ggml, docs/gguf.md): facts
 * about the model first, its vocabulary among them; then the names, shapes and kinds of its tensors; then their numbers.
 */
import { ArgumentError } from "../tensor/errors.js";
import { WEIGHT_KINDS, type WeightKind } from "../tensor/ops/weight-blocks.js";

/** A fact in a file: a number, a truth, a text, or a list of those. */
export type GgufValue = number | boolean | string | readonly GgufValue[];

export interface GgufTensor {
  name: string;
  kind: WeightKind;
  /** as ours are, rows first: a layer's weight is [outputs, inputs] */
  shape: readonly number[];
  /** the numbers as they lie in the file, not copied */
  bytes: Uint8Array;
}

export interface Gguf {
  metadata: Readonly<Record<string, GgufValue>>;
  tensors: ReadonlyMap<string, GgufTensor>;
}

/** ggml's numbers for the kinds of tensors. */
const kindNames: Readonly<Record<number, string>> = {
  ...{ 0: "F32", 1: "F16", 2: "Q4_0", 3: "Q4_1", 6: "Q5_0", 7: "Q5_1", 8: "Q8_0" },
  ...{ 10: "Q2_K", 11: "Q3_K", 12: "Q4_K", 13: "Q5_K", 14: "Q6_K", 15: "Q8_K", 30: "BF16" },
};

function refuse(why: string): never {
  throw new ArgumentError("gguf", why);
}

/** Reads one value after the other; never beyond the end. */
class Reader {
  at = 0;
  readonly #view: DataView;
  readonly #text = new TextDecoder();

  constructor(readonly file: Uint8Array) {
    this.#view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  }

  #take(bytes: number): number {
    const from = this.at;
    if (!(bytes <= this.file.length - from))
      refuse(`the file ends too early, after ${this.file.length} bytes: get it again`);
    this.at += bytes;
    return from;
  }

  u8 = () => this.#view.getUint8(this.#take(1));
  i8 = () => this.#view.getInt8(this.#take(1));
  u16 = () => this.#view.getUint16(this.#take(2), true);
  i16 = () => this.#view.getInt16(this.#take(2), true);
  u32 = () => this.#view.getUint32(this.#take(4), true);
  i32 = () => this.#view.getInt32(this.#take(4), true);
  f32 = () => this.#view.getFloat32(this.#take(4), true);
  f64 = () => this.#view.getFloat64(this.#take(8), true);
  u64 = () => Number(this.#view.getBigUint64(this.#take(8), true));
  i64 = () => Number(this.#view.getBigInt64(this.#take(8), true));

  text = (): string => {
    const length = this.u64();
    const from = this.#take(length);
    return this.#text.decode(this.file.subarray(from, from + length));
  };

  value(type: number): GgufValue {
    if (type === 7) return this.u8() !== 0;
    if (type === 8) return this.text();
    if (type === 9) return this.#list();
    const read = this.#numbers[type];
    return read ? read() : refuse(`a fact is of type ${type}, which GGUF does not have: the file is damaged`);
  }

  #list(): GgufValue[] {
    const [type, length] = [this.u32(), this.u64()];
    const list: GgufValue[] = [];
    for (let i = 0; i < length; i++) list.push(this.value(type)); // no room is taken for what a damaged length says
    return list;
  }

  /** How GGUF's types of numbers are read. */
  readonly #numbers: Readonly<Record<number, () => number>> = {
    ...{ 0: this.u8, 1: this.i8, 2: this.u16, 3: this.i16, 4: this.u32, 5: this.i32, 6: this.f32 },
    ...{ 10: this.u64, 11: this.i64, 12: this.f64 },
  };
}

/**
 * What stands in a GGUF file. Numbers are not copied: the tensors are views of the bytes that were given.
 *
 * @throws ArgumentError for bytes that are no GGUF file, a file that is cut off, and kinds of numbers that cannot be read here
 */
export function gguf(bytes: Uint8Array): Gguf {
  if (!(bytes instanceof Uint8Array)) refuse("expects the bytes of a file, a Uint8Array");
  const reader = new Reader(bytes);
  if (bytes.length < 24 || reader.u32() !== 0x46554747)
    refuse('this is no GGUF file: such a file begins with the letters "GGUF"');
  const version = reader.u32();
  if (version !== 2 && version !== 3) refuse(`the file is of version ${version}; versions 2 and 3 can be read`);
  const [count, facts] = [reader.u64(), reader.u64()];
  const metadata: Record<string, GgufValue> = Object.create(null);
  for (let i = 0; i < facts; i++) {
    const name = reader.text();
    metadata[name] = reader.value(reader.u32());
  }
  const entries: Omit<Entry, "bytes">[] = [];
  for (let i = 0; i < count; i++) entries.push(entry(reader));
  const alignment = (metadata["general.alignment"] as number | undefined) ?? 32;
  const begin = Math.ceil(reader.at / alignment) * alignment;
  const tensors = new Map(
    entries.map(({ name, kind, shape, offset, size }) => {
      const from = begin + offset;
      if (!(from + size <= bytes.length))
        refuse(
          `the file ends in the middle of "${name}": it has ${bytes.length} bytes and should have at least ${from + size}; get it again`,
        );
      return [name, { name, kind, shape, bytes: bytes.subarray(from, from + size) }];
    }),
  );
  return { metadata, tensors };
}

interface Entry extends GgufTensor {
  offset: number;
  size: number;
}

/** Name, shape, kind and place of a tensor. */
function entry(reader: Reader): Omit<Entry, "bytes"> {
  const name = reader.text();
  const axes = reader.u32();
  if (axes > 4) refuse(`"${name}" has ${axes} axes, more than GGUF's four: the file is damaged`);
  const shape = Array.from({ length: axes }, reader.u64).reverse();
  const type = reader.u32();
  const offset = reader.u64();
  const kind = kindNames[type] ?? `type ${type}`;
  if (!Object.hasOwn(WEIGHT_KINDS, kind))
    refuse(`"${name}" is kept as ${kind}; ${Object.keys(WEIGHT_KINDS).join(", ")} can be read`);
  const { block, bytes } = WEIGHT_KINDS[kind as WeightKind];
  const columns = shape[shape.length - 1] ?? 1;
  const numbers = shape.reduce((product, length) => product * length, 1);
  if (columns % block !== 0 || !Number.isSafeInteger(numbers))
    refuse(`"${name}" of shape [${shape.join(", ")}] does not fit into blocks of ${block}: the file is damaged`);
  return { name, kind: kind as WeightKind, shape, offset, size: (numbers / block) * bytes };
}

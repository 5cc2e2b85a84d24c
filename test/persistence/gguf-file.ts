/** Writes GGUF files for tests: facts, and tensors whose bytes are given. */

export type Fact = number | boolean | string | readonly string[] | readonly number[];

export interface Written {
  name: string;
  /** ggml's number: 0 F32, 3 Q4_1, 8 Q8_0 */
  type: number;
  /** rows first, as ours are */
  shape: readonly number[];
  bytes: Uint8Array;
}

const ALIGNMENT = 32;

class Writer {
  readonly bytes: number[] = [];
  number(value: number, size: number): this {
    const view = new DataView(new ArrayBuffer(8));
    view.setBigUint64(0, BigInt(value), true);
    for (let i = 0; i < size; i++) this.bytes.push(view.getUint8(i));
    return this;
  }
  float(value: number): this {
    this.bytes.push(...new Uint8Array(Float32Array.of(value).buffer));
    return this;
  }
  text(value: string): this {
    const encoded = new TextEncoder().encode(value);
    this.number(encoded.length, 8).bytes.push(...encoded);
    return this;
  }
  fact(value: Fact): this {
    if (typeof value === "string") return this.number(8, 4).text(value);
    if (typeof value === "boolean") return this.number(7, 4).number(+value, 1);
    if (typeof value === "number")
      return Number.isInteger(value) ? this.number(4, 4).number(value, 4) : this.number(6, 4).float(value);
    const texts = typeof value[0] === "string";
    this.number(9, 4)
      .number(texts ? 8 : 5, 4)
      .number(value.length, 8);
    for (const one of value) typeof one === "string" ? this.text(one) : this.number(one, 4);
    return this;
  }
}

export function ggufFile(facts: Readonly<Record<string, Fact>>, tensors: readonly Written[], version = 3): Uint8Array {
  const head = new Writer();
  head.number(0x46554747, 4).number(version, 4).number(tensors.length, 8).number(Object.keys(facts).length, 8);
  for (const [name, value] of Object.entries(facts)) head.text(name).fact(value);
  let offset = 0;
  const padded = (n: number) => Math.ceil(n / ALIGNMENT) * ALIGNMENT;
  for (const { name, type, shape, bytes } of tensors) {
    head.text(name).number(shape.length, 4);
    for (const length of shape.toReversed()) head.number(length, 8);
    head.number(type, 4).number(offset, 8);
    offset += padded(bytes.length);
  }
  const begin = padded(head.bytes.length);
  const file = new Uint8Array(begin + offset);
  file.set(head.bytes);
  let at = begin;
  for (const { bytes } of tensors) {
    file.set(bytes, at);
    at += padded(bytes.length);
  }
  return file;
}

/** A half from −0.06 to 0.06, and never 0: 2⁻⁵ to 2⁻⁴ with a sign. */
const half = (random: () => number) => (random() < 0.5 ? 0x8000 : 0) | 0x2800 | Math.floor(random() * 1024);

/** Blocks of weights with plausible scales. */
export function blocks(type: 3 | 8, numbers: number, random: () => number): Uint8Array {
  const [size, halves] = type === 3 ? [20, 2] : [34, 1];
  const bytes = Uint8Array.from({ length: (numbers / 32) * size }, () => Math.floor(random() * 256));
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < bytes.length; at += size) {
    // −128 … 127 are larger than 0 … 15: a smaller scale
    for (let h = 0; h < halves; h++)
      view.setUint16(at + 2 * h, type === 3 ? half(random) : half(random) - 0x0c00, true);
  }
  return bytes;
}

export const floats = (numbers: ArrayLike<number>): Uint8Array => new Uint8Array(Float32Array.from(numbers).buffer);

import { grouped } from "../display/fmt.js";

/** Bytes in words: 512 bytes, 1.5 KB, 64 MB. */
function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const units = ["KB", "MB", "GB"];
  let value = bytes / 1024;
  let unit = 0;
  while (value >= 1024 && unit < 2) {
    value /= 1024;
    unit++;
  }
  return `${Math.round(value * 10) / 10} ${units[unit]}`;
}

/** The memory for tensors is full: with what is wanted, what there is, and the sizes of what is held, in bytes. */
export class OutOfMemoryError extends Error {
  override name = "OutOfMemoryError";
  /** bytes held by tensors that the program can still reach */
  readonly used: number;
  constructor(
    readonly wanted: number,
    readonly limit: number,
    held: readonly number[],
  ) {
    const used = held.reduce((sum, bytes) => sum + bytes, 0);
    super(
      wanted > limit
        ? `Out of memory: this tensor needs ${size(wanted)}, more than the ${size(limit)} that all tensors have together. Use a smaller size or batch.`
        : `Out of memory: this tensor needs ${size(wanted)}, and ${size(used)} of ${size(limit)} are held by ${holders(held)}. ` +
            "Let go of what is no longer needed (a variable or an array may still hold it; a loss holds its whole graph: push loss.item()), or use a smaller batch.",
    );
    this.used = used;
  }
}

/** The tensors that hold memory, the largest with their sizes. */
function holders(held: readonly number[]): string {
  if (held.length === 1) return "one tensor that the program can still reach";
  const largest = [...held].sort((a, b) => b - a).slice(0, 3);
  return `${grouped(held.length)} tensors that the program can still reach (the largest: ${largest.map(size).join(", ")})`;
}

/** Shapes that do not fit together, with everything a program or a reader needs to see why. */
export class ShapeError extends Error {
  override name = "ShapeError";
  /** the op that refused */
  readonly op: string;
  /** the shapes it was given */
  readonly shapes: readonly (readonly number[])[];
  /** the axis that does not fit, where there is one */
  readonly axis: number | undefined;
  /** what to try */
  readonly hint: string | undefined;
  constructor(
    op: string,
    sentence: string,
    details: { shapes?: readonly (readonly number[])[]; axis?: number; hint?: string } = {},
  ) {
    super(`${op}: ${sentence}${details.hint ? ` (${details.hint})` : ""}`);
    this.op = op;
    this.shapes = details.shapes ?? [];
    this.axis = details.axis;
    this.hint = details.hint;
  }
}

/** A value of the wrong kind: a dtype, an index, an option. */
export class ArgumentError extends Error {
  override name = "ArgumentError";
  constructor(
    readonly op: string,
    sentence: string,
  ) {
    super(`${op}: ${sentence}`);
  }
}

/** Something that the gradient machinery cannot do. */
export class GradientError extends Error {
  override name = "GradientError";
}

/** A shape in words: [2, 3]. */
export function words(shape: readonly number[]): string {
  return `[${Array.from(shape, told).join(", ")}]`;
}

/** A number as it is, anything else in words, for a sentence that expects a number. */
export function told(value: unknown): string {
  return typeof value === "number" ? String(value) : described(value);
}

/** Anything in words, as something that was given where something else is wanted. */
export function described(value: unknown): string {
  if (Array.isArray(value)) return "an array (make it a tensor with tensor([…]))";
  if (ArrayBuffer.isView(value)) return "a typed array (make it a tensor with tensor(…))";
  if (typeof value === "number") return `the number ${value}`;
  if (typeof value === "string") return `the text ${JSON.stringify(value)}`;
  if (typeof value === "object" && value !== null)
    return value.constructor?.name === "Tensor" ? "a tensor" : "an object";
  if (typeof value === "function") return "a function";
  return String(value);
}

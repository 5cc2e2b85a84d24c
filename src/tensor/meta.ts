/** Tensors that have a shape and no numbers, as on PyTorch's "meta" device: a model of 138 million numbers, in no memory. */
import type { DType } from "../kernels/index.js";
import { ArgumentError, words } from "./errors.js";
import { Storage } from "./storage.js";
import { Tensor } from "./tensor.js";

/** Holds no numbers, and says so when they are asked for. */
class NoNumbers extends Storage {
  constructor(dtype: DType) {
    super(1, 0, dtype);
    this.index = -2; // never among those that a sweep looks at
  }
  override get pointer(): never {
    throw new ArgumentError(
      "meta",
      "this tensor was made inside meta(…) and has a shape but no numbers; make it outside to compute with it",
    );
  }
}

let running = false;

/** Whether tensors are now made without numbers. */
export const inMeta = (): boolean => running;

/** A tensor of a shape, without numbers. */
export function withoutNumbers(shape: readonly number[], dtype: DType): Tensor {
  return new Tensor([...shape], new NoNumbers(dtype));
}

/** Whether a tensor has a shape but no numbers. */
export const hasNoNumbers = (x: Tensor): boolean => x.storage instanceof NoNumbers;

/**
 * Runs f without computing anything: what is made in it, and every result of an op, has a shape and no numbers. So the
 * largest models can be built to count their parameters: `summary` of such a model works through shapes alone.
 *
 * @throws ArgumentError for what is no function, and whenever the numbers of such a tensor are asked for
 * @example
 * meta(() => nn.linear(100_000, 100_000)).parameterCount(); // 10000100000
 */
export function meta<T>(f: () => T): T {
  if (typeof f !== "function")
    throw new ArgumentError("meta", `expects a function, as in meta(() => nn.linear(2, 3)), but got ${kindOf(f)}`);
  const before = running;
  running = true;
  try {
    return f();
  } finally {
    running = before;
  }
}

function kindOf(given: unknown): string {
  if (given instanceof Tensor) return `a tensor ${words(given.sizes)}`;
  return given === null ? "null" : typeof given === "object" ? "an object" : `${String(given)}`;
}

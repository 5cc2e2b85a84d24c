/** Tensors of random numbers. */
import { defaultGenerator, type Generator } from "../random/generator.js";
import { generated, type TensorOptions } from "./create.js";
import { ArgumentError, told } from "./errors.js";
import { checkWhole, isWhole } from "./int32.js";
import { checkSizes } from "./strides.js";
import type { Tensor } from "./tensor.js";
import type { Plain, Shape } from "./types/shape.js";

export interface RandomOptions extends TensorOptions {
  /** the source of chance; the one that manualSeed sets, unless given */
  generator?: Generator;
}

/**
 * Uniform random numbers, 0 ≤ x < 1.
 *
 * @example
 * rand([2, 3]).shape; // [2, 3]
 */
export function rand<const D extends Shape>(shape: D, options: RandomOptions = {}): Tensor<Plain<D>> {
  const generator = options.generator ?? defaultGenerator();
  return generated("rand", shape, options, () => generator.uniform());
}

/**
 * Random numbers from the standard normal distribution.
 *
 * @example
 * randn([2, 3]).shape; // [2, 3]
 */
export function randn<const D extends Shape>(shape: D, options: RandomOptions = {}): Tensor<Plain<D>> {
  const generator = options.generator ?? defaultGenerator();
  return generated("randn", shape, options, () => generator.normal());
}

/**
 * Random whole numbers, low ≤ x < high, as int32.
 *
 * @example
 * randint(0, 10, [3]).dtype; // "int32"
 */
export function randint<const D extends Shape>(
  low: number,
  high: number,
  shape: D,
  options: RandomOptions = {},
): Tensor<Plain<D>> {
  if (!(Number.isInteger(low) && Number.isInteger(high) && low < high)) {
    throw new ArgumentError(
      "randint",
      `expects whole numbers low < high, but was given ${told(low)} and ${told(high)}`,
    );
  }
  const { dtype = "int32" } = options;
  if (isWhole(dtype)) checkWhole("randint", [low, high - 1], dtype);
  if (high - low > Number.MAX_SAFE_INTEGER)
    throw new ArgumentError("randint", `there are more than 2⁵³ whole numbers from ${low} to ${high}`);
  const generator = options.generator ?? defaultGenerator();
  return generated("randint", shape, { dtype: "int32", ...options }, () => low + generator.below(high - low));
}

/**
 * The whole numbers 0 … n − 1 in random order, as int32.
 *
 * @example
 * randperm(4).sum().item(); // 6
 */
export function randperm<const N extends number>(n: N, options: RandomOptions = {}): Tensor<[N]> {
  checkSizes("randperm", [n]);
  const order = (options.generator ?? defaultGenerator()).permutation(n);
  return generated("randperm", [n], { dtype: "int32", ...options }, (i) => order[i]!);
}

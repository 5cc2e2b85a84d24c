import { exp, log } from "../kernels/math.js";
import type { Generator } from "../random/generator.js";
import { ArgumentError, told } from "../tensor/errors.js";

/** How the next symbol is chosen. */
export interface SamplingOptions {
  /** below 1 prefers what is probable already, above 1 gives the improbable a chance; 0 always takes the most probable */
  temperature?: number;
  /** only the k most probable symbols */
  topK?: number;
  /** only the most probable symbols that together have this probability (nucleus sampling, Holtzman et al. 2020) */
  topP?: number;
}

/**
 * What a distribution becomes before a symbol is drawn: temperature first, then top-k, then top-p. Of equally probable
 * symbols those with smaller numbers stay.
 *
 * @throws ArgumentError for a temperature below 0, a topK below 1 and a topP that is not between 0 and 1
 *
 * @example
 * [...samplingDistribution([0.5, 0.25, 0.25], { topK: 1 })]   // [1, 0, 0]
 */
export function samplingDistribution(distribution: ArrayLike<number>, options: SamplingOptions = {}): Float64Array {
  const { temperature = 1, topK, topP } = checked(options);
  const p = Float64Array.from(distribution);
  if (temperature === 0) return onlyFirst(p, 1);
  const largest = p.reduce((most, one) => Math.max(most, one), 0);
  if (temperature !== 1)
    for (let i = 0; i < p.length; i++) p[i] = p[i]! > 0 ? exp(log(p[i]! / largest) / temperature) : 0;
  let kept = normalised(p);
  if (topK !== undefined) kept = onlyFirst(kept, topK);
  if (topP !== undefined) kept = onlyFirst(kept, needed(kept, topP));
  return kept;
}

function checked(options: SamplingOptions): SamplingOptions {
  const { temperature, topK, topP } = options;
  if (temperature !== undefined && !(temperature >= 0 && temperature < Infinity))
    throw new ArgumentError("sampling", `temperature must be 0 or more, but is ${told(temperature)}`);
  if (topK !== undefined && !(Number.isInteger(topK) && topK >= 1))
    throw new ArgumentError("sampling", `topK must be a whole number from 1 up, but is ${told(topK)}`);
  if (topP !== undefined && !(topP > 0 && topP <= 1))
    throw new ArgumentError("sampling", `topP must be above 0 and at most 1, but is ${told(topP)}`);
  return options;
}

function normalised(p: Float64Array): Float64Array {
  const sum = p.reduce((all, one) => all + one, 0);
  if (!(sum > 0 && sum < Infinity))
    throw new ArgumentError(
      "sampling",
      "expects probabilities with a positive sum: those of a trained model are no NaN",
    );
  return p.map((one) => one / sum);
}

/** How many of the most probable symbols it takes to reach a probability. */
function needed(p: Float64Array, topP: number): number {
  let sum = 0;
  const rising = p.toSorted();
  for (let count = 1; count <= p.length; count++) {
    sum += rising[p.length - count]!;
    if (sum >= topP) return count;
  }
  return p.length;
}

/** Only the `count` most probable symbols: those above the last one that stays, and of its equals the first. */
function onlyFirst(p: Float64Array, count: number): Float64Array {
  if (count >= p.length) return normalised(p);
  const last = count === 1 ? p.reduce((most, one) => Math.max(most, one), 0) : p.toSorted()[p.length - count]!;
  let equals = count;
  for (const one of p) if (one > last) equals--;
  const kept = p.map((one) => (one > last || (one === last && equals-- > 0) ? one : 0));
  return normalised(kept);
}

/**
 * A symbol drawn from a distribution.
 *
 * @example
 * drawFrom([0, 1, 0], new Generator(1))   // 1
 */
export function drawFrom(distribution: ArrayLike<number>, generator: Generator): number {
  let left = generator.uniform();
  let last = 0;
  for (let i = 0; i < distribution.length; i++) {
    if (distribution[i] === 0) continue;
    last = i;
    left -= distribution[i]!;
    if (left < 0) return i;
  }
  return last; // rounding left a little over
}

import { defaultGenerator, type Generator } from "../../random/generator.js";
import { requireTensor } from "../arguments.js";
import { ArgumentError, ShapeError, told, words } from "../errors.js";
import { created, pointer } from "../raw.js";
import { view } from "../storage.js";
import type { Tensor } from "../tensor.js";

export interface MultinomialOptions {
  /** may a position be drawn more than once? */
  replacement?: boolean;
  /** the source of chance; the one that manualSeed sets, unless given */
  generator?: Generator;
}

/**
 * Positions drawn with the given weights (they need not add up to 1): weights [K] give [samples], weights [N, K] give
 * [N, samples], as int32. Without `replacement`, the default, no position is drawn twice from a row.
 *
 * @example
 * multinomial(tensor([0, 1, 0]), 2, { replacement: true }).toArray(); // [1, 1]
 */
export function multinomial(weights: Tensor, samples: number, options: MultinomialOptions = {}): Tensor {
  requireTensor("multinomial", "the weights", weights);
  const { replacement = false, generator = defaultGenerator() } = options ?? {};
  if (weights.ndim !== 1 && weights.ndim !== 2)
    throw new ShapeError("multinomial", `expects weights [K] or [N, K], but the shape is ${words(weights.shape)}`, {
      shapes: [weights.shape],
    });
  if (!Number.isInteger(samples) || samples < 1)
    throw new ArgumentError(
      "multinomial",
      `the number of samples must be a whole number from 1 up, but is ${told(samples)}`,
    );
  const K = weights.shape[weights.ndim - 1]!;
  const rows = weights.ndim === 1 ? 1 : weights.shape[0]!;
  const numbers = Float64Array.from(weights.data());
  const drawn = new Int32Array(rows * samples);
  for (let row = 0; row < rows; row++) {
    const own = numbers.subarray(row * K, (row + 1) * K);
    checkWeights(own, samples, replacement);
    const to = drawn.subarray(row * samples, (row + 1) * samples);
    if (replacement) drawEach(own, to, generator);
    else drawDistinct(own, to, generator);
  }
  const out = created([...weights.shape.slice(0, -1), samples], "int32");
  view("int32").set(drawn, pointer(out, "int32") / 4);
  return out;
}

function checkWeights(weights: Float64Array, samples: number, replacement: boolean): void {
  const wrong = weights.find((w) => !(w >= 0 && w < Infinity));
  if (wrong !== undefined)
    throw new ArgumentError(
      "multinomial",
      `weights must be finite numbers from 0 up, but one is ${wrong}; for logits write multinomial(logits.softmax(-1), …)`,
    );
  const possible = weights.reduce((n, w) => (w > 0 ? n + 1 : n), 0);
  if (possible === 0) throw new ArgumentError("multinomial", "at least one weight must be above 0");
  if (!replacement && samples > possible)
    throw new ArgumentError(
      "multinomial",
      `${samples} different positions cannot be drawn where only ${possible} have a weight above 0; pass { replacement: true }, or draw fewer`,
    );
}

/** Draws with replacement: each time the first position at which the running sum passes a uniform part of the total. */
function drawEach(weights: Float64Array, to: Int32Array, generator: Generator): void {
  const sums = new Float64Array(weights.length);
  let total = 0;
  weights.forEach((w, i) => {
    total += w;
    sums[i] = total;
  });
  for (let i = 0; i < to.length; i++) {
    const point = generator.uniform() * total;
    let [low, high] = [0, weights.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! > point) high = middle;
      else low = middle + 1;
    }
    to[i] = low;
  }
}

/** Draws without replacement: what was drawn has no weight any more. */
function drawDistinct(weights: Float64Array, to: Int32Array, generator: Generator): void {
  for (let i = 0; i < to.length; i++) {
    drawEach(weights, to.subarray(i, i + 1), generator);
    weights[to[i]!] = 0;
  }
}

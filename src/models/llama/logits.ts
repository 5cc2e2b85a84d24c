/** From logits to probabilities, in float64. */
import { exp, log } from "../../kernels/math.js";

/** The largest of them. */
function largest(logits: Float32Array): number {
  let most = -Infinity;
  for (const one of logits) if (one > most) most = one;
  return most;
}

/** Softmax. */
export function probabilitiesOf(logits: Float32Array): Float64Array {
  const most = largest(logits);
  const powers = new Float64Array(logits.length);
  let sum = 0;
  for (let i = 0; i < logits.length; i++) {
    powers[i] = exp(logits[i]! - most);
    sum += powers[i]!;
  }
  for (let i = 0; i < powers.length; i++) powers[i] = powers[i]! / sum;
  return powers;
}

/** ln Σ eˣ */
export function logSum(logits: Float32Array): number {
  const most = largest(logits);
  let sum = 0;
  for (const one of logits) sum += exp(one - most);
  return most + log(sum);
}

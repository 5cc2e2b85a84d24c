/** One neuron on overlapping clouds: which combinations of switch or sigmoid, one by one or full batch, come to rest? */
import { sigmoid } from "../../kernels/math.js";

/** What the neuron answers with, and how many patients it sees before it moves its weights. */
export interface Training {
  answer: "switch" | "sigmoid";
  batch: "one by one" | "full batch";
}

/** Each column of a table to mean 0 and standard deviation 1. */
export function standardised(rows: readonly (readonly number[])[]): number[][] {
  const columns = rows[0]!.map((_, j) => {
    const values = rows.map((row) => row[j]!);
    const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
    const spread = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) * (v - mean), 0) / values.length);
    return values.map((v) => (v - mean) / spread);
  });
  return rows.map((_, i) => columns.map((column) => column[i]!));
}

/**
 * Trains one neuron from weights of 0 at a learning rate of 1, and counts after each round how many examples it gets wrong.
 * One by one, a round shows every example once and moves the weights after each; by full batch it is five steps along the
 * mean over all examples. The weights move by (wanted − answer) times the input: for the switch that is the perceptron's
 * rule, for the sigmoid it is descent on the cross-entropy.
 *
 * @example
 * mistakesByRound([[-1], [1]], [0, 1], 2, { answer: "sigmoid", batch: "full batch" });   // [0, 0]
 */
export function mistakesByRound(
  inputs: readonly (readonly number[])[],
  wanted: readonly number[],
  rounds: number,
  { answer, batch }: Training,
): number[] {
  const says = answer === "switch" ? (z: number) => (z > 0 ? 1 : 0) : sigmoid;
  let [w, b] = [inputs[0]!.map(() => 0), 0];
  const sum = (x: readonly number[]) => x.reduce((z, v, j) => z + w[j]! * v, b);
  const move = (pull: number, x: readonly number[]) => {
    w = w.map((weight, j) => weight + pull * x[j]!);
    b += pull;
  };
  return Array.from({ length: rounds }, () => {
    if (batch === "one by one") for (const [n, x] of inputs.entries()) move(wanted[n]! - says(sum(x)), x);
    else
      for (let step = 0; step < 5; step++) {
        const pulls = inputs.map((x, n) => (wanted[n]! - says(sum(x))) / inputs.length);
        for (const [n, x] of inputs.entries()) move(pulls[n]!, x);
      }
    return inputs.filter((x, n) => (sum(x) > 0 ? 1 : 0) !== wanted[n]).length;
  });
}

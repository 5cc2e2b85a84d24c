/** The perceptron's error-correction rule (Rosenblatt 1962), and a search that shows what no rule can reach. */

/** The four rows of 'and', 'or' and 'xor': both inputs 0 or 1. */
export const truthTable: readonly (readonly [number, number])[] = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];

/** The answer of a neuron with a switch: 1 where w·x + b is positive, otherwise 0. */
export function fires(w: readonly number[], b: number, x: readonly number[]): 0 | 1 {
  return w.reduce((z, weight, j) => z + weight * x[j]!, b) > 0 ? 1 : 0;
}

/**
 * A neuron with a switch that corrects itself, one example at a time. A correct answer changes nothing; a 0 that should
 * be 1 adds the inputs to the weights, a 1 that should be 0 subtracts them. The bias is a weight whose input is 1.
 *
 * @example
 * perceptron(truthTable, [0, 1, 1, 1], 5).wrong;   // mistakes in each round: [1, 2, 1, 0, 0]
 */
export function perceptron(
  inputs: readonly (readonly number[])[],
  wanted: readonly number[],
  rounds: number,
): { w: number[]; b: number; wrong: number[] } {
  let [w, b] = [inputs[0]!.map(() => 0), 0];
  const wrong: number[] = [];
  for (let round = 0; round < rounds; round++) {
    let mistakes = 0;
    inputs.forEach((x, n) => {
      const correction = wanted[n]! - fires(w, b, x); // 0, +1 or −1
      w = w.map((weight, j) => weight + correction * x[j]!);
      b += correction;
      mistakes += Math.abs(correction);
    });
    wrong.push(mistakes);
  }
  return { w, b, wrong };
}

/**
 * How many of the four rows the best of 15,625 neurons with a switch gets right: both weights and the bias run from −3 to 3
 * in steps of a quarter.
 *
 * @example
 * bestOfManyBorders([0, 1, 1, 0]);   // 3
 */
export function bestOfManyBorders(wanted: readonly number[]): number {
  const steps = Array.from({ length: 25 }, (_, i) => -3 + i / 4);
  let best = 0;
  for (const w1 of steps)
    for (const w2 of steps)
      for (const b of steps) {
        const right = truthTable.filter((x, n) => fires([w1, w2], b, x) === wanted[n]).length;
        best = Math.max(best, right);
      }
  return best;
}

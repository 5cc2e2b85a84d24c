/** Universal approximation with ReLU neurons: weights that are written down, and weights that training finds. */
import * as nn from "../../nn/index.js";
import { adam } from "../../optim/index.js";
import { noGrad, tensor } from "../../tensor/index.js";

/**
 * One hidden layer of N ReLU neurons that follows f from 0 to 1 in N straight pieces: neuron k bends at k/N, and its weight
 * is by how much the slope changes there.
 *
 * @example
 * bent((x) => x * x, 2)(0.5);   // 0.25: at its bends it agrees with f
 */
export function bent(f: (x: number) => number, neurons: number): (x: number) => number {
  const slopes = Array.from({ length: neurons }, (_, k) => (f((k + 1) / neurons) - f(k / neurons)) * neurons);
  const weights = slopes.map((slope, k) => slope - (slopes[k - 1] ?? 0));
  return (x) => weights.reduce((y, weight, k) => y + weight * Math.max(0, x - k / neurons), f(0));
}

/** The places at which two functions on [0, 1] are compared. */
export const grid: readonly number[] = Array.from({ length: 1001 }, (_, i) => i / 1000);

/** The largest difference of two functions on [0, 1], looked for at 1001 places. */
export function largestError(f: (x: number) => number, g: (x: number) => number): number {
  return Math.max(...grid.map((x) => Math.abs(f(x) - g(x))));
}

/**
 * The same kind of network, its weights looked for: 101 places of f on [0, 1], descent with Adam from a random start. Set the
 * seed before. What is returned answers at the places of `grid`, all of which are worked out at once.
 */
export function fitted(f: (x: number) => number, neurons: number, steps: number): (x: number) => number {
  const places = grid.filter((_, i) => i % 10 === 0);
  const column = (values: readonly number[]) => tensor(values.map((v) => [v]));
  const [inputs, wanted] = [column(places), column(places.map(f))];
  const model = nn.sequential(nn.linear(1, neurons), nn.relu(), nn.linear(neurons, 1));
  const optimizer = adam(model.parameters(), { lr: 0.01 });
  for (let k = 0; k < steps; k++) {
    const loss = nn.mse(model(inputs), wanted);
    optimizer.zeroGrad();
    loss.backward();
    optimizer.step();
  }
  const answers = noGrad(() => model(column(grid)).data());
  return (x) => answers[Math.round(1000 * x)]!;
}

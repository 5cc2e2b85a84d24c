/** Universal approximation with ReLU neurons whose weights are written down, not trained. */

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

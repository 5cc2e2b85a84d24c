/** The straight cuts that hidden ReLU neurons make through the plane, and the pieces between them. */
import type { Module } from "../../nn/index.js";

/** A line w₁x₁ + w₂x₂ + b = 0: where one hidden neuron switches on. */
export type Cut = [w1: number, w2: number, b: number];

/** The cuts of a network's first hidden layer; its inputs are the two coordinates of a point. */
export function cutsOf(model: Module): Cut[] {
  const [weights, biases] = model.parameters().map((p) => p.toArray()) as [number[][], number[]];
  return weights.map(([w1, w2], j) => [w1!, w2!, biases[j]!]);
}

/** How many pieces of a wide square the cuts make: places differ in which neurons are on. Very small pieces are overlooked. */
export function countPieces(cuts: readonly Cut[], reach = 60, step = 0.4): number {
  const side = Array.from({ length: Math.round((2 * reach) / step) + 1 }, (_, i) => -reach + i * step);
  const patterns = new Set<string>();
  for (const x1 of side)
    for (const x2 of side) patterns.add(cuts.map(([w1, w2, b]) => (w1 * x1 + w2 * x2 + b > 0 ? "1" : "0")).join(""));
  return patterns.size;
}

/** One row of a truth table through a neuron with a sigmoid, as named numbers that know how they were made. */
import { sigmoid } from "../../kernels/math.js";
import type { GraphNode } from "./figures/computation-graph.js";

interface Node extends GraphNode {
  inputs: Node[];
  /** The slope of this number along each of its inputs. */
  slopes: number[];
}

const given = (name: string, value: number): Node => ({ name, value, grad: 0, op: "", inputs: [], slopes: [] });

const made = (name: string, op: string, value: number, inputs: Node[], slopes: number[]): Node => ({
  name,
  op,
  value,
  grad: 0,
  inputs,
  slopes,
});

/**
 * The loss (p − y)² of one row, forward and backward: the result for `computationGraph`. The notebook builds such an
 * engine in a side room; the library's own is src/scalar/value.ts.
 *
 * @example
 * rowGraph({ w: [1, -1], b: -0.5 }, [1, 1], 1).value;   // 0.387…
 */
export function rowGraph(
  neuron: { w: readonly [number, number]; b: number },
  x: readonly [number, number],
  wanted: number,
): GraphNode {
  const w = neuron.w.map((v, j) => given(`w${"₁₂"[j]}`, v));
  const inputs = x.map((v, j) => given(`x${"₁₂"[j]}`, v));
  const b = given("b", neuron.b);
  const y = given("y", wanted);
  const products = w.map((v, j) => {
    const input = inputs[j]!;
    return made(`w${"₁₂"[j]}x${"₁₂"[j]}`, "×", v.value * input.value, [v, input], [input.value, v.value]);
  });
  const z = made("z", "+", products[0]!.value + products[1]!.value + b.value, [...products, b], [1, 1, 1]);
  const probability = sigmoid(z.value);
  const p = made("p", "σ", probability, [z], [probability * (1 - probability)]);
  const residual = made("p − y", "−", p.value - y.value, [p, y], [1, -1]);
  const loss = made("loss", "²", residual.value * residual.value, [residual], [2 * residual.value]);
  loss.grad = 1;
  for (const node of [loss, residual, p, z, ...products])
    node.inputs.forEach((input, i) => {
      input.grad += node.slopes[i]! * node.grad;
    });
  return loss;
}

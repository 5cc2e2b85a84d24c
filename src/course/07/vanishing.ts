/** Lecture 7: how much of a slope is left when it has gone back through time. */
import * as nn from "../../nn/index.js";
import { manualSeed } from "../../random/generator.js";
import { noGrad, randn, type Tensor, tensor } from "../../tensor/index.js";

/** A recurrent network, and for the LSTM how far its forget gates stand open at the start. */
export interface ThroughTime {
  cell: "rnn" | "gru" | "lstm";
  /** added to the forget gates (LSTM) before anything is learned; 0 when left out */
  forgetBias?: number;
  /** the weights from state to state are multiplied by this; 1 when left out */
  scale?: number;
  /** units of the state; 64 when left out */
  hidden?: number;
  seed?: number;
}

/**
 * The length of the slope of the last output along the input of each step, as a share of that along the last one. The first
 * entry is the last step, entry k lies k steps before it.
 *
 * @example
 * slopesThroughTime({ cell: "rnn", hidden: 8 }, 5)[0]   // 1
 */
export function slopesThroughTime(
  { cell, forgetBias = 0, scale = 1, hidden = 64, seed = 1 }: ThroughTime,
  steps: number,
): number[] {
  manualSeed(seed);
  const features = 16;
  const network = { rnn: nn.rnn, gru: nn.gru, lstm: nn.lstm }[cell](features, hidden) as unknown as nn.Module<
    (x: Tensor) => { output: Tensor }
  >;
  for (const [name, parameter] of network.namedParameters()) {
    if (scale !== 1 && name.startsWith("weightHh")) shift(parameter as Tensor, (v) => v * scale);
    if (forgetBias !== 0 && name.startsWith("biasIh"))
      shift(parameter as Tensor, (v, i) => (i >= hidden && i < 2 * hidden ? v + forgetBias : v));
  }
  const x = randn([1, steps, features]) as Tensor;
  x.requiresGrad = true;
  const direction = randn([hidden]) as Tensor;
  (
    network(x)
      .output.select(1, steps - 1)
      .mul(direction) as Tensor
  )
    .sum()
    .backward();
  const rows = ((x.grad as Tensor).toArray() as number[][][])[0]!;
  const lengths = rows.map((row) => Math.sqrt(row.reduce((sum, v) => sum + v * v, 0))).reverse();
  return lengths.map((one) => one / lengths[0]!);
}

function shift(parameter: Tensor, to: (value: number, place: number) => number): void {
  const values = (parameter.reshape([-1]).toArray() as number[]).map(to);
  noGrad(() => parameter.copy_(tensor(values).reshape(parameter.shape) as Tensor));
}

/** Lecture 5, a CNN along time: sinus rhythm or atrial fibrillation in a made-up ECG. */
import { type EcgSet, ecgs } from "../../data/index.js";
import * as nn from "../../nn/index.js";
import { manualSeed } from "../../random/generator.js";
import { noGrad, type Tensor } from "../../tensor/index.js";
import { type Classifier, type Examples, teach } from "./teach.js";

const signalsOf = ({ signals, labels }: EcgSet): Examples => ({
  length: labels.shape[0],
  rows: (n) => [
    (signals as Tensor).indexSelect(0, n as number[]) as Tensor,
    (labels as Tensor).indexSelect(0, n as number[]) as Tensor,
  ],
});

/** Four convolutions along time with stride 2 and batch norm, a mean over time and a dense layer: 3,730 parameters. */
export function rhythmReader(): Classifier {
  const step = (inputs: number, outputs: number, kernel: number) => [
    nn.conv1d(inputs, outputs, kernel, { stride: 2, padding: (kernel - 1) / 2 }),
    nn.batchNorm1d(outputs),
    nn.relu(),
  ];
  const steps: nn.Step[] = [
    ...[...step(1, 8, 9), ...step(8, 16, 7), ...step(16, 16, 5), ...step(16, 16, 5)],
    (x: Tensor) => x.mean(2) as Tensor,
    nn.linear(16, 2),
  ];
  return nn.sequential(...steps);
}

/** Trains it on 800 leads and gives, for 400 others, how strongly it leans to fibrillation (a difference of scores), and the truth. */
export function rhythmOn(seed: number): { leans: number[]; truth: number[]; test: EcgSet } {
  manualSeed(seed);
  const model = rhythmReader();
  const [train, test] = [ecgs({ count: 800, seed: 10 + seed }), ecgs({ count: 400, seed: 100 + seed })];
  teach(model, signalsOf(train), { steps: 150, batch: 32, lr: 1e-2, seed });
  const scores = noGrad(() => model(test.signals)) as Tensor;
  const leans = (scores.select(1, 1) as Tensor).sub(scores.select(1, 0) as Tensor) as Tensor;
  return { leans: leans.toArray() as number[], truth: (test.labels as Tensor).toArray() as number[], test };
}

/** The rule of thumb that needs no network: how irregular the R waves are, as the spread of their distances over its mean. */
export function irregularity(beats: readonly number[]): number {
  const gaps = beats.slice(1).map((t, i) => t - beats[i]!);
  const mean = gaps.reduce((a, b) => a + b, 0) / gaps.length;
  const spread = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) * (gap - mean), 0) / gaps.length);
  return spread / mean;
}

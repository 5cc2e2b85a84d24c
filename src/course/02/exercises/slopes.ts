/** Exercises on slopes: a neuron's backward pass, the slope of tanh, and when to forget. */
import { fmt } from "../../../display/index.js";
import { sigmoid, tanh } from "../../../kernels/math.js";
import { formula } from "../../../lesson/formula.js";
import { plain, say } from "../../../lesson/values.js";

type Neuron = [w: number[], x: number[], b: number, slope: number];

const neurons: Neuron[] = [
  [[0.5, -1], [2, 1], 0.3, 1.5],
  [[1, -0.4, 2], [0.5, -0.2, 1.5], -1.2, -0.7],
  [[-0.8], [1.5], 0.2, 2],
];

const sum = ([w, x, b]: Neuron) => w.reduce((z, v, j) => z + v * x[j]!, b);
const local = (p: number) => p * (1 - p);

/** The slopes handed on, when the slope along z is this number. */
const handed = (w: number[], x: number[], alongZ: number) => ({
  w: x.map((v) => alongZ * v),
  b: alongZ,
  x: w.map((v) => alongZ * v),
});

/** A backward pass in which the slope along z is worked out from the slope along p and from z in some way. */
const by =
  (alongZ: (slope: number, z: number) => number) =>
  (...neuron: Neuron) =>
    handed(neuron[0], neuron[1], alongZ(neuron[3], sum(neuron)));
const correct = by((slope, z) => slope * local(sigmoid(z)));

export const neuronBackward = formula<Neuron>({
  id: "E2.3",
  title: "A neuron's backward pass",
  writes: true,
  signature: "(w, x, b, slope) => ({ w, b, x })",
  probes: neurons,
  starter: (w, x) => ({ w: w.map(() => 0), b: 0, x: x.map(() => 0) }),
  begin: "the function returns zeros: nothing would be learned. Compute p first, and from it the slope along z.",
  truth: correct,
  right:
    "the slope along z is shared by all of them. What you return for x is what the layer before receives as its slope.",
  form: ["wrong form", "the function must return { w, b, x }: a list as long as w, a number, and a list as long as x."],
  slips: [
    [
      by((_slope, z) => local(sigmoid(z))),
      "slope not passed on",
      "these are the slopes of p itself. The chain begins at the loss: multiply by `slope`.",
    ],
    [
      by((slope) => slope),
      "sigmoid forgotten",
      "one link of the chain is missing: from p to z the slope is multiplied by p(1 − p).",
    ],
    [by((slope, z) => slope * local(z)), "slope at z", "p(1 − p) takes the answer p = σ(z), not the sum z."],
    [
      by((slope, z) => slope + local(sigmoid(z))),
      "added",
      "along a chain slopes are multiplied. They are added only where a number is used more than once.",
    ],
    [
      by((slope, z) => slope * sigmoid(z)),
      "half of the sigmoid's slope",
      "the slope of the sigmoid is p(1 − p); the factor 1 − p is missing.",
    ],
    [
      (...n) => correct(n[0], n[1], 0, n[3]),
      "bias forgotten",
      "nearly: p must be computed with the bias, z = w·x + b.",
    ],
    [
      (...n) => {
        const { w, b, x } = correct(...n);
        return { w: x, b, x: w };
      },
      "w and x swapped",
      "the slope along a weight contains its input, and the slope along an input contains its weight: yours are exchanged.",
    ],
    [
      (...n) => {
        const { w, b, x } = correct(...n);
        return { w: w.map(() => b), b, x: x.map(() => b) };
      },
      "inputs forgotten",
      "b is correct. Along a weight, multiply by the input it belongs to; along an input, by its weight.",
    ],
    [
      (...n) => ({ ...correct(...n), b: 0 }),
      "bias with an input",
      "w and x are correct. The bias is a weight whose input is always 1, so its slope is the slope along z itself.",
    ],
  ],
  otherwise: (given) => {
    const [w, x, b, slope] = neurons[0]!;
    return `for w = ${say(w)}, x = ${say(x)}, b = ${b} and slope = ${slope} your function gives ${say(given([...w], [...x], b, slope))}; the slopes are ${say(correct(w, x, b, slope))}.`;
  },
  hints: [
    "Three lines: p = σ(w·x + b), then the slope along z = slope · p(1 − p), then the three parts of the result.",
    "Along wⱼ it is the slope along z times xⱼ; along xⱼ, times wⱼ; along b, times 1.",
  ],
});

/** Where the valley's walk from 4 ends: each step gives its slope to `remember`, which says what is subtracted. */
function walk(
  lr: number,
  steps: number,
  remember: (held: number, slope: number) => [held: number, used: number],
): number {
  let [beta, held] = [4, 0];
  for (let k = 0; k < steps; k++) {
    const [next, used] = remember(held, 10 * beta - 3);
    held = next;
    beta -= lr * used;
  }
  return beta;
}

export const forgottenTooLate = formula<[lr: number, steps: number]>({
  id: "E2.5",
  title: "Find the bug: forgetting",
  twin: true,
  signature: "(lr, steps) => where β ends",
  probes: [
    [0.1, 3],
    [0.05, 2],
    [0.02, 5],
  ],
  within: 1e-3,
  starter: () => 4,
  begin: "β stays at 4 whatever the learning rate. What does `step` still find after `zeroGrad`?",
  truth: (lr, steps) => walk(lr, steps, (_held, slope) => [0, slope]),
  right: "forget, then backward, then step. Now one step with a learning rate of 0.1 lands on 0.3.",
  form: ["no number", "the function must return the number where β ends."],
  slips: [
    [
      (lr, steps) => walk(lr, steps, (held, slope) => [held + slope, held + slope]),
      "never forgets",
      "now nothing is ever forgotten: β runs in the circle of six. zeroGrad is needed, only in a different place.",
    ],
    [
      (lr, steps) => walk(lr, steps, (_held, slope) => [0, -slope]),
      "uphill",
      "this walks uphill: the optimiser subtracts by itself.",
    ],
  ],
  otherwise: (given) =>
    `after five steps with α = 0.1 your β is ${fmt(Number(plain(given(0.1, 5))), 4)}; the correct loop is at 0.3.`,
  hints: ["In which order do the three calls come?", "Move `optimizer.zeroGrad()` up by one line."],
});

export const tanhSlope = formula<[h: number]>({
  id: "E2.4",
  title: "The slope of tanh from its answer",
  signature: "(h) => the slope",
  probes: [-1.5, -0.4, 0.2, 1].map((z) => [tanh(z)]),
  starter: () => 0,
  begin:
    "the slope is not 0 everywhere. Measure it at z = 0 with `slopeAt(Math.tanh, 0)`, and at z = 2; what is h there?",
  truth: (h) => 1 - h * h,
  right:
    "1 − h². No exponential has to be computed a second time, which is why engines keep the answer of the forward pass.",
  form: ["no number", "the function must return a number."],
  slips: [
    [
      (h) => h * (1 - h),
      "that of the sigmoid",
      "h(1 − h) is the sigmoid's. For negative z it would be negative here, and tanh never falls.",
    ],
    [
      (h) => 1 - h,
      "square forgotten",
      "at z = 0 that is correct, but far to the left h is −1 and this gives 2, where tanh is nearly level.",
    ],
    [
      (h) => 1 - Math.abs(h),
      "without sign",
      "the correct value at 0 and ±1, and too small in between: measure at z = 1.",
    ],
    [(h) => 1 + h * h, "plus", "that grows towards both ends, where tanh flattens. One sign is wrong."],
    [(h) => 1 - tanh(h) * tanh(h), "in terms of z", "h is tanh(z) already: do not take tanh of it again."],
  ],
  otherwise: (given) =>
    `at z = 1, where h = ${fmt(tanh(1), 4)}, your formula gives ${fmt(Number(plain(given(tanh(1)))), 4)}; the slope there is ${fmt(1 - tanh(1) * tanh(1), 4)}.`,
  hints: ["The slope is the same for h and for −h: try a square.", "1 minus something."],
});

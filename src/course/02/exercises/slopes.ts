/** Exercises on slopes: those of one row, that of tanh, and when to forget them. */
import { fmt } from "../../../display/index.js";
import { tanh } from "../../../kernels/math.js";
import { formula } from "../../../lesson/formula.js";
import { plain, say } from "../../../lesson/values.js";

type Row = [x1: number, x2: number, y: number, p: number];

const rows: Row[] = [
  [1, 2, 1, 0.3],
  [0.5, -1, 0, 0.8],
  [2, 0, 1, 0.6],
];

/** The common part of a row's slopes, times what each knob is multiplied by. */
const squares = (y: number, p: number) => 2 * (p - y) * p * (1 - p);
const slopes = (pull: number, ...factors: number[]) => factors.map((factor) => pull * factor);

export const rowSlopes = formula<Row>({
  id: "E2.4",
  title: "Slopes of one row",
  signature: "(x1, x2, y, p) => [along w₁, along w₂, along b]",
  probes: rows,
  starter: () => [0, 0, 0],
  begin: "the function returns zeros, as if nothing could be learned. Start with 2(p − y) and multiply your way back.",
  truth: (x1, x2, y, p) => slopes(squares(y, p), x1, x2, 1),
  right: "2(p − y) from the loss, p(1 − p) from the sigmoid, and the input that the weight was multiplied by.",
  form: ["no triple", "the function must return three numbers: `[along w₁, along w₂, along b]`."],
  slips: [
    [
      (x1, x2, y, p) => slopes(-squares(y, p), x1, x2, 1),
      "wrong sign",
      "right size and wrong sign: it is p − y, what was said minus what was wanted.",
    ],
    [
      (x1, x2, y, p) => slopes(2 * (p - y), x1, x2, 1),
      "sigmoid forgotten",
      "the chain has three links: the slope of the sigmoid, p(1 − p), is missing.",
    ],
    [
      (x1, x2, y, p) => slopes(p - y, x1, x2, 1),
      "the slopes of cross-entropy",
      "those are the slopes of the cross-entropy, where p(1 − p) cancels. For squares it stays.",
    ],
    [
      (x1, x2, y, p) => slopes(squares(y, p) / 2, x1, x2, 1),
      "factor 2 forgotten",
      "half the size: the square brings down a factor of 2.",
    ],
    [
      (_x1, _x2, y, p) => slopes(squares(y, p), 1, 1, 1),
      "inputs forgotten",
      "the slope along b is right. Along a weight, multiply by the input it stands at.",
    ],
    [(x1, x2, y, p) => slopes(squares(y, p), x2, x1, 1), "inputs swapped", "x₁ belongs to w₁ and x₂ to w₂."],
    [
      (x1, x2, y, p) => slopes(squares(y, p), x1, x2, 0),
      "bias with an input",
      "the bias is a weight whose input is always 1, so its slope is the common part itself.",
    ],
  ],
  otherwise: (given) => {
    const [x1, x2, y, p] = rows[0]!;
    const wanted = slopes(squares(y, p), x1, x2, 1);
    return `for x = (${x1}, ${x2}), y = ${y}, p = ${p} your function gives ${say(given(x1, x2, y, p), 4)}; turning the knobs a little gives ${say(wanted, 4)}.`;
  },
  hints: [
    "Three links: loss to p, p to z, z to the knob.",
    "The first two do not depend on the knob: 2(p − y) and p(1 − p).",
    "`const pull = 2 * (p - y) * p * (1 - p);` and then `[pull * x1, …]`.",
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
  id: "E2.6",
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
  right: "forget, then backward, then step. Now one step of length 0.1 lands on 0.3.",
  form: ["no number", "the function must return the number where β ends."],
  slips: [
    [
      (lr, steps) => walk(lr, steps, (held, slope) => [held + slope, held + slope]),
      "never forgets",
      "now nothing is ever forgotten: β runs in the circle of six. zeroGrad is needed, only in another place.",
    ],
    [
      (lr, steps) => walk(lr, steps, (_held, slope) => [0, -slope]),
      "uphill",
      "this walks uphill: the optimiser subtracts by itself.",
    ],
  ],
  otherwise: (given) =>
    `after five steps with α = 0.1 your β is ${fmt(Number(plain(given(0.1, 5))), 4)}; the right loop is at 0.3.`,
  hints: [
    "In which order do the three calls stand?",
    "What does zeroGrad erase, and who needs it next?",
    "Move `optimizer.zeroGrad()` up by one line.",
  ],
});

export const tanhSlope = formula<[h: number]>({
  id: "E2.5",
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
      "at z = 0 that is right, but far to the left h is −1 and this gives 2, where tanh is nearly level.",
    ],
    [
      (h) => 1 - Math.abs(h),
      "without sign",
      "the right value at 0 and ±1, and too small in between: measure at z = 1.",
    ],
    [(h) => 1 + h * h, "plus", "that grows towards both ends, where tanh flattens. One sign."],
    [(h) => 1 - tanh(h) * tanh(h), "in terms of z", "h is tanh(z) already: do not take tanh of it again."],
  ],
  otherwise: (given) =>
    `at z = 1, where h = ${fmt(tanh(1), 4)}, your formula gives ${fmt(Number(plain(given(tanh(1)))), 4)}; the slope there is ${fmt(1 - tanh(1) * tanh(1), 4)}.`,
  hints: [
    "At z = 0, h is 0 and the slope is 1. Far out, h is ±1 and the slope is 0.",
    "The same for h and −h: try a square.",
  ],
});

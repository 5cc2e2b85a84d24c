/** Exercises on learning: signs of slopes, slopes by the chain rule, the forgotten slopes, the last layer. */

import { fmt } from "../../../display/index.js";
import { tanh } from "../../../kernels/math.js";
import { aFunction, choice } from "../../../lesson/answers.js";
import type { Exercise } from "../../../lesson/exercise.js";
import { plain } from "../../../lesson/values.js";

type Ways = { w1: string; w2: string };
const words = ["up", "down", "stay"];

export const whichWays: Exercise<Ways> = {
  id: "2.3",
  title: "Which way each weight goes",
  reads(given) {
    const held = given as Partial<Record<keyof Ways, unknown>> | null;
    const word = (v: unknown) => (typeof v === "string" ? v.trim().toLowerCase() : undefined);
    const [w1, w2] = [word(held?.w1), word(held?.w2)];
    const known = (v: string | undefined): v is string => v === "" || words.includes(v ?? "?");
    return known(w1) && known(w2) ? { answer: { w1, w2 } } : { expected: '{ w1, w2 }, each "up", "down" or "stay"' };
  },
  untouched: ({ w1, w2 }) => w1 === "" || w2 === "",
  begin: "write one of the three words for each weight. Is p too high or too low? And which inputs were on?",
  accepts: ({ w1, w2 }) => w1 === "down" && w2 === "stay",
  right: "p is too high, and only the first input had a part in it.",
  mistakes: [
    {
      name: "both blamed",
      when: ({ w1, w2 }) => w1 === "down" && w2 === "down",
      says: "w₁ is right. The second input was 0, so w₂ was multiplied by 0: turning it changes nothing in this row.",
    },
    {
      name: "wrong way",
      when: ({ w1, w2 }) => w1 === "up" && w2 === "stay",
      says: "w₂ is right. With w₁ up, p would climb further above 0.9, and 0 was wanted.",
    },
    {
      name: "swapped",
      when: ({ w1, w2 }) => w1 === "stay" && w2 === "down",
      says: "the inputs are x = (1, 0): it is the first that was on.",
    },
    {
      name: "nothing",
      when: ({ w1 }) => w1 === "stay",
      says: "the answer is wrong by 0.9, and the first input was on: something has to move.",
    },
    {
      name: "uphill",
      when: ({ w1 }) => w1 === "up",
      says: "p is 0.9 where 0 was wanted: too high. More weight on an input that is on makes it higher still.",
    },
  ],
  otherwise: "w₁ is right. For w₂ ask: what would have been different in this row, had w₂ been another number?",
  hints: [
    "p − y is 0.9: the answer is too high.",
    "The slope along a weight is p − y times positive numbers times its input.",
    "The second input is 0, so the slope along w₂ is 0.",
  ],
};

export const lastLayer: Exercise<string> = {
  id: "2.7",
  title: "The last layer",
  reads: choice("none", "sigmoid", "softmax"),
  untouched: (word) => word === "",
  begin: 'write "none", "sigmoid" or "softmax". Ask first: can two findings be true of one patient?',
  accepts: (word) => word === "sigmoid",
  right: "a sigmoid for each finding: three separate questions, three separate probabilities.",
  mistakes: [
    {
      name: "competing",
      when: (word) => word === "softmax",
      says: "with softmax the three probabilities add up to 1: a patient with all three findings could get no more than a third for each, and a healthy one would still be accused of something.",
    },
    {
      name: "no probability",
      when: (word) => word === "none",
      says: "without an activation the answers can be any number, 7 or −3. A probability lies between 0 and 1.",
    },
  ],
  otherwise: "the three choices are none, sigmoid and softmax.",
  hints: ["The question allows several findings at once, or none.", "Which of the three makes the answers compete?"],
};

type RowSlopes = (x1: number, x2: number, y: number, p: number) => unknown;
const probes: [number, number, number, number][] = [
  [1, 2, 1, 0.3],
  [0.5, -1, 0, 0.8],
  [2, 0, 1, 0.6],
];

function everywhere(
  given: RowSlopes,
  pull: (y: number, p: number) => number,
  factors = (a: number, b: number) => [a, b, 1],
): boolean {
  return probes.every(([x1, x2, y, p]) => {
    const slopes = triple(given(x1, x2, y, p));
    return slopes?.every((v, j) => Math.abs(v - pull(y, p) * factors(x1, x2)[j]!) < 1e-6) ?? false;
  });
}

function triple(given: unknown): number[] | undefined {
  const held = plain(given);
  const good = Array.isArray(held) && held.length === 3 && held.map(plain).every((v) => typeof v === "number");
  return good ? (held.map(plain) as number[]) : undefined;
}

const squares = (y: number, p: number) => 2 * (p - y) * p * (1 - p);

export const rowSlopes: Exercise<RowSlopes> = {
  id: "2.4",
  title: "Slopes of one row",
  reads: aFunction("(x1, x2, y, p) => [along w₁, along w₂, along b]"),
  untouched: (given) => everywhere(given, () => 0),
  begin: "the function returns zeros, as if nothing could be learned. Start with 2(p − y) and multiply your way back.",
  accepts: (given) => everywhere(given, squares),
  right: "2(p − y) from the loss, p(1 − p) from the sigmoid, and the input that the weight was multiplied by.",
  mistakes: [
    {
      name: "no triple",
      when: (given) => triple(given(1, 2, 1, 0.3)) === undefined,
      says: "the function must return three numbers: `[along w₁, along w₂, along b]`.",
    },
    {
      name: "wrong sign",
      when: (given) => everywhere(given, (y, p) => -squares(y, p)),
      says: "right size and wrong sign: it is p − y, what was said minus what was wanted.",
    },
    {
      name: "sigmoid forgotten",
      when: (given) => everywhere(given, (y, p) => 2 * (p - y)),
      says: "the chain has three links: the slope of the sigmoid, p(1 − p), is missing.",
    },
    {
      name: "the slopes of cross-entropy",
      when: (given) => everywhere(given, (y, p) => p - y),
      says: "those are the slopes of the cross-entropy, where p(1 − p) cancels. For squares it stays.",
    },
    {
      name: "factor 2 forgotten",
      when: (given) => everywhere(given, (y, p) => squares(y, p) / 2),
      says: "half the size: the square brings down a factor of 2.",
    },
    {
      name: "inputs forgotten",
      when: (given) => everywhere(given, squares, () => [1, 1, 1]),
      says: "the slope along b is right. Along a weight, multiply by the input it stands at.",
    },
    {
      name: "inputs swapped",
      when: (given) => everywhere(given, squares, (a, b) => [b, a, 1]),
      says: "x₁ belongs to w₁ and x₂ to w₂.",
    },
    {
      name: "bias with an input",
      when: (given) => everywhere(given, squares, (a, b) => [a, b, 0]),
      says: "the bias is a weight whose input is always 1, so its slope is the common part itself.",
    },
  ],
  otherwise: (given) => {
    const [x1, x2, y, p] = probes[0]!;
    const wanted = [x1, x2, 1].map((x) => squares(y, p) * x);
    return `for x = (${x1}, ${x2}), y = ${y}, p = ${p} your function gives [${triple(given(x1, x2, y, p))!
      .map((v) => fmt(v, 4))
      .join(", ")}]; turning the knobs a little gives [${wanted.map((v) => fmt(v, 4)).join(", ")}].`;
  },
  hints: [
    "Three links: loss to p, p to z, z to the knob.",
    "The first two do not depend on the knob: 2(p − y) and p(1 − p).",
    "`const pull = 2 * (p - y) * p * (1 - p);` and then `[pull * x1, …]`.",
  ],
};

type Descent = (lr: number, steps: number) => unknown;

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

function walksLike(given: Descent, remember: (held: number, slope: number) => [number, number]): boolean {
  return (
    [
      [0.1, 3],
      [0.05, 2],
      [0.02, 5],
    ] as const
  ).every(([lr, steps]) => {
    const end = plain(given(lr, steps));
    return typeof end === "number" && Math.abs(end - walk(lr, steps, remember)) < 1e-3;
  });
}

export const forgottenTooLate: Exercise<Descent> = {
  id: "2.6",
  title: "Find the bug: forgetting",
  twin: true,
  reads: aFunction("(lr, steps) => where β ends"),
  untouched: (given) => walksLike(given, () => [0, 0]),
  begin: "β stays at 4 whatever the learning rate. What does `step` still find after `zeroGrad`?",
  accepts: (given) => walksLike(given, (_held, slope) => [0, slope]),
  right: "forget, then backward, then step. Now one step of length 0.1 lands on 0.3.",
  mistakes: [
    {
      name: "never forgets",
      when: (given) => walksLike(given, (held, slope) => [held + slope, held + slope]),
      says: "now nothing is ever forgotten: β runs in the circle of six. zeroGrad is needed, only in another place.",
    },
    {
      name: "uphill",
      when: (given) => walksLike(given, (_held, slope) => [0, -slope]),
      says: "this walks uphill: the optimiser subtracts by itself.",
    },
    {
      name: "no number",
      when: (given) => typeof plain(given(0.1, 1)) !== "number",
      says: "the function must return the number where β ends.",
    },
  ],
  otherwise: (given) =>
    `after five steps with α = 0.1 your β is ${fmt(Number(plain(given(0.1, 5))), 4)}; the right loop is at 0.3.`,
  hints: [
    "In which order do the three calls stand?",
    "What does zeroGrad erase, and who needs it next?",
    "Move `optimizer.zeroGrad()` up by one line.",
  ],
};

const at = [-1.5, -0.4, 0.2, 1].map((z) => tanh(z));

function gives(given: (h: number) => unknown, formula: (h: number) => number): boolean {
  return at.every((h) => Math.abs(Number(plain(given(h))) - formula(h)) < 1e-6);
}

export const tanhSlope: Exercise<(h: number) => unknown> = {
  id: "2.5",
  title: "The slope of tanh from its answer",
  reads: aFunction("(h) => the slope"),
  untouched: (given) => gives(given, () => 0),
  begin:
    "the slope is not 0 everywhere. Measure it at z = 0 with `slopeAt(Math.tanh, 0)`, and at z = 2; what is h there?",
  accepts: (given) => gives(given, (h) => 1 - h * h),
  right:
    "1 − h². No exponential has to be computed a second time, which is why engines keep the answer of the forward pass.",
  mistakes: [
    {
      name: "that of the sigmoid",
      when: (given) => gives(given, (h) => h * (1 - h)),
      says: "h(1 − h) is the sigmoid's. For negative z it would be negative here, and tanh never falls.",
    },
    {
      name: "square forgotten",
      when: (given) => gives(given, (h) => 1 - h),
      says: "at z = 0 that is right, but far to the left h is −1 and this gives 2, where tanh is nearly level.",
    },
    {
      name: "without sign",
      when: (given) => gives(given, (h) => 1 - Math.abs(h)),
      says: "the right value at 0 and ±1, and too small in between: measure at z = 1.",
    },
    {
      name: "plus",
      when: (given) => gives(given, (h) => 1 + h * h),
      says: "that grows towards both ends, where tanh flattens. One sign.",
    },
    {
      name: "in terms of z",
      when: (given) => gives(given, (h) => 1 - tanh(h) * tanh(h)),
      says: "h is tanh(z) already: do not take tanh of it again.",
    },
    {
      name: "no number",
      when: (given) => typeof plain(given(0.5)) !== "number",
      says: "the function must return a number.",
    },
  ],
  otherwise: (given) =>
    `at z = 1, where h = ${fmt(tanh(1), 4)}, your formula gives ${fmt(Number(plain(given(tanh(1)))), 4)}; the slope there is ${fmt(1 - tanh(1) * tanh(1), 4)}.`,
  hints: [
    "At z = 0, h is 0 and the slope is 1. Far out, h is ±1 and the slope is 0.",
    "The same for h and −h: try a square.",
  ],
};

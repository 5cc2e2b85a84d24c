/** Lecture 1, linear regression: its exercises. */
import { udl } from "../../data/sets/points.js";
import { fmt } from "../../display/index.js";
import { aFunction, aNumber, choice, named } from "../answers.js";
import type { Exercise } from "../exercise.js";
import { plain } from "../values.js";

const points = udl();
const near = (a: number, b: number, within: number) => Math.abs(a - b) <= within;
const square = (v: number) => v * v;

const byHand: Exercise<{ w: number; b: number }> = {
  id: "1.1",
  title: "A line by hand",
  reads: named("w", "b"),
  untouched: ({ w, b }) => w === 0 && b === 0,
  begin:
    "with w = 0 and b = 0 the line lies flat on the axis, below all twelve points. Lift it first: raise b to the height of the points.",
  accepts: ({ w, b }) => sumOfSquares(w, b) < 0.3,
  right: ({ w, b }) => `your loss is ${fmt(sumOfSquares(w, b), 4)}, and no line at all gets below 0.1999.`,
  mistakes: [
    {
      name: "swapped",
      when: ({ w, b }) => sumOfSquares(b, w) < 0.23,
      says: "the right two numbers in the wrong places: w is the slope (the height gained one unit further right), b the height at x = 0.",
    },
    {
      name: "falls",
      when: ({ w }) => w < 0,
      says: ({ w, b }) =>
        `your line falls to the right and the points rise: w must be above 0. The loss is ${fmt(sumOfSquares(w, b), 4)}.`,
    },
    {
      name: "too low",
      when: ({ w, b }) => meanMistake(w, b) < -0.1,
      says: ({ w, b }) =>
        `most of your line runs below the points: raise b, or tilt it up with w. The loss is ${fmt(sumOfSquares(w, b), 4)}, and it should be below 0.3.`,
    },
    {
      name: "too high",
      when: ({ w, b }) => meanMistake(w, b) > 0.1,
      says: ({ w, b }) =>
        `most of your line runs above the points: lower b, or tilt it down with w. The loss is ${fmt(sumOfSquares(w, b), 4)}, and it should be below 0.3.`,
    },
    {
      name: "too flat",
      when: ({ w }) => w < 0.522,
      says: ({ w, b }) =>
        `the height is about right and the line is too flat: raise w, and lower b by as much. The loss is ${fmt(sumOfSquares(w, b), 4)}, and it should be below 0.3.`,
    },
  ],
  otherwise: ({ w, b }) =>
    `the height is about right and the line is too steep: lower w, and raise b by as much. The loss is ${fmt(sumOfSquares(w, b), 4)}, and it should be below 0.3.`,
  hints: [
    "At x = 0 the points start a little below 1: that is about where b belongs.",
    "From x = 0 to x = 2 the points climb by about 1: the slope is about half of that per unit.",
    "Try w = 0.5, and then b between 0.8 and 0.9.",
  ],
};

const twiceTooSteep: Exercise<number> = {
  id: "1.2",
  title: "The loss at w = 2",
  reads: aNumber,
  untouched: (loss) => loss === 0,
  begin: "the line w = 2 misses all three points, so its loss is not 0. By how much does it miss each?",
  accepts: (loss) => near(loss, 14 / 6, 0.0051),
  right:
    "the mistakes are 1, 2 and 3, so the loss is (1 + 4 + 9) / 6. It is the same as at w = 0, because the bowl is symmetric.",
  mistakes: [
    {
      name: "plain sum",
      when: (loss) => near(loss, 14, 1e-9),
      says: "14 is the plain sum of the squares. This loss still divides by 2N = 6.",
    },
    {
      name: "without the half",
      when: (loss) => near(loss, 14 / 3, 0.0051),
      says: "that is the mean of the squares, divided by N = 3. This loss divides by 2N = 6.",
    },
    {
      name: "half the sum",
      when: (loss) => near(loss, 7, 1e-9),
      says: "7 is half the sum of the squares. This loss divides by N = 3 as well.",
    },
    {
      name: "not squared",
      when: (loss) => near(loss, 1, 1e-9),
      says: "1 is (1 + 2 + 3) / 6: the mistakes were added without squaring them.",
    },
    {
      name: "mean mistake",
      when: (loss) => near(loss, 2, 1e-9),
      says: "2 is the mean mistake. Square each mistake first, then add, then divide by 2N = 6.",
    },
    {
      name: "square of the sum",
      when: (loss) => near(loss, 6, 1e-9),
      says: "6 comes from squaring the sum of the mistakes. Square each mistake first, then add.",
    },
    { name: "rounded too far", when: (loss) => near(loss, 14 / 6, 0.06), says: "nearly: give two decimals." },
    { name: "negative", when: (loss) => loss < 0, says: "a loss of squares is never negative." },
  ],
  otherwise:
    "the line w = 2 says 2, 4 and 6 where the points are at 1, 2 and 3. Square the three mistakes, add them, and divide by 2N = 6.",
  hints: [
    "What does the line w = 2 say at x = 1, 2 and 3?",
    "The mistakes are 1, 2 and 3.",
    "(1 + 4 + 9) / 6, to two decimals.",
  ],
};

const whichWay: Exercise<string> = {
  id: "1.3",
  title: "Which way is down",
  reads: choice("up", "down"),
  untouched: (word) => word === "",
  begin: 'write "up" or "down" between the quotation marks: should β become larger or smaller?',
  accepts: (word) => word === "up",
  right: "the slope is negative, so the ground falls to the right. Against the slope means a larger β.",
  mistakes: [
    {
      name: "follows the sign",
      when: (word) => word === "down",
      says: "a slope of −23 means that f falls when β grows. Going down in β would climb the left wall. That is what the minus in front of the slope is for.",
    },
  ],
  otherwise: 'the answer is "up" or "down".',
  hints: ["Look at the curve: where is β = −2, and where is the bottom?", "The bottom is at 0.3, to the right of −2."],
};

const halfMeanGradient: Exercise<(w: number, b: number) => unknown> = {
  id: "1.4",
  title: "The gradient with 1/2N",
  reads: aFunction("(w, b) => [slope along w, slope along b]"),
  untouched: (gradient) => probes.every(([w, b]) => same(pair(gradient, w, b), [0, 0])),
  begin:
    "the function returns [0, 0] everywhere, as if the ground were level. Start from the gradient of the plain sum and ask what 1/2N does to it.",
  accepts: (gradient) => everywhere(gradient, (true_) => true_),
  right:
    "a constant in front of the loss stands in front of its slopes, and the 2 of 1/2N cancels the 2 from the square.",
  mistakes: [
    {
      name: "no pair",
      when: (g) => !probes.every(([w, b]) => pair(g, w, b)),
      says: "the function must return a list of two numbers: [slope along w, slope along b].",
    },
    {
      name: "wrong sign",
      when: (g) => everywhere(g, ([w, b]) => [-w, -b]),
      says: "your gradient has the right size and the wrong sign: it points downhill. The mistake is w·x + b − y, what the line says minus what was measured.",
    },
    {
      name: "plain sum",
      when: (g) => everywhere(g, scaled(2 * points.x.length)),
      says: "that is the gradient of the plain sum, 24 times too large: 1/2N is missing, with N = 12.",
    },
    {
      name: "factor 2 left over",
      when: (g) => everywhere(g, scaled(2)),
      says: "twice too large: the loss divides by 2N, not by N, so that the 2 from the square is cancelled.",
    },
    {
      name: "N missing",
      when: (g) => everywhere(g, scaled(points.x.length)),
      says: "twelve times too large: the 2 is cancelled, and the division by N = 12 is missing.",
    },
    {
      name: "factor 2 missing",
      when: (g) => everywhere(g, scaled(0.5)),
      says: "half of what it should be: the square brings down a factor 2, and 1/2N then cancels it.",
    },
    {
      name: "swapped",
      when: (g) => everywhere(g, ([w, b]) => [b, w]),
      says: "both slopes are right and in the wrong order: first the slope along w, then the one along b.",
    },
    {
      name: "x missing",
      when: (g) => everywhere(g, ([, b]) => [b, b]),
      says: "the slope along b is right. In the slope along w each mistake is multiplied by its x.",
    },
    {
      name: "x in both",
      when: (g) => everywhere(g, ([w]) => [w, w]),
      says: "the slope along w is right. When b moves, the line moves by just as much everywhere: no x in that one.",
    },
    {
      name: "only w",
      when: (g) => probes.every(([w, b]) => near(pair(g, w, b)![0], truth(w, b)[0], 1e-4)),
      says: "the slope along w is right; look at the slope along b again.",
    },
    {
      name: "only b",
      when: (g) => probes.every(([w, b]) => near(pair(g, w, b)![1], truth(w, b)[1], 1e-4)),
      says: "the slope along b is right; look at the slope along w again.",
    },
  ],
  otherwise: (g) => {
    const [w, b] = probes[0]!;
    const [right, given] = [truth(w, b), pair(g, w, b)!];
    return `at w = ${w}, b = ${b} your function gives [${given.map((v) => fmt(v, 4)).join(", ")}]; walking a small step there gives [${right.map((v) => fmt(v, 4)).join(", ")}].`;
  },
  hints: [
    "The plain sum has the slopes Σ 2·(w·x + b − y)·x and Σ 2·(w·x + b − y). What does a factor in front of the loss do to them?",
    "Divide both by 2N, with N = 12 points.",
    "`const [alongW, alongB] = udlGradient(w, b);` and then divide each by `2 * udl.x.length`.",
  ],
};

const largestStep: Exercise<number> = {
  id: "1.5",
  title: "The largest step length",
  reads: aNumber,
  untouched: (lr) => lr === 0,
  begin: "with a step length of 0 nothing moves. Try a few values with `descend(4, lr, 20)`.",
  accepts: (lr) => near(lr, 0.16, 1e-9),
  right:
    "each step multiplies the distance by 1 − 10 · 0.16 = −0.6; after 20 steps 0.000135 is left. With 0.17 it would be 0.00295.",
  mistakes: [
    { name: "negative", when: (lr) => lr < 0, says: "a negative step length walks uphill." },
    {
      name: "diverges",
      when: (lr) => lr >= 0.2,
      says: (lr) =>
        lr === 0.2
          ? "with 0.2 it jumps between 4 and −3.4 for ever: the distance to the bottom stays 3.7."
          : `with ${fmt(lr)} the distance to the bottom grows at every step: ${fmt(Math.abs(1 - 10 * lr))} times.`,
    },
    {
      name: "more than two decimals",
      when: (lr) => !near(lr * 100, Math.round(lr * 100), 1e-9),
      says: "give two decimals, as in 0.05.",
    },
    {
      name: "one too large",
      when: (lr) => left(lr) >= 0.001 && lr > 0.1,
      says: (lr) =>
        `with ${fmt(lr)} the distance after 20 steps is ${fmt(left(lr), 3)}, still more than 0.001. A little smaller.`,
    },
    {
      name: "still creeping",
      when: (lr) => left(lr) >= 0.001,
      says: (lr) =>
        `with ${fmt(lr)} it is still on its way down after 20 steps, ${fmt(left(lr), 3)} from the bottom. Take longer steps.`,
    },
    {
      name: "not the largest",
      when: (lr) => left(lr) < 0.001,
      says: (lr) =>
        `${fmt(lr)} arrives, and a longer step does, too. Look for the largest, even if it jumps across the valley.`,
    },
  ],
  otherwise: "give a step length between 0 and 0.2, to two decimals.",
  hints: [
    "The best step is 0.1: it lands at once. Longer steps jump across the bottom and can still arrive.",
    "The distance to the bottom is multiplied by 1 − 10·α at each step. It starts at 3.7.",
    "3.7 · |1 − 10·α|²⁰ must be below 0.001. Try 0.15, 0.16, 0.17.",
  ],
};

const whichMomentum: Exercise<number> = {
  id: "1.6",
  title: "Which momentum",
  reads: aNumber,
  untouched: (eta) => eta === -1,
  begin: "put 0, 0.5 or 0.9: the value of η that ends nearest to 0.3 after 20 steps.",
  accepts: (eta) => eta === 0.5,
  right:
    "0.299 is 0.001 from the bottom; without momentum it is still 0.45 away, and with 0.9 it has swung 1.275 past it.",
  mistakes: [
    {
      name: "most is best",
      when: (eta) => eta === 0.9,
      says: "with 0.9 the ball is the fastest and swings past the bottom: after 20 steps it is at 1.575, further away than without momentum.",
    },
    {
      name: "none is safest",
      when: (eta) => eta === 0,
      says: "without momentum nothing overshoots, and after 20 steps it is still on its way: at 0.75.",
    },
    {
      name: "the value of β",
      when: (eta) => near(eta, 0.299, 0.001),
      says: "that is where β ends. The question is for which η.",
    },
  ],
  otherwise: "choose among 0, 0.5 and 0.9.",
  hints: [
    "Look at the three values in the claim above.",
    "The bottom is at 0.3. Which of 0.75, 0.299 and 1.575 is nearest?",
  ],
};

const uphill: Exercise<(beta: number, lr: number) => unknown> = {
  id: "1.8",
  title: "Find the bug: the step",
  reads: aFunction("(beta, lr) => the next beta"),
  untouched: (step) => stepIs(step, (beta, lr) => beta + lr * (10 * beta - 3)),
  begin:
    "from β = 4 this step leads to 7.7, and further up each time. Which way does the slope point, and which way is down?",
  accepts: (step) => stepIs(step, (beta, lr) => beta - lr * (10 * beta - 3)),
  right: "minus: against the slope is down. No error message would ever have told you.",
  mistakes: [
    {
      name: "returns the step only",
      when: (step) => stepIs(step, (beta, lr) => -lr * (10 * beta - 3)),
      says: "that is how far to go. The function must return where you then are: start from beta.",
    },
    {
      name: "rate forgotten",
      when: (step) => stepIs(step, (beta) => beta - (10 * beta - 3)),
      says: "the sign is mended, and now the step length lr is missing.",
    },
    {
      name: "sign on beta",
      when: (step) => stepIs(step, (beta, lr) => -beta + lr * (10 * beta - 3)),
      says: "the minus belongs in front of the step, not in front of beta.",
    },
    {
      name: "no number",
      when: (step) => typeof plain(step(4, 0.1)) !== "number",
      says: "the function must return a number: the next beta.",
    },
  ],
  otherwise: (step) =>
    `from β = 4 with a step length of 0.1 your function gives ${fmt(Number(plain(step(4, 0.1))))}; one step down the valley should give 0.3.`,
  hints: ["Run it and watch β: does it come nearer to 0.3?", "The slope points uphill.", "Change one sign."],
};

export const lecture1: Exercise<any>[] = [
  byHand,
  twiceTooSteep,
  whichWay,
  halfMeanGradient,
  largestStep,
  whichMomentum,
  uphill,
];

/** Places where gradients are compared: none at the bottom, none symmetric in w and b. */
const probes: [number, number][] = [
  [-1, 2],
  [0.7, 0.1],
  [2, -0.5],
];

function sumOfSquares(w: number, b: number): number {
  return points.x.reduce((sum, x, n) => sum + square(w * x + b - points.y[n]!), 0);
}

function meanMistake(w: number, b: number): number {
  return points.x.reduce((sum, x, n) => sum + w * x + b - points.y[n]!, 0) / points.x.length;
}

/** The gradient of L / 2N at (w, b). */
function truth(w: number, b: number): [number, number] {
  const mistakes = points.x.map((x, n) => w * x + b - points.y[n]!);
  const mean = (values: number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
  return [mean(mistakes.map((m, n) => m * points.x[n]!)), mean(mistakes)];
}

function pair(gradient: (w: number, b: number) => unknown, w: number, b: number): [number, number] | undefined {
  const given = plain(gradient(w, b));
  if (!Array.isArray(given) || given.length !== 2) return undefined;
  const [first, second] = given.map(plain);
  return typeof first === "number" && typeof second === "number" ? [first, second] : undefined;
}

function same(given: [number, number] | undefined, wanted: [number, number]): boolean {
  return given !== undefined && wanted.every((v, i) => near(given[i]!, v, 1e-4 * Math.max(1, Math.abs(v))));
}

function everywhere(
  gradient: (w: number, b: number) => unknown,
  turned: (true_: [number, number]) => [number, number],
): boolean {
  return probes.every(([w, b]) => same(pair(gradient, w, b), turned(truth(w, b))));
}

function scaled(factor: number) {
  return ([w, b]: [number, number]): [number, number] => [factor * w, factor * b];
}

/** The distance to the bottom that descent on 5β² − 3β + 2 from 4 has left after 20 steps. */
function left(lr: number): number {
  let distance = 3.7;
  for (let i = 0; i < 20; i++) distance *= Math.abs(1 - 10 * lr);
  return distance;
}

function stepIs(step: (beta: number, lr: number) => unknown, rule: (beta: number, lr: number) => number): boolean {
  return [
    [4, 0.1],
    [-2, 0.05],
    [1, 0.01],
  ].every(([beta, lr]) => {
    const given = plain(step(beta!, lr!));
    return typeof given === "number" && near(given, rule(beta!, lr!), 1e-6);
  });
}

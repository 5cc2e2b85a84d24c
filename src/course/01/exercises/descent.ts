/** Lecture 1, descent on 5β² − 3β + 2: exercises E1.3, E1.4, E1.7 and the broken twin E1.5. */
import { fmt } from "../../../display/index.js";
import { formula } from "../../../lesson/formula.js";
import { numeric } from "../../../lesson/numeric.js";
import { oneOf } from "../../../lesson/one-of.js";
import { near, plain } from "../../../lesson/values.js";

/** Which way β must go where the slope is negative. */
export const whichWay = oneOf({
  id: "E1.3",
  title: "Which way is down",
  begin: 'write "up" or "down" between the quotation marks: should β become larger or smaller?',
  options: ["up", "down"],
  truth: "up",
  right: "the slope is negative, so the ground falls to the right. Against the slope means a larger β.",
  slips: [
    [
      "down",
      "follows the sign",
      "a slope of −23 means that f falls when β grows. Going down in β would climb the left wall. That is what the minus in front of the slope is for.",
    ],
  ],
  otherwise: 'the answer is "up" or "down".',
  hints: ["Look at the curve: where is β = −2, and where is the bottom?", "The bottom is at 0.3, to the right of −2."],
});

/** The largest step length with which descent arrives. */
export const largestStep = numeric({
  id: "E1.4",
  title: "The largest step length",
  begin: "with a step length of 0 nothing moves. Try a few values with `descend(4, lr, 20)`.",
  truth: 0.16,
  within: 1e-9,
  right:
    "each step multiplies the distance by 1 − 10 · 0.16 = −0.6; after 20 steps 0.000135 is left. With 0.17 it would be 0.00295.",
  slips: [
    { name: "negative", when: (lr) => lr < 0, says: "a negative step length walks uphill." },
    {
      name: "diverges",
      when: (lr) => lr >= 0.2,
      says: (lr) =>
        lr === 0.2
          ? "with 0.2 it jumps between 4 and −3.4 for ever: the distance to the bottom stays 3.7."
          : `with ${fmt(lr, 6)} the distance to the bottom grows at every step: ${fmt(Math.abs(1 - 10 * lr))} times.`,
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
        `with ${fmt(lr, 6)} the distance after 20 steps is ${fmt(left(lr), 3)}, still more than 0.001. A little smaller.`,
    },
    {
      name: "still creeping",
      when: (lr) => left(lr) >= 0.001,
      says: (lr) =>
        `with ${fmt(lr, 6)} it is still on its way down after 20 steps, ${fmt(left(lr), 3)} from the bottom. Take longer steps.`,
    },
    {
      name: "not the largest",
      when: (lr) => left(lr) < 0.001,
      says: (lr) =>
        `${fmt(lr, 6)} arrives, and a longer step does, too. Look for the largest, even if it jumps across the valley.`,
    },
  ],
  otherwise: "give a step length between 0 and 0.2, to two decimals.",
  hints: [
    "The best step is 0.1: it lands at once. Longer steps jump across the bottom and can still arrive.",
    "The distance to the bottom is multiplied by 1 − 10·α at each step. It starts at 3.7.",
    "3.7 · |1 − 10·α|²⁰ must be below 0.001. Try 0.15, 0.16, 0.17.",
  ],
});

/** The momentum that ends nearest to the bottom. */
export const whichMomentum = numeric({
  id: "E1.7",
  title: "Which momentum",
  starter: -1,
  begin: "put 0, 0.5 or 0.9: the value of η that ends nearest to 0.3 after 20 steps.",
  truth: 0.5,
  within: 0,
  right:
    "0.299 is 0.001 from the bottom; without momentum it is still 0.45 away, and with 0.9 it has swung 1.275 past it.",
  slips: [
    [
      0.9,
      "most is best",
      "with 0.9 the ball is the fastest and swings past the bottom: after 20 steps it is at 1.575, further away than without momentum.",
    ],
    [0, "none is safest", "without momentum nothing overshoots, and after 20 steps it is still on its way: at 0.75."],
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
});

const slope = (beta: number) => 10 * beta - 3;

/** A step that climbs. */
export const uphill = formula<[beta: number, lr: number]>({
  id: "E1.5",
  title: "Find the bug: the step",
  twin: true,
  signature: "(beta, lr) => the next beta",
  probes: [
    [4, 0.1],
    [-2, 0.05],
    [1, 0.01],
  ],
  starter: (beta, lr) => beta + lr * slope(beta),
  begin:
    "from β = 4 this step leads to 7.7, and further up each time. Which way does the slope point, and which way is down?",
  truth: (beta, lr) => beta - lr * slope(beta),
  right: "minus: against the slope is down. No error message would ever have told you.",
  form: ["no number", "the function must return a number: the next beta."],
  slips: [
    [
      (beta, lr) => -lr * slope(beta),
      "returns the step only",
      "that is how far to go. The function must return where you then are: start from beta.",
    ],
    [(beta) => beta - slope(beta), "rate forgotten", "the sign is mended, and now the step length lr is missing."],
    [
      (beta, lr) => -beta + lr * slope(beta),
      "sign on beta",
      "the minus belongs in front of the step, not in front of beta.",
    ],
  ],
  otherwise: (step) =>
    `from β = 4 with a step length of 0.1 your function gives ${fmt(Number(plain(step(4, 0.1))), 6)}; one step down the valley should give 0.3.`,
  hints: ["Run it and watch β: does it come nearer to 0.3?", "The slope points uphill.", "Change one sign."],
});

/** The distance to the bottom that descent on 5β² − 3β + 2 from 4 has left after 20 steps. */
function left(lr: number): number {
  let distance = 3.7;
  for (let i = 0; i < 20; i++) distance *= Math.abs(1 - 10 * lr);
  return distance;
}

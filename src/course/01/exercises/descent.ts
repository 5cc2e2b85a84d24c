/** Lecture 1, descent on 5β² − 3β + 2: exercises E1.2 and E1.6 and the broken twin E1.3. */
import { fmt } from "../../../display/index.js";
import { formula } from "../../../lesson/formula.js";
import { numeric } from "../../../lesson/numeric.js";
import { near, plain } from "../../../lesson/values.js";

/** The largest step length with which descent arrives. */
export const largestStep = numeric({
  id: "E1.2",
  title: "The largest step length",
  begin: "with a step length of 0 nothing moves. Try a few values and read where β ends.",
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
        `${fmt(lr)} arrives, and so does a longer step. Look for the largest, even if it jumps across the valley.`,
    },
  ],
  otherwise: "give a step length between 0 and 0.2, to two decimals.",
  hints: [
    "The distance to the bottom is multiplied by 1 − 10·α at each step. It starts at 3.7.",
    "3.7 · |1 − 10·α|²⁰ must be below 0.001. Try 0.15, 0.16, 0.17.",
  ],
});

const slope = (beta: number) => 10 * beta - 3;

/** A step that climbs. */
export const uphill = formula<[beta: number, lr: number]>({
  id: "E1.3",
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
    [(beta) => beta - slope(beta), "rate forgotten", "the sign is fixed, and now the learning rate lr is missing."],
    [
      (beta, lr) => -beta + lr * slope(beta),
      "sign on beta",
      "the minus belongs in front of the step, not in front of beta.",
    ],
  ],
  otherwise: (step) =>
    `from β = 4 with a step length of 0.1 your function gives ${fmt(Number(plain(step(4, 0.1))))}; one step down the valley should give 0.3.`,
  hints: ["The slope points uphill, and you want to go down.", "Change one sign."],
});

/** How a step of momentum may go wrong. */
interface Fault {
  average?: boolean;
  late?: boolean;
  plus?: boolean;
  forgets?: boolean;
  onPlace?: boolean;
}

/** Momentum on 5β² − 3β + 2: v ← ηv + f′(β), β ← β − αv; with faults, what learners write. */
function heavyBall(beta: number, lr: number, eta: number, steps: number, fault: Fault = {}): number {
  let v = 0;
  for (let step = 0; step < steps; step++) {
    const before = v;
    v = (fault.forgets ? 0 : eta * v) + (fault.average ? 1 - eta : 1) * slope(beta);
    const moved = beta + (fault.plus ? 1 : -1) * lr * (fault.late ? before : v);
    beta = fault.onPlace ? beta - lr * slope(beta) + eta * beta : moved;
  }
  return beta;
}

const faulty =
  (fault: Fault) =>
  (beta: number, lr: number, eta: number, steps: number): number =>
    heavyBall(beta, lr, eta, steps, fault);

/** Gradient descent that remembers its last step. */
export const momentum = formula<[beta: number, lr: number, eta: number, steps: number]>({
  id: "E1.6",
  title: "Write momentum",
  signature: "(beta, lr, eta, steps) => where β ends",
  probes: [
    [4, 0.01, 0.5, 20],
    [4, 0.01, 0.9, 5],
    [-2, 0.05, 0.3, 3],
  ],
  starter: (beta) => beta,
  begin: "β stays where it began. In the loop, first let v remember, then step against it.",
  truth: (beta, lr, eta, steps) => heavyBall(beta, lr, eta, steps),
  right: "one more number to remember, and descent has become a heavy ball. Lecture 3 lets it race.",
  form: ["no number", "the function must return a number: the place where β ends."],
  slips: [
    [
      faulty({ forgets: true }),
      "no memory",
      "that is plain descent: v is set to the slope alone. Add η times the v of the step before.",
    ],
    [
      faulty({ average: true }),
      "an average",
      "you weigh the new slope with 1 − η. That is a running average; here the slope is added in full: v ← ηv + f′(β).",
    ],
    [
      faulty({ late: true }),
      "one step late",
      "β moves before v has been renewed, so every step uses the v of the step before. Renew v first.",
    ],
    [faulty({ plus: true }), "climbs", "a step goes against v: subtract it."],
    [
      faulty({ onPlace: true }),
      "remembers the place",
      "η multiplies the remembered step v, and you have multiplied the place β with it.",
    ],
    [
      (beta, lr, eta, steps) => heavyBall(beta, lr, eta, steps + 1),
      "one step too many",
      "your loop takes one step too many.",
    ],
    [
      (beta, lr, eta, steps) => heavyBall(beta, lr, eta, steps - 1),
      "one step too few",
      "your loop takes one step too few.",
    ],
  ],
  otherwise: (answer) =>
    `from β = 4 with α = 0.01 and η = 0.5 your function ends at ${fmt(Number(plain(answer(4, 0.01, 0.5, 20))))} after 20 steps; it should end at ${fmt(heavyBall(4, 0.01, 0.5, 20))}.`,
  hints: [
    "Begin with v = 0. Each step has two lines: v ← ηv + f′(β), then β ← β − αv.",
    "`v = eta * v + slope(beta);` and then `beta -= lr * v;`",
  ],
  writes: true,
});

/** The distance to the bottom that descent on 5β² − 3β + 2 from 4 has left after 20 steps. */
function left(lr: number): number {
  let distance = 3.7;
  for (let i = 0; i < 20; i++) distance *= Math.abs(1 - 10 * lr);
  return distance;
}

/** Lecture 3, how machines walk downhill: exercises 3.4, 3.5 and 3.6. */
import { fmt } from "../../../display/index.js";
import { aFunction, aNumber, choice } from "../../../lesson/answers.js";
import type { Exercise } from "../../../lesson/exercise.js";
import { plain } from "../../../lesson/values.js";

const near = (a: number, b: number, within: number) => Math.abs(a - b) <= within;

type Step = (w: number, v: number, g: number, lr: number, eta: number) => unknown;
type Pair = [number, number];

/** w, v, g, lr, η: every one of them matters. */
const places: [number, number, number, number, number][] = [
  [4, 0.5, 2, 0.1, 0.9],
  [-1, 3, -0.7, 0.05, 0.5],
  [0.3, -2, 1.5, 0.2, 0.8],
];

function pair(step: Step, at: (typeof places)[number]): Pair | undefined {
  const given = plain(step(...at));
  if (!Array.isArray(given) || given.length !== 2) return undefined;
  const [w, v] = given.map(plain);
  return typeof w === "number" && typeof v === "number" ? [w, v] : undefined;
}

function is(step: Step, rule: (w: number, v: number, g: number, lr: number, eta: number) => Pair): boolean {
  return places.every((at) => {
    const given = pair(step, at);
    return given !== undefined && rule(...at).every((value, i) => near(given[i]!, value, 1e-6));
  });
}

/** One step of momentum. */
export const oneStep: Exercise<Step> = {
  id: "3.4",
  title: "A step of momentum",
  reads: aFunction("(w, v, g, lr, eta) => [w, v]"),
  untouched: (step) => is(step, (w, v) => [w, v]),
  begin: "nothing moves yet. First the new velocity: η of the old one plus the slope. Then w moves against it.",
  accepts: (step) => is(step, (w, v, g, lr, eta) => [w - lr * (eta * v + g), eta * v + g]),
  right: "first the velocity, then the place. With η = 0 it is plain descent.",
  mistakes: [
    {
      name: "no pair",
      when: (step) => !places.every((at) => pair(step, at)),
      says: "the function must return a list of two numbers: the new w and the new v.",
    },
    {
      name: "uphill",
      when: (step) => is(step, (w, v, g, lr, eta) => [w + lr * (eta * v + g), eta * v + g]),
      says: "your velocity is right and w walks with it, uphill. The slope points up: subtract.",
    },
    {
      name: "old velocity",
      when: (step) => is(step, (w, v, g, lr, eta) => [w - lr * v, eta * v + g]),
      says: "w moved with the old velocity. Compute the new one first, then move.",
    },
    {
      name: "momentum forgotten",
      when: (step) => is(step, (w, _v, g, lr) => [w - lr * g, g]),
      says: "that is plain descent: the old velocity is gone. Keep η times it.",
    },
    {
      name: "η forgotten",
      when: (step) => is(step, (w, v, g, lr) => [w - lr * (v + g), v + g]),
      says: "the whole old velocity is kept: without η the ball never slows down.",
    },
    {
      name: "rate forgotten",
      when: (step) => is(step, (w, v, g, _lr, eta) => [w - (eta * v + g), eta * v + g]),
      says: "the velocity is right, and w moves by all of it. The learning rate is missing.",
    },
    {
      name: "averaged slope",
      when: (step) => is(step, (w, v, g, lr, eta) => [w - lr * (eta * v + (1 - eta) * g), eta * v + (1 - eta) * g]),
      says: "that is Adam's way of averaging, with 1 − η in front of the slope. Here the slope counts in full.",
    },
    {
      name: "velocity not kept",
      when: (step) => is(step, (w, v, g, lr, eta) => [w - lr * (eta * v + g), v]),
      says: "w is right. The velocity returned is the old one, so the next step remembers nothing.",
    },
    {
      name: "swapped",
      when: (step) => is(step, (w, v, g, lr, eta) => [eta * v + g, w - lr * (eta * v + g)]),
      says: "both numbers are right and in the wrong order: first w, then v.",
    },
    {
      name: "rate in the velocity",
      when: (step) => is(step, (w, v, g, lr, eta) => [w - (eta * v + lr * g), eta * v + lr * g]),
      says: "that is the other common form, with the learning rate inside the velocity. Here it multiplies the whole velocity, as in `optim.sgd`.",
    },
  ],
  otherwise: (step) => {
    const [w, v] = pair(step, places[0]!)!;
    return `from w = 4, v = 0.5, g = 2 with α = 0.1 and η = 0.9 your function gives [${fmt(w, 4)}, ${fmt(v, 4)}]; it should give [3.755, 2.45].`;
  },
  hints: [
    "Two lines: v ← ηv + g, then w ← w − αv.",
    "`const speed = eta * v + g;`",
    "`return [w - lr * speed, speed];`",
  ],
};

/** The largest stable learning rate of momentum at curvature 10. */
export const stableEdge: Exercise<number> = {
  id: "3.5",
  title: "The edge for momentum",
  reads: aNumber,
  untouched: (edge) => edge === 0,
  begin: "the side room's rule for curvature 1 is α < 2(1 + η). What does a curvature of 10 do to it?",
  accepts: (edge) => near(edge, 0.3, 1e-6),
  right: "2 · 1.5 / 10 = 0.3. Momentum moves the edge outwards: without it, it is 0.2.",
  mistakes: [
    {
      name: "curvature forgotten",
      when: (edge) => near(edge, 3, 1e-6),
      says: "3 is the edge for curvature 1. Ten times the curvature, ten times the slope.",
    },
    {
      name: "momentum forgotten",
      when: (edge) => near(edge, 0.2, 1e-6),
      says: "0.2 is the edge without momentum, lecture 1's. With η it moves.",
    },
    {
      name: "wrong sign of η",
      when: (edge) => near(edge, 0.1, 1e-6),
      says: "that is 2(1 − η)/10. Momentum allows longer steps, not shorter ones: 1 + η.",
    },
    {
      name: "factor 2 missing",
      when: (edge) => near(edge, 0.15, 1e-6),
      says: "half of it: the edge is 2(1 + η) divided by the curvature.",
    },
    {
      name: "multiplied",
      when: (edge) => near(edge, 30, 1e-6),
      says: "a steeper bowl needs shorter steps: divide by the curvature.",
    },
  ],
  otherwise: "put η = 0.5 into 2(1 + η) and divide by the curvature.",
  hints: ["Without momentum the edge is 2 divided by the curvature.", "2(1 + 0.5) / 10."],
};

/** The curve of a learning rate that is too high. */
export const feverCurve: Exercise<string> = {
  id: "3.6",
  title: "Read the fever chart",
  reads: choice("a", "b", "c"),
  untouched: (letter) => letter === "",
  begin: 'write "A", "B" or "C" between the quotation marks.',
  accepts: (letter) => letter === "c",
  right: "C jumps up in the first steps and never comes down to where it could be.",
  mistakes: [
    {
      name: "too low for too high",
      when: (letter) => letter === "b",
      says: "B falls, only slowly: its learning rate is too low. Too high looks restless.",
    },
    {
      name: "the healthy one",
      when: (letter) => letter === "a",
      says: "A falls fast and goes on falling. That is how a good rate looks.",
    },
  ],
  otherwise: "choose one of the three curves.",
  hints: ["Which curve is higher after the first steps than before them?", "Look for the one that jumps."],
};

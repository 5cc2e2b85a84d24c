/** Lecture 3, how machines walk downhill: exercises E3.4, E3.5 and E3.6. */
import { formula } from "../../../lesson/formula.js";
import { numeric } from "../../../lesson/numeric.js";
import { oneOf } from "../../../lesson/one-of.js";
import { say } from "../../../lesson/values.js";

/** One step of momentum. */
export const oneStep = formula<[w: number, v: number, g: number, lr: number, eta: number]>({
  id: "E3.4",
  title: "A step of momentum",
  signature: "(w, v, g, lr, eta) => [w, v]",
  // Every one of the five numbers matters.
  probes: [
    [4, 0.5, 2, 0.1, 0.9],
    [-1, 3, -0.7, 0.05, 0.5],
    [0.3, -2, 1.5, 0.2, 0.8],
  ],
  starter: (w, v) => [w, v],
  begin: "nothing moves yet. First the new velocity: η of the old one plus the slope. Then w moves against it.",
  truth: (w, v, g, lr, eta) => [w - lr * (eta * v + g), eta * v + g],
  right: "first the velocity, then the place. With η = 0 it is plain descent.",
  form: ["no pair", "the function must return a list of two numbers: the new w and the new v."],
  slips: [
    [
      (w, v, g, lr, eta) => [w + lr * (eta * v + g), eta * v + g],
      "uphill",
      "your velocity is right and w walks with it, uphill. The slope points up: subtract.",
    ],
    [
      (w, v, g, lr, eta) => [w - lr * v, eta * v + g],
      "old velocity",
      "w moved with the old velocity. Compute the new one first, then move.",
    ],
    [
      (w, _v, g, lr) => [w - lr * g, g],
      "momentum forgotten",
      "that is plain descent: the old velocity is gone. Keep η times it.",
    ],
    [
      (w, v, g, lr) => [w - lr * (v + g), v + g],
      "η forgotten",
      "the whole old velocity is kept: without η the ball never slows down.",
    ],
    [
      (w, v, g, _lr, eta) => [w - (eta * v + g), eta * v + g],
      "rate forgotten",
      "the velocity is right, and w moves by all of it. The learning rate is missing.",
    ],
    [
      (w, v, g, lr, eta) => [w - lr * (eta * v + (1 - eta) * g), eta * v + (1 - eta) * g],
      "averaged slope",
      "that is Adam's way of averaging, with 1 − η in front of the slope. Here the slope counts in full.",
    ],
    [
      (w, v, g, lr, eta) => [w - lr * (eta * v + g), v],
      "velocity not kept",
      "w is right. The velocity returned is the old one, so the next step remembers nothing.",
    ],
    [
      (w, v, g, lr, eta) => [eta * v + g, w - lr * (eta * v + g)],
      "swapped",
      "both numbers are right and in the wrong order: first w, then v.",
    ],
    [
      (w, v, g, lr, eta) => [w - (eta * v + lr * g), eta * v + lr * g],
      "rate in the velocity",
      "that is the other common form, with the learning rate inside the velocity. Here it multiplies the whole velocity, as in `optim.sgd`.",
    ],
  ],
  otherwise: (step) =>
    `from w = 4, v = 0.5, g = 2 with α = 0.1 and η = 0.9 your function gives ${say(step(4, 0.5, 2, 0.1, 0.9), 4)}; it should give [3.755, 2.45].`,
  hints: [
    "Two lines: v ← ηv + g, then w ← w − αv.",
    "`const speed = eta * v + g;`",
    "`return [w - lr * speed, speed];`",
  ],
});

/** The largest stable learning rate of momentum at curvature 10. */
export const stableEdge = numeric({
  id: "E3.5",
  title: "The edge for momentum",
  begin: "the side room's rule for curvature 1 is α < 2(1 + η). What does a curvature of 10 do to it?",
  truth: 0.3,
  within: 1e-6,
  right: "2 · 1.5 / 10 = 0.3. Momentum moves the edge outwards: without it, it is 0.2.",
  slips: [
    [3, "curvature forgotten", "3 is the edge for curvature 1. Ten times the curvature, ten times the slope."],
    [0.2, "momentum forgotten", "0.2 is the edge without momentum, lecture 1's. With η it moves."],
    [0.1, "wrong sign of η", "that is 2(1 − η)/10. Momentum allows longer steps, not shorter ones: 1 + η."],
    [0.15, "factor 2 missing", "half of it: the edge is 2(1 + η) divided by the curvature."],
    [30, "multiplied", "a steeper bowl needs shorter steps: divide by the curvature."],
  ],
  otherwise: "put η = 0.5 into 2(1 + η) and divide by the curvature.",
  hints: ["Without momentum the edge is 2 divided by the curvature.", "2(1 + 0.5) / 10."],
});

/** The curve of a learning rate that is too high. */
export const feverCurve = oneOf({
  id: "E3.6",
  title: "Read the fever chart",
  begin: 'write "A", "B" or "C" between the quotation marks.',
  options: ["a", "b", "c"],
  truth: "c",
  right: "C jumps up in the first steps and never comes down to where it could be.",
  slips: [
    ["b", "too low for too high", "B falls, only slowly: its learning rate is too low. Too high looks restless."],
    ["a", "the healthy one", "A falls fast and goes on falling. That is how a good rate looks."],
  ],
  otherwise: "choose one of the three curves.",
  hints: ["Which curve is higher after the first steps than before them?", "Look for the one that jumps."],
});

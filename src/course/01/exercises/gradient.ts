/** Lecture 1, the gradient over two knobs: exercise 1.4. */
import { udl } from "../../../data/sets/points.js";
import { fmt } from "../../../display/index.js";
import { aFunction } from "../../../lesson/answers.js";
import type { Exercise } from "../../../lesson/exercise.js";
import { plain } from "../../../lesson/values.js";

const points = udl();
const near = (a: number, b: number, within: number) => Math.abs(a - b) <= within;

/** Places where gradients are compared: none at the bottom, none symmetric in w and b. */
const probes: [number, number][] = [
  [-1, 2],
  [0.7, 0.1],
  [2, -0.5],
];

/** The gradient of the loss with 1/2N on the twelve points. */
export const halfMeanGradient: Exercise<(w: number, b: number) => unknown> = {
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

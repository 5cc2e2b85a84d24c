/** Exercise: a feature that lets one neuron do what it cannot do alone. */
import { aFunction } from "../../../lesson/answers.js";
import type { Exercise } from "../../../lesson/exercise.js";
import { agreesOn } from "../../../lesson/formula.js";
import { plain } from "../../../lesson/values.js";
import { fires, perceptron } from "../perceptron.js";

type Feature = (x1: number, x2: number) => unknown;

/** Points in the four quarters, none near an axis; the class is 1 where the signs differ. */
const steps = [-2, -1.3, -0.6, 0.6, 1.3, 2];
const points = steps.flatMap((x1) => steps.map((x2): [number, number] => [x1, x2]));
const classes = points.map(([x1, x2]) => (x1 * x2 < 0 ? 1 : 0));

const numberAt = (feature: Feature, x1: number, x2: number) => Number(plain(feature(x1, x2)));

/** The most points that a neuron with a switch gets right with this feature, by the perceptron's rule. */
function right(feature: Feature): number {
  const seen = points.map(([x1, x2]) => [x1, x2, numberAt(feature, x1, x2)]);
  const { w, b } = perceptron(seen, classes, 400);
  return seen.filter((x, n) => fires(w, b, x) === classes[n]).length;
}

/** Whether a weighted sum of x₁, x₂ and 1 gives the same numbers: its second differences vanish everywhere. */
const isStraight = (feature: Feature) =>
  points.every(([x1, x2]) => {
    const at = (a: number, b: number) => numberAt(feature, a, b);
    const plane = at(0, 0) + x1 * (at(1, 0) - at(0, 0)) + x2 * (at(0, 1) - at(0, 0));
    return Math.abs(at(x1, x2) - plane) < 1e-6;
  });

export const ownFeature: Exercise<Feature> = {
  id: "E2.9",
  title: "A feature of your own",
  reads: aFunction("(x1, x2) => a number"),
  untouched: agreesOn<[number, number]>(points, () => 0),
  begin: "a feature that is 0 everywhere tells the neuron nothing. What differs between the two classes?",
  accepts: (feature) =>
    points.every(([x1, x2]) => Number.isFinite(numberAt(feature, x1, x2))) && right(feature) === points.length,
  right: "with it one neuron separates all the points: you have done by hand what a hidden layer has to learn.",
  mistakes: [
    {
      name: "no number",
      when: (feature) => points.some(([x1, x2]) => !Number.isFinite(numberAt(feature, x1, x2))),
      says: "the function must return a finite number for every point, also for negative x₁ and x₂.",
    },
    {
      name: "constant",
      when: (feature) => points.every(([x1, x2]) => numberAt(feature, x1, x2) === numberAt(feature, 0.6, 0.6)),
      says: "this feature is the same for every point: the neuron has a bias for that already.",
    },
    {
      name: "straight",
      when: isStraight,
      says: "a weighted sum of x₁ and x₂ is nothing new: the neuron makes such sums by itself. Something has to bend.",
    },
    {
      name: "squares",
      when: (feature) =>
        points.every(([x1, x2]) => Math.abs(numberAt(feature, x1, x2) - numberAt(feature, -x1, x2)) < 1e-9),
      says: "this feature is the same on the left and on the right. That serves a disc in a ring; here it is the sign that differs.",
    },
  ],
  otherwise: (feature) =>
    `with this feature the perceptron's rule gets ${right(feature)} of ${points.length} points right. Is it positive in two opposite quarters and negative in the other two?`,
  hints: ["Multiply.", "What is the sign of x₁ · x₂ in each of the four quarters?"],
};

/** Lecture 1, the line and its loss: exercises E1.1 and E1.7. */
import { monitorUnits, udl } from "../../../data/sets/points.js";
import { fmt } from "../../../display/index.js";
import { named } from "../../../lesson/answers.js";
import type { Exercise } from "../../../lesson/exercise.js";
import { numeric } from "../../../lesson/numeric.js";
import { near } from "../../../lesson/values.js";
import { closedForm, squaredLoss } from "../line.js";

const points = udl();
const loss = squaredLoss(points.x, points.y);

/** The two knobs of a line, found by hand. */
export const byHand: Exercise<{ w: number; b: number }> = {
  id: "E1.1",
  title: "A line by hand",
  reads: named("w", "b"),
  untouched: ({ w, b }) => w === 0 && b === 0,
  begin:
    "with w = 0 and b = 0 the line lies flat on the axis, below all twelve points. Lift it first: raise b to the height of the points.",
  accepts: ({ w, b }) => loss(w, b) < 0.3,
  right: ({ w, b }) => `your loss is ${fmt(loss(w, b), 3)}. The lowest that any line can reach is 0.200.`,
  mistakes: [
    {
      name: "swapped",
      when: ({ w, b }) => loss(b, w) < 0.23,
      says: "these are the correct two numbers in the wrong places. w is the slope, the height gained for each unit to the right; b is the height at x = 0.",
    },
    {
      name: "falls",
      when: ({ w }) => w < 0,
      says: ({ w, b }) =>
        `your line falls to the right while the points rise: w must be above 0. The loss is ${fmt(loss(w, b), 3)}.`,
    },
    {
      name: "too low",
      when: ({ w, b }) => meanResidual(w, b) < -0.1,
      says: ({ w, b }) =>
        `most of your line runs below the points: raise b, or tilt the line up with w. The loss is ${fmt(loss(w, b), 3)}, and it should be below 0.3.`,
    },
    {
      name: "too high",
      when: ({ w, b }) => meanResidual(w, b) > 0.1,
      says: ({ w, b }) =>
        `most of your line runs above the points: lower b, or tilt the line down with w. The loss is ${fmt(loss(w, b), 3)}, and it should be below 0.3.`,
    },
    {
      name: "too flat",
      when: ({ w }) => w < 0.522,
      says: ({ w, b }) =>
        `the height is about right and the line is too flat: raise w, and lower b by about as much. The loss is ${fmt(loss(w, b), 3)}, and it should be below 0.3.`,
    },
  ],
  otherwise: ({ w, b }) =>
    `the height is about right and the line is too steep: lower w, and raise b by about as much. The loss is ${fmt(loss(w, b), 3)}, and it should be below 0.3.`,
  hints: [
    "From x = 0 to x = 2 the points climb by about 1, so the slope is about half of that for each unit.",
    "Try w = 0.5, and then values of b between 0.8 and 0.9.",
  ],
};

const perHundred = closedForm(monitorUnits().mu, monitorUnits().gray).w;

/** The slope of the dose line with the monitor units counted singly. */
export const otherUnits = numeric({
  id: "E1.7",
  title: "The same line in other units",
  begin: "put the slope of the line when the horizontal axis counts single monitor units instead of hundreds.",
  truth: perHundred / 100,
  within: 0.00005,
  right:
    "a hundred monitor units raise the dose by 0.777 Gy, so one raises it by a hundredth of that. The line and its predictions have not changed, only the number that describes it. A slope without its unit means nothing.",
  slips: [
    {
      name: "times a hundred",
      when: (w) => near(w, 100 * perHundred, 0.5),
      says: "that is a hundred times more. Would one monitor unit give 78 Gy?",
    },
    {
      name: "unchanged",
      when: (w) => near(w, perHundred, 0.005),
      says: "that is the rise for a hundred monitor units. How much does the dose rise for one?",
    },
    {
      name: "divided by ten",
      when: (w) => near(w, perHundred / 10, 0.0005),
      says: "that is the rise for ten monitor units.",
    },
    {
      name: "divided twice",
      when: (w) => near(w, perHundred / 10_000, 0.000005),
      says: "you have divided by a hundred twice.",
    },
    {
      name: "rounded too far",
      when: (w) => near(w, perHundred / 100, 0.0025),
      says: "nearly: give at least two digits after the zeros, as in 0.0042.",
    },
    { name: "negative", when: (w) => w < 0, says: "more monitor units give more dose, so the slope is positive." },
  ],
  otherwise: "a hundred monitor units raise the dose by 0.777 Gy. How much does a single one raise it?",
  hints: ["The slope is 0.777 Gy for a hundred monitor units. Divide it.", "0.777 / 100, with two digits or more."],
});

function meanResidual(w: number, b: number): number {
  return points.x.reduce((sum, x, n) => sum + w * x + b - points.y[n]!, 0) / points.x.length;
}

/** Lecture 1, the line and its loss: exercises E1.2 and E1.1. */
import { udl } from "../../../data/sets/points.js";
import { fmt } from "../../../display/index.js";
import { named } from "../../../lesson/answers.js";
import type { Exercise } from "../../../lesson/exercise.js";
import { numeric } from "../../../lesson/numeric.js";
import { near } from "../../../lesson/values.js";

const points = udl();

/** The two knobs of a line, found by hand. */
export const byHand: Exercise<{ w: number; b: number }> = {
  id: "E1.2",
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

/** The loss with 1/2N of the line w = 2 on (1, 1), (2, 2), (3, 3). */
export const twiceTooSteep = numeric({
  id: "E1.1",
  title: "The loss at w = 2",
  begin: "the line w = 2 misses all three points, so its loss is not 0. By how much does it miss each?",
  truth: 14 / 6,
  within: 0.0051,
  right:
    "the mistakes are 1, 2 and 3, so the loss is (1 + 4 + 9) / 6. It is the same as at w = 0, because the bowl is symmetric.",
  slips: [
    [14, "plain sum", "14 is the plain sum of the squares. This loss still divides by 2N = 6."],
    [14 / 3, "without the half", "that is the mean of the squares, divided by N = 3. This loss divides by 2N = 6."],
    [7, "half the sum", "7 is half the sum of the squares. This loss divides by N = 3 as well."],
    [1, "not squared", "1 is (1 + 2 + 3) / 6: the mistakes were added without squaring them."],
    [2, "mean mistake", "2 is the mean mistake. Square each mistake first, then add, then divide by 2N = 6."],
    [6, "square of the sum", "6 comes from squaring the sum of the mistakes. Square each mistake first, then add."],
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
});

function sumOfSquares(w: number, b: number): number {
  return points.x.reduce((sum, x, n) => sum + (w * x + b - points.y[n]!) * (w * x + b - points.y[n]!), 0);
}

function meanMistake(w: number, b: number): number {
  return points.x.reduce((sum, x, n) => sum + w * x + b - points.y[n]!, 0) / points.x.length;
}

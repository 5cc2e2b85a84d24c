import { udl } from "../../src/data/sets/points.js";
import { type Cases, tryExercises } from "./exercise-cases.js";

const { x, y } = udl();
const slopes = (w: number, b: number, factor = 1): [number, number] => {
  const mistakes = x.map((v, n) => w * v + b - y[n]!);
  const mean = (values: number[]) => (factor * values.reduce((a, v) => a + v, 0)) / 12;
  return [mean(mistakes.map((m, n) => m * x[n]!)), mean(mistakes)];
};
const slope = (beta: number) => 10 * beta - 3;

/** For each exercise: the starter, right answers written differently, and wrong ones with the reason they must be given. */
const cases: Record<string, Cases> = {
  "E1.2": {
    starter: { w: 0, b: 0 },
    right: [
      { w: 0.5, b: 0.85 },
      { b: 0.826, w: 0.522 },
      { w: 0.55, b: 0.8 },
    ],
    wrong: [
      [{ w: 0.85, b: 0.5 }, "swapped"],
      [{ w: -0.5, b: 1.8 }, "falls"],
      [{ w: 0.5, b: 0.6 }, "too low"],
      [{ w: 0.5, b: 1.1 }, "too high"],
      [{ w: 0.3, b: 1.08 }, "too flat"],
      [{ w: 0.9, b: 0.42 }, "otherwise"],
      [[0.5, 0.85], "unreadable"],
      [{ w: "0.5", b: 0.85 }, "unreadable"],
      [{ w: Number.NaN, b: 1 }, "unreadable"],
    ],
  },
  "E1.1": {
    starter: 0,
    right: [2.33, 14 / 6, 2.333],
    wrong: [
      [14, "plain sum"],
      [4.67, "without the half"],
      [7, "half the sum"],
      [1, "not squared"],
      [2, "mean mistake"],
      [6, "square of the sum"],
      [2.3, "rounded too far"],
      [-2.33, "negative"],
      [3, "otherwise"],
      ["2.33", "unreadable"],
    ],
  },
  "E1.3": {
    starter: "",
    right: ["up", " Up "],
    wrong: [
      ["down", "follows the sign"],
      ["left", "unreadable"],
      [1, "unreadable"],
    ],
  },
  "E1.6": {
    starter: () => [0, 0],
    right: [
      (w: number, b: number) => slopes(w, b),
      (w: number, b: number) => ({ toArray: () => slopes(w, b) }),
      (w: number, b: number) => {
        const loss = (v: number, c: number) =>
          x.reduce((s, u, n) => s + (v * u + c - y[n]!) * (v * u + c - y[n]!), 0) / 24;
        return [(loss(w + 1e-5, b) - loss(w - 1e-5, b)) / 2e-5, (loss(w, b + 1e-5) - loss(w, b - 1e-5)) / 2e-5];
      },
    ],
    wrong: [
      [(w: number, b: number) => slopes(w, b, -1), "wrong sign"],
      [(w: number, b: number) => slopes(w, b, 24), "plain sum"],
      [(w: number, b: number) => slopes(w, b, 2), "factor 2 left over"],
      [(w: number, b: number) => slopes(w, b, 12), "N missing"],
      [(w: number, b: number) => slopes(w, b, 0.5), "factor 2 missing"],
      [(w: number, b: number) => slopes(w, b).reverse(), "swapped"],
      [(w: number, b: number) => [slopes(w, b)[1], slopes(w, b)[1]], "x missing"],
      [(w: number, b: number) => [slopes(w, b)[0], slopes(w, b)[0]], "x in both"],
      [(w: number, b: number) => [slopes(w, b)[0], 0], "only w"],
      [(w: number, b: number) => [0, slopes(w, b)[1]], "only b"],
      [(w: number, b: number) => slopes(w, b, 3), "otherwise"],
      [() => undefined, "no pair"],
      [() => 1, "no pair"],
      [
        () => {
          throw new Error("oops");
        },
        "fails",
      ],
      [[1, 2], "unreadable"],
    ],
  },
  "E1.4": {
    starter: 0,
    right: [0.16, 16 / 100],
    wrong: [
      [-0.1, "negative"],
      [0.2, "diverges"],
      [1, "diverges"],
      [0.165, "more than two decimals"],
      [0.17, "one too large"],
      [0.03, "still creeping"],
      [0.1, "not the largest"],
      [0.15, "not the largest"],
      [undefined, "unreadable"],
    ],
  },
  "E1.7": {
    starter: -1,
    right: [0.5, 1 / 2],
    wrong: [
      [0.9, "most is best"],
      [0, "none is safest"],
      [0.299, "the value of β"],
      [0.7, "otherwise"],
    ],
  },
  "E1.5": {
    starter: (beta: number, lr: number) => beta + lr * slope(beta),
    harmless: ["transposed"],
    right: [
      (beta: number, lr: number) => beta - lr * slope(beta),
      (beta: number, lr: number) => (1 - 10 * lr) * beta + 3 * lr,
    ],
    wrong: [
      [(beta: number, lr: number) => -lr * slope(beta), "returns the step only"],
      [(beta: number) => beta - slope(beta), "rate forgotten"],
      [(beta: number, lr: number) => -beta + lr * slope(beta), "sign on beta"],
      [(beta: number, lr: number) => beta - lr * -slope(beta), "untouched"],
      [() => "3", "no number"],
      [(beta: number, lr: number) => beta - 2 * lr * slope(beta), "otherwise"],
    ],
  },
};

tryExercises(1, cases);

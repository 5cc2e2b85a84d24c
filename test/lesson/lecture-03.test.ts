import { type Cases, tryExercises } from "./exercise-cases.js";

interface Row {
  lambda: number;
  train: number;
  validation: number;
  test: number;
}
type Pile = "train" | "validation" | "test";

const reporting = (by: Pile, says: Pile) => (rows: Row[]) => {
  const best = rows.reduce((a, b) => (b[by] < a[by] ? b : a));
  return { lambda: best.lambda, error: best[says] };
};
const range = (n: number) => Array.from({ length: n }, (_, i) => i);
const dealt = (n: number, k: number) => range(k).map((f) => range(n).filter((i) => i % k === f));
const blocks = (n: number, k: number) =>
  range(k).map((f) => range(n).slice(Math.floor((f * n) / k), Math.floor(((f + 1) * n) / k)));

/** For each exercise: the starter, right answers written differently, and wrong ones with the reason they must be given. */
const cases: Record<string, Cases> = {
  "E3.1": {
    starter: 0,
    right: [2, 4 / 2],
    wrong: [
      [5, "trusts the training error"],
      [7, "trusts the training error"],
      [3, "peeks at the test"],
      [1, "the simplest"],
      [1.35, "an error, not a degree"],
      [4, "otherwise"],
      ["2", "unreadable"],
    ],
  },
  "E3.2": {
    starter: -1,
    right: [1000, 1e3],
    wrong: [
      [10, "the most accurate"],
      [100, "just not enough"],
      [1e5, "more than needed"],
      [1e4, "more than needed"],
      [0, "too steep"],
      [1, "too steep"],
      [2, "the slope, not λ"],
      [50, "otherwise"],
      [undefined, "unreadable"],
    ],
  },
  "E3.3": {
    starter: 0,
    harmless: ["one too many", "one too few"],
    right: [40, 30, 45],
    wrong: [
      [300, "trains to the end"],
      [-10, "negative"],
      [0.39, "a loss, not a step"],
      [100, "too late"],
      [10, "too early"],
      [null, "unreadable"],
    ],
  },
  "E3.4": {
    starter: (w: number, v: number) => [w, v],
    right: [
      (w: number, v: number, g: number, lr: number, eta: number) => [w - lr * (eta * v + g), eta * v + g],
      (w: number, v: number, g: number, lr: number, eta: number) => {
        const next = g + v * eta;
        return { toArray: () => [w - next * lr, next] };
      },
    ],
    wrong: [
      [() => 3, "no pair"],
      [(w: number, v: number, g: number, lr: number, eta: number) => [w + lr * (eta * v + g), eta * v + g], "uphill"],
      [(w: number, v: number, g: number, lr: number, eta: number) => [w - lr * v, eta * v + g], "old velocity"],
      [(w: number, _v: number, g: number, lr: number) => [w - lr * g, g], "momentum forgotten"],
      [(w: number, v: number, g: number, lr: number) => [w - lr * (v + g), v + g], "η forgotten"],
      [
        (w: number, v: number, g: number, _lr: number, eta: number) => [w - (eta * v + g), eta * v + g],
        "rate forgotten",
      ],
      [
        (w: number, v: number, g: number, lr: number, eta: number) => [
          w - lr * (eta * v + (1 - eta) * g),
          eta * v + (1 - eta) * g,
        ],
        "averaged slope",
      ],
      [(w: number, v: number, g: number, lr: number, eta: number) => [w - lr * (eta * v + g), v], "velocity not kept"],
      [(w: number, v: number, g: number, lr: number, eta: number) => [eta * v + g, w - lr * (eta * v + g)], "swapped"],
      [
        (w: number, v: number, g: number, lr: number, eta: number) => [w - (eta * v + lr * g), eta * v + lr * g],
        "rate in the velocity",
      ],
      [
        (w: number, v: number, g: number, lr: number, eta: number) => [w - 2 * lr * (eta * v + g), eta * v + g],
        "otherwise",
      ],
      [
        () => {
          throw new Error("oops");
        },
        "fails",
      ],
      [[3.755, 2.45], "unreadable"],
    ],
  },
  "E3.5": {
    starter: 0,
    right: [0.3, (2 * 1.5) / 10],
    wrong: [
      [3, "curvature forgotten"],
      [0.2, "momentum forgotten"],
      [0.1, "wrong sign of η"],
      [0.15, "factor 2 missing"],
      [30, "multiplied"],
      [0.25, "otherwise"],
    ],
  },
  "E3.6": {
    starter: "",
    right: ["C", " c "],
    wrong: [
      ["B", "too low for too high"],
      ["A", "the healthy one"],
      ["D", "unreadable"],
    ],
  },
  "E3.7": {
    starter: reporting("test", "test"),
    harmless: ["transposed"],
    right: [
      reporting("validation", "test"),
      (rows: Row[]) => {
        const [best] = [...rows].sort((a, b) => a.validation - b.validation);
        return { error: best!.test, lambda: best!.lambda };
      },
    ],
    wrong: [
      [reporting("validation", "validation"), "reports what it chose with"],
      [reporting("train", "test"), "chooses by training"],
      [reporting("validation", "train"), "reports training"],
      [reporting("test", "validation"), "opens the envelope twice"],
      [
        (rows: Row[]) => ({
          ...reporting("validation", "test")(rows),
          error: Math.min(...rows.map((row) => row.test)),
        }),
        "smallest test error of all",
      ],
      [() => 10, "wrong form"],
      [(rows: Row[]) => ({ lambda: rows[0]!.lambda, error: rows[0]!.test }), "otherwise"],
      [() => undefined, "wrong form"],
    ],
  },
  "E3.8": {
    starter: () => [],
    harmless: ["transposed"],
    right: [dealt, blocks],
    wrong: [
      [(n: number) => range(n), "no lists"],
      [(n: number, k: number) => dealt(n, k).map((fold) => fold.map((i) => i + 1)), "one based"],
      [(n: number, k: number) => dealt(k, n), "wrong number of folds"],
      [(n: number, k: number) => dealt(n, k).slice(1), "wrong number of folds"],
      [(n: number, k: number) => range(k).map((f) => range(n).filter((i) => i % k !== f)), "everyone but the fold"],
      [
        (n: number, k: number) =>
          range(k).map((f) => range(n).slice(f * Math.floor(n / k), (f + 1) * Math.floor(n / k))),
        "leftovers lost",
      ],
      [(n: number, k: number) => dealt(n, k).map((fold) => [...fold, 0]), "overlap"],
      [(n: number, k: number) => range(k).map((f) => (f === 0 ? range(n - k + 1) : [n - k + f])), "unequal"],
    ],
  },
};

tryExercises(3, cases);

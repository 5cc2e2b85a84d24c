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
const byImage = (patients: number[], k: number) =>
  range(k).map((f) => range(patients.length).filter((i) => i % k === f));
const byPatient = (patients: number[], k: number) => {
  const distinct = [...new Set(patients)];
  return range(k).map((f) => range(patients.length).filter((i) => distinct.indexOf(patients[i]!) % k === f));
};

type Dropout = (x: number[], p: number, u: number[], training: boolean) => unknown;
const dropping =
  (scale: (p: number) => number): Dropout =>
  (x, p, u, training) =>
    training ? x.map((v, i) => (u[i]! < p ? 0 : v * scale(p))) : x;
const kept = dropping((p) => 1 / (1 - p));

type AdamStep = (w: number, m: number, v: number, g: number, t: number, lr: number) => unknown;
type Hats = (m: number, v: number, t: number) => [number, number];
const hats: Hats = (m, v, t) => [m / (1 - 0.9 ** t), v / (1 - 0.999 ** t)];
const ratio = (m: number, v: number) => m / (Math.sqrt(v) + 1e-8);
const adam =
  (correct: Hats = hats, step = ratio): AdamStep =>
  (w, m, v, g, t, lr) => {
    const [m1, v1] = [0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g];
    return [w - lr * step(...correct(m1, v1, t)), m1, v1];
  };

/** For each exercise: the starter, right answers written differently, and wrong ones with the reason they must be given. */
const cases: Record<string, Cases> = {
  "E3.1": {
    starter: 0,
    right: [2, 4 / 2],
    wrong: [
      [5, "trusts the training error"],
      [7, "trusts the training error"],
      [3, "peeks at the others"],
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
      [1, "the most accurate"],
      [10, "too steep"],
      [100, "just not enough"],
      [1e5, "more than needed"],
      [1e4, "more than needed"],
      [0, "no penalty"],
      [2, "the slope, not λ"],
      [50, "otherwise"],
      [undefined, "unreadable"],
    ],
  },
  "E3.3": {
    starter: "",
    right: ["AD", "d, a"],
    wrong: [
      ["ABD", "the heart changes sides"],
      ["ACD", "a six becomes a nine"],
      ["AE", "the volume is the label"],
      ["D", "the mole has no upright"],
      ["A", "noise as in any scanner"],
      ["X", "unreadable"],
      [14, "unreadable"],
    ],
  },
  "E3.4": {
    starter: (x: number[]) => x,
    right: [
      kept,
      (x: number[], p: number, u: number[], training: boolean) => {
        const y = [...x];
        if (training) for (const i of y.keys()) y[i] = u[i]! < p ? 0 : y[i]! / (1 - p);
        return { toArray: () => y };
      },
    ],
    wrong: [
      [() => 3, "no list"],
      [dropping(() => 1), "no rescaling"],
      [dropping((p) => 1 - p), "shrunk instead of enlarged"],
      [dropping((p) => 1 / p), "divided by p"],
      [
        (x: number[], p: number, u: number[], training: boolean) =>
          training ? x.map((v, i) => (u[i]! >= p ? 0 : v / (1 - p))) : x,
        "drops the others",
      ],
      [(x: number[], p: number, u: number[]) => kept(x, p, u, true), "drops at test time"],
      [
        (x: number[], p: number, u: number[], training: boolean) =>
          training ? dropping(() => 1)(x, p, u, true) : x.map((v) => v * (1 - p)),
        "rescales at test time",
      ],
      [dropping(() => 3), "otherwise"],
      [[0, 2.67, 4, 0], "unreadable"],
    ],
  },
  "E3.5": {
    starter: (w: number, m: number, v: number) => [w, m, v],
    right: [
      adam(),
      (w: number, m: number, v: number, g: number, t: number, lr: number) => {
        const next = { m: m + 0.1 * (g - m), v: v + 0.001 * (g * g - v) };
        const [mHat, vHat] = hats(next.m, next.v, t);
        return { toArray: () => [w - (mHat / (Math.sqrt(vHat) + 1e-8)) * lr, next.m, next.v] };
      },
    ],
    wrong: [
      [() => 3, "no three numbers"],
      [adam((m, v) => [m, v]), "no bias correction"],
      [adam((m, v, t) => [hats(m, v, t)[0], v]), "only m corrected"],
      [adam((m, v, t) => [m, hats(m, v, t)[1]]), "only v corrected"],
      [
        (w: number, m: number, v: number, g: number, t: number, lr: number) => {
          const [mHat, vHat] = hats(0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g, t);
          return [w - lr * ratio(mHat, vHat), mHat, vHat];
        },
        "keeps the corrected",
      ],
      [
        (w: number, m: number, v: number, g: number, t: number, lr: number) => [
          w - lr * ratio(...hats(0.9 * m, 0.999 * v, t)),
          0.9 * m + 0.1 * g,
          0.999 * v + 0.001 * g * g,
        ],
        "slope not used in the step",
      ],
      [
        (w: number, m: number, v: number, g: number, t: number, lr: number) => {
          const [m1, v1] = [0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g];
          return [w - lr * ratio(...hats(m1, v1, t)), m1, v1];
        },
        "g not squared",
      ],
      [adam(hats, (m, v) => m / (v + 1e-8)), "root forgotten"],
      [adam(hats, (m, v) => m / Math.sqrt(v + 1e-8)), "ε inside the root"],
      [adam(hats, (m, v) => -ratio(m, v)), "uphill"],
      [
        (w: number, m: number, v: number, g: number, t: number, lr: number) => {
          const [m1, v1] = [0.999 * m + 0.001 * g, 0.9 * v + 0.1 * g * g];
          return [w - lr * ratio(m1 / (1 - 0.999 ** t), v1 / (1 - 0.9 ** t)), m1, v1];
        },
        "β₁ and β₂ swapped",
      ],
      [adam((m, v) => hats(m, v, 1)), "t forgotten"],
      [adam((m, v, t) => hats(m, v, t - 1)), "not a number"],
      [adam((m, v, t) => hats(m, v, t + 1)), "otherwise"],
      [[3.9, 0.2, 0.004], "unreadable"],
    ],
  },
  "E3.6": {
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
  "E3.7": {
    starter: (_inputs: number) => 0.02,
    harmless: ["transposed"],
    right: [(n: number) => Math.sqrt(2 / n), (n: number) => Math.SQRT2 / Math.sqrt(n)],
    wrong: [
      [() => "two", "no number"],
      [(n: number) => 1 / Math.sqrt(n), "Xavier for ReLU"],
      [(n: number) => 2 / n, "variance for spread"],
      [(n: number) => 1 / n, "no root"],
      [(n: number) => 1 / Math.sqrt(3 * n), "the library's default"],
      [(n: number) => Math.sqrt(6 / n), "bound for spread"],
      [(n: number) => Math.sqrt(2 * n), "grows with the inputs"],
      [() => 0.1, "ignores the inputs"],
      [(n: number) => Math.sqrt(3 / n), "otherwise"],
      [0.177, "unreadable"],
    ],
  },
  "E3.8": {
    starter: "",
    right: ["4352", "4, 3, 5, 2"],
    wrong: [
      ["1352", "none is healthy"],
      ["5342", "A learned something"],
      ["4253", "high for low"],
      ["4452", "B does not fit"],
      ["4342", "C never generalised"],
      ["4332", "C's rate is fine"],
      ["4351", "D is not ill, only slow"],
      ["4353", "low for high"],
      ["4355", "otherwise"],
      ["ABCD", "unreadable"],
      [4352, "unreadable"],
    ],
  },
  "E3.9": {
    starter: [],
    harmless: ["transposed"],
    right: [
      [2, 3, 5],
      [5, 2, 3, 3],
    ],
    wrong: [
      [[2, 3, 5, 8], "the honest number"],
      [[2, 3, 5, 7], "a baseline flatters nobody"],
      [[2, 3, 5, 6], "an interval is honest"],
      [[2, 3, 4, 5], "trying is allowed"],
      [[1, 2, 3, 5], "the collection is not at fault"],
      [[3, 5], "patients on both sides"],
      [[2, 3], "chosen on the test"],
      [[2, 5], "standardised with the test"],
      [[2, 9], "unreadable"],
      ["2, 3", "unreadable"],
    ],
  },
  "E3.10": {
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
      [reporting("test", "validation"), "piles swapped"],
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
  "E3.11": {
    starter: byImage,
    harmless: ["transposed"],
    right: [
      byPatient,
      (patients: number[], k: number) => {
        const turn = new Map<number, number>();
        const dealt: number[][] = range(k).map(() => []);
        patients.forEach((patient, i) => {
          if (!turn.has(patient)) turn.set(patient, turn.size % k);
          dealt[turn.get(patient)!]!.push(i);
        });
        return dealt;
      },
    ],
    wrong: [
      [(patients: number[]) => range(patients.length), "no lists"],
      [(patients: number[], k: number) => byPatient(patients, k).slice(1), "wrong number of folds"],
      [
        (patients: number[], k: number) => byPatient(patients, k).map((fold) => fold.map((i) => patients[i])),
        "patients, not places",
      ],
      [
        (patients: number[], k: number) => byPatient(patients, k).map((fold) => fold.slice(1)),
        "images lost or doubled",
      ],
      [
        (patients: number[], k: number) => {
          const size = Math.ceil(patients.length / k);
          return range(k).map((f) => range(patients.length).slice(f * size, (f + 1) * size));
        },
        "neighbours split",
      ],
      [
        (patients: number[], k: number) =>
          range(k).map((f) => range(patients.length).filter((i) => patients[i]! % k === f)),
        "patients unevenly dealt",
      ],
    ],
  },
};

tryExercises(3, cases);

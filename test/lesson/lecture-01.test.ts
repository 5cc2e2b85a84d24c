import { udl } from "../../src/data/sets/points.js";
import { type Cases, tryExercises } from "./exercise-cases.js";

const { x, y } = udl();
const slopes = (w: number, b: number, factor = 1): [number, number] => {
  const residuals = x.map((v, n) => w * v + b - y[n]!);
  const mean = (values: number[]) => (factor * values.reduce((a, v) => a + v, 0)) / 12;
  return [mean(residuals.map((r, n) => r * x[n]!)), mean(residuals)];
};
const slope = (beta: number) => 10 * beta - 3;

type Points = { x: number[]; y: number[] };

/** The learner's machine, with what may go wrong in it. */
function learn(
  { x: xs, y: ys }: Points,
  lr: number,
  steps: number,
  { sign = 1, two = 2, over = 1, start = 0, withX = "w", late = false, once = false } = {},
): [number, number] {
  let [w, b] = [start, start];
  let kept: [number, number] | undefined;
  for (let step = 0; step < steps; step++) {
    let [alongW, alongB] = kept ?? [0, 0];
    if (!kept)
      for (let n = 0; n < xs.length; n++) {
        const residual = w * xs[n]! + b - ys[n]!;
        alongW += (two * residual * (withX === "none" ? 1 : xs[n]!)) / over;
        alongB += (two * residual * (withX === "both" ? xs[n]! : 1)) / over;
      }
    if (once) kept = [alongW, alongB];
    w -= sign * lr * alongW;
    if (late) alongB = xs.reduce((sum, v, n) => sum + 2 * (w * v + b - ys[n]!), 0);
    b -= sign * lr * alongB;
  }
  return [w, b];
}

/** The learner's heavy ball, with what may go wrong in it. */
function ball(
  beta: number,
  lr: number,
  eta: number,
  steps: number,
  { keep = (v: number) => eta * v, weight = 1, sign = 1, late = false, place = false } = {},
): number {
  let at = beta;
  let v = 0;
  for (let step = 0; step < steps; step++) {
    if (place) {
      at = at - lr * slope(at) + eta * at;
      continue;
    }
    const before = v;
    v = keep(v) + weight * slope(at);
    at -= sign * lr * (late ? before : v);
  }
  return at;
}

/** For each exercise: the starter, right answers written differently, and wrong ones with the reason they must be given. */
const cases: Record<string, Cases> = {
  "E1.1": {
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
  "E1.2": {
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
  "E1.3": {
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
  "E1.4": {
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
  "E1.5": {
    starter: () => [0, 0],
    right: [
      (points: Points, lr: number, steps: number) => learn(points, lr, steps),
      (points: Points, lr: number, steps: number) => ({ toArray: () => learn(points, lr, steps) }),
    ],
    wrong: [
      [(points: Points, lr: number, steps: number) => learn(points, lr, steps, { sign: -1 }), "climbs"],
      [(points: Points, lr: number, steps: number) => learn(points, lr, steps, { two: 1 }), "factor 2 missing"],
      [
        (points: Points, lr: number, steps: number) => learn(points, lr, steps, { over: points.x.length }),
        "mean instead of sum",
      ],
      [
        (points: Points, lr: number, steps: number) => learn(points, lr, steps, { over: points.x.length, two: 1 }),
        "half the mean",
      ],
      [(points: Points, lr: number, steps: number) => learn(points, lr, steps, { late: true }), "one after the other"],
      [(points: Points, lr: number, steps: number) => learn(points, lr, steps, { withX: "none" }), "x missing"],
      [(points: Points, lr: number, steps: number) => learn(points, lr, steps, { withX: "both" }), "x in both"],
      [(points: Points, lr: number, steps: number) => learn(points, lr, steps + 1), "one step too many"],
      [(points: Points, lr: number, steps: number) => learn(points, lr, steps - 1), "one step too few"],
      [(points: Points, lr: number, steps: number) => learn(points, lr, steps, { once: true }), "slopes of the start"],
      [(points: Points, lr: number, steps: number) => learn(points, lr, steps, { start: 1 }), "starts elsewhere"],
      [(points: Points, lr: number, steps: number) => learn(points, lr, steps).reverse(), "swapped"],
      [(points: Points, lr: number, steps: number) => [learn(points, lr, steps)[0], 0], "only w"],
      [(points: Points, lr: number, steps: number) => learn(points, lr, steps, { two: 3 }), "otherwise"],
      [() => undefined, "no pair"],
      [(points: Points, lr: number, steps: number) => learn(points, lr, steps)[0], "no pair"],
      [[1, 2], "unreadable"],
    ],
  },
  "E1.6": {
    starter: (beta: number) => beta,
    harmless: ["transposed"],
    right: [
      (beta: number, lr: number, eta: number, steps: number) => ball(beta, lr, eta, steps),
      // the learning rate inside v: the same walk, as long as it does not change
      (beta: number, lr: number, eta: number, steps: number) => {
        let [at, v] = [beta, 0];
        for (let step = 0; step < steps; step++) {
          v = eta * v + lr * slope(at);
          at -= v;
        }
        return at;
      },
    ],
    wrong: [
      [
        (beta: number, lr: number, eta: number, steps: number) => ball(beta, lr, eta, steps, { keep: () => 0 }),
        "no memory",
      ],
      [
        (beta: number, lr: number, eta: number, steps: number) => ball(beta, lr, eta, steps, { weight: 1 - eta }),
        "an average",
      ],
      [
        (beta: number, lr: number, eta: number, steps: number) => ball(beta, lr, eta, steps, { late: true }),
        "one step late",
      ],
      [(beta: number, lr: number, eta: number, steps: number) => ball(beta, lr, eta, steps, { sign: -1 }), "climbs"],
      [
        (beta: number, lr: number, eta: number, steps: number) => ball(beta, lr, eta, steps, { place: true }),
        "remembers the place",
      ],
      [(beta: number, lr: number, eta: number, steps: number) => ball(beta, lr, eta, steps + 1), "one step too many"],
      [(beta: number, lr: number, eta: number, steps: number) => ball(beta, lr, eta, steps - 1), "one step too few"],
      [(beta: number, lr: number, eta: number, steps: number) => ball(beta, 2 * lr, eta, steps), "otherwise"],
      [() => undefined, "no number"],
      [4, "unreadable"],
    ],
  },
  "E1.7": {
    starter: 0,
    right: [0.0078, 0.00777, 0.777 / 100],
    wrong: [
      [77.7, "times a hundred"],
      [0.777, "unchanged"],
      [0.0777, "divided by ten"],
      [0.0000777, "divided twice"],
      [0.01, "rounded too far"],
      [-0.0078, "negative"],
      [3, "otherwise"],
      ["0.0078", "unreadable"],
    ],
  },
  "E1.8": {
    starter: "",
    right: ["CDFH", "h, f, d, c", ["C", "D", "F", "H"], "CCDFH"],
    wrong: [
      ["ABCDEFGH", "all of them"],
      ["ACDFH", "gives A"],
      ["BCDFH", "gives B"],
      ["CDEFH", "gives E"],
      ["CDFGH", "gives G"],
      ["DFH", "lacks C"],
      ["CFH", "lacks D"],
      ["CDH", "lacks F"],
      ["CDF", "lacks H"],
      ["CDFX", "unreadable"],
      [4, "unreadable"],
    ],
  },
};

tryExercises(1, cases);

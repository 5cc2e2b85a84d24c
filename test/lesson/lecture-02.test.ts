import { sigmoid } from "../../src/kernels/math.js";
import * as optim from "../../src/optim/index.js";
import { tensor } from "../../src/tensor/index.js";
import { type Cases, tryExercises } from "./exercise-cases.js";

/** Lecture 1's valley by the library's own loop, with the three calls in the order given. */
function valley(order: ("zeroGrad" | "backward" | "step")[]) {
  return (lr: number, steps: number) => {
    const beta = tensor(4, { requiresGrad: true });
    const optimizer = optim.sgd([beta], { lr });
    for (let k = 0; k < steps; k++) {
      const loss = beta.square().mul(5).sub(beta.mul(3)).add(2);
      for (const call of order) {
        if (call === "backward") loss.backward();
        else optimizer[call]();
      }
    }
    return beta.item();
  };
}

type Parts = { w: number[]; b: number; x: number[] };

/** A neuron's backward pass in which the slope along z is worked out in some way, and what becomes of the result. */
const backward =
  (alongZ: (slope: number, p: number, z: number) => number, made = (parts: Parts): unknown => parts) =>
  (w: number[], x: number[], b: number, slope: number) => {
    const z = w.reduce((sum, v, j) => sum + v * x[j]!, b);
    const d = alongZ(slope, sigmoid(z), z);
    return made({ w: x.map((v) => d * v), b: d, x: w.map((v) => d * v) });
  };
const chain = (slope: number, p: number) => slope * p * (1 - p);

const sumOfExp = (z: number[], m = 0) => z.reduce((sum, v) => sum + Math.exp(v - m), 0);
const stable = (z: number[], k: number) => Math.max(...z) + Math.log(sumOfExp(z, Math.max(...z))) - z[k]!;

/** For each exercise: the starter, right answers written differently, and wrong ones with the reason they must be given. */
const cases: Record<string, Cases> = {
  "E2.1": {
    starter: { w1: 0, w2: 0, b: 0 },
    right: [
      { w1: 2, w2: 2, b: -3 },
      { b: -1.2, w1: 1, w2: 1 },
      { w1: 1, w2: 1, b: -1 },
      { w1: 5, w2: 1, b: -5.5 },
    ],
    wrong: [
      [{ w1: 1, w2: 1, b: -1.5 }, "copied"],
      [{ w1: 1, w2: 1, b: -0.5 }, "or"],
      [{ w1: -1, w2: -1, b: 1.5 }, "not both"],
      [{ w1: 1, w2: 1, b: 1 }, "always"],
      [{ w1: 1, w2: 1, b: -2 }, "never"],
      [{ w1: 1, w2: 0, b: -0.5 }, "one input"],
      [{ w1: 0, w2: 1, b: -0.5 }, "one input"],
      [{ w1: 1, w2: -1, b: -0.5 }, "otherwise"],
      [{ w1: 1, w2: 1 }, "unreadable"],
      [[1, 1, -1], "unreadable"],
    ],
    harmless: ["twice as large", "ten times as large"],
  },
  "E2.2": {
    starter: { w1: "", w2: "" },
    right: [
      { w1: "down", w2: "stay" },
      { w1: " Down", w2: "STAY" },
    ],
    wrong: [
      [{ w1: "down", w2: "down" }, "both blamed"],
      [{ w1: "up", w2: "stay" }, "wrong way"],
      [{ w1: "stay", w2: "down" }, "swapped"],
      [{ w1: "stay", w2: "stay" }, "nothing"],
      [{ w1: "up", w2: "up" }, "uphill"],
      [{ w1: "down", w2: "up" }, "otherwise"],
      [{ w1: "left", w2: "stay" }, "unreadable"],
      ["down", "unreadable"],
      [undefined, "unreadable"],
    ],
  },
  "E2.3": {
    starter: (w: number[], x: number[]) => ({ w: w.map(() => 0), b: 0, x: x.map(() => 0) }),
    right: [
      backward(chain),
      (w: number[], x: number[], b: number, slope: number) => {
        const p = 1 / (1 + Math.exp(-w.reduce((sum, v, j) => sum + v * x[j]!, b)));
        const d = slope * (p - p * p);
        return { x: tensor(w, { dtype: "float64" }).mul(d), w: x.map((v) => v * d), b: d };
      },
    ],
    wrong: [
      [backward((_slope, p) => p * (1 - p)), "slope not passed on"],
      [backward((slope) => slope), "sigmoid forgotten"],
      [backward((slope, _p, z) => slope * z * (1 - z)), "slope at z"],
      [backward((slope, p) => slope + p * (1 - p)), "added"],
      [backward((slope, p) => slope * p), "half of the sigmoid's slope"],
      [(w: number[], x: number[], _b: number, slope: number) => backward(chain)(w, x, 0, slope), "bias forgotten"],
      [backward(chain, ({ w, b, x }) => ({ w: x, b, x: w })), "w and x swapped"],
      [backward(chain, ({ w, b, x }) => ({ w: w.map(() => b), b, x: x.map(() => b) })), "inputs forgotten"],
      [backward(chain, ({ w, x }) => ({ w, b: 0, x })), "bias with an input"],
      [backward(chain, ({ w, b }) => ({ w, b })), "wrong form"],
      [backward(chain, ({ w }) => w), "wrong form"],
      [backward((slope, p) => 3 * chain(slope, p)), "otherwise"],
      [0, "unreadable"],
    ],
    harmless: ["transposed"],
  },
  "E2.4": {
    starter: () => 0,
    right: [(h: number) => 1 - h * h, (h: number) => (1 - h) * (1 + h)],
    wrong: [
      [(h: number) => h * (1 - h), "that of the sigmoid"],
      [(h: number) => 1 - h, "square forgotten"],
      [(h: number) => 1 - Math.abs(h), "without sign"],
      [(h: number) => 1 + h * h, "plus"],
      [(h: number) => 1 - Math.tanh(h) * Math.tanh(h), "in terms of z"],
      [() => undefined, "no number"],
      [(h: number) => 2 - h * h, "otherwise"],
    ],
    harmless: ["transposed"],
  },
  "E2.5": {
    starter: valley(["backward", "zeroGrad", "step"]),
    right: [
      valley(["zeroGrad", "backward", "step"]),
      valley(["backward", "step", "zeroGrad"]),
      (lr: number, steps: number) =>
        0.3 +
        3.7 *
          Array(steps)
            .fill(1 - 10 * lr)
            .reduce((a, v) => a * v, 1),
    ],
    wrong: [
      [valley(["backward", "step"]), "never forgets"],
      [valley(["step", "zeroGrad", "backward"]), "fails"],
      [
        (lr: number, steps: number) =>
          0.3 +
          3.7 *
            Array(steps)
              .fill(1 + 10 * lr)
              .reduce((a, v) => a * v, 1),
        "uphill",
      ],
      [() => "0.3", "no number"],
      [() => 7, "otherwise"],
      [0.3, "unreadable"],
    ],
    harmless: ["transposed"],
  },
  "E2.6": {
    starter: "",
    right: ["sigmoid", "Sigmoid "],
    wrong: [
      ["softmax", "competing"],
      ["none", "no probability"],
      ["relu", "unreadable"],
    ],
  },
  "E2.7": {
    starter: () => 0,
    right: [
      stable,
      (z: number[], k: number) =>
        Math.log(sumOfExp(z, z[k]! > Math.max(...z) - 9 ? z[k]! : Math.max(...z))) -
        (z[k]! > Math.max(...z) - 9 ? 0 : z[k]! - Math.max(...z)),
      (z: number[], k: number) => tensor(z, { dtype: "float64" }).logSoftmax(0).neg().toArray()[k],
    ],
    wrong: [
      [(z: number[], k: number) => -Math.log(Math.exp(z[k]!) / sumOfExp(z)), "overflows"],
      [(z: number[], k: number) => Math.log(sumOfExp(z)) - z[k]!, "overflows"],
      [
        (z: number[], k: number) => -Math.log(Math.exp(z[k]! - Math.max(...z)) / sumOfExp(z, Math.max(...z))),
        "overflows",
      ],
      [(z: number[], k: number) => Math.min(stable(z, k), 27.6), "capped"],
      [(z: number[], k: number) => -stable(z, k), "minus forgotten"],
      [(z: number[], k: number) => stable(z, k) - Math.max(...z), "largest not added back"],
      [(z: number[], k: number) => stable(z, k) + Math.max(...z), "largest added twice"],
      [(z: number[], k: number) => Math.exp(-stable(z, k)), "the probability"],
      [(z: number[], k: number) => stable(z, k) / Math.log(10), "logarithm to base 10"],
      [(z: number[]) => stable(z, 0), "always the first class"],
      [(z: number[], k: number) => stable(z, k) / z.length, "divided by the classes"],
      [(z: number[], k: number) => -Math.log(sigmoid(z[k]!)), "a sigmoid"],
      [() => [1, 2], "no number"],
      [() => 7, "otherwise"],
      [3, "unreadable"],
    ],
    harmless: ["transposed"],
  },
  "E2.8": {
    starter: 0,
    right: [-1, -0.5, -20],
    wrong: [
      [1, "wrong sign"],
      [-0.4, "too weak"],
      ["-1", "unreadable"],
    ],
    harmless: ["twice as large", "half as large", "one too few", "ten times as large"],
  },
  "E2.9": {
    starter: () => 0,
    right: [
      (a: number, b: number) => a * b,
      (a: number, b: number) => Math.abs(a - b) - Math.abs(a + b),
      (a: number, b: number) => (a > 0 === b > 0 ? 1 : 0),
    ],
    wrong: [
      [() => Number.NaN, "no number"],
      [(a: number) => Math.log(a), "no number"],
      [() => 5, "constant"],
      [(a: number, b: number) => 2 * a - 3 * b + 1, "straight"],
      [(a: number, b: number) => a * a + b * b, "squares"],
      [(a: number, b: number) => a * a * a + b, "otherwise"],
      [(a: number, b: number) => (a + b) * (a + b), "otherwise"],
      [7, "unreadable"],
    ],
    harmless: ["wrong sign", "twice as large", "half as large", "inputs swapped", "transposed"],
  },
  "E2.10": {
    starter: { threshold: 0.5, reason: "" },
    right: [
      { threshold: 1 / 20, reason: "B" },
      { reason: " b", threshold: 0.05 },
    ],
    wrong: [
      [{ threshold: 0.05, reason: "" }, "not signed"],
      [{ threshold: 0.05, reason: "A" }, "right for accuracy"],
      [{ threshold: 0.05, reason: "C" }, "right for safety"],
      [{ threshold: 0.05, reason: "D" }, "right for the software"],
      [{ threshold: 1 / 19, reason: "B" }, "odds"],
      [{ threshold: 0.95, reason: "B" }, "inverted"],
      [{ threshold: 5, reason: "B" }, "in percent"],
      [{ threshold: 0, reason: "C" }, "call everyone"],
      [{ threshold: 0.5, reason: "D" }, "the default"],
      [{ threshold: 19, reason: "B" }, "no probability"],
      [{ threshold: 0.2, reason: "B" }, "otherwise"],
      [{ threshold: 0.05, reason: "E" }, "unreadable"],
      [{ threshold: "0.05", reason: "B" }, "unreadable"],
      [0.05, "unreadable"],
      [undefined, "unreadable"],
    ],
  },
};

tryExercises(2, cases);

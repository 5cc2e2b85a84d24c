import * as optim from "../../src/optim/index.js";
import { tensor } from "../../src/tensor/index.js";
import { type Cases, tryExercises } from "./exercise-cases.js";

const pull = (y: number, p: number) => 2 * (p - y) * p * (1 - p);

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

/** For each exercise: the starter, right answers written differently, and wrong ones with the reason they must be given. */
const cases: Record<string, Cases> = {
  "E2.2": {
    starter: 0,
    right: [0.5, 1 / 2, 2 - 1 - 0.5],
    wrong: [
      [1, "bias forgotten"],
      [1.5, "bias subtracted"],
      [2.5, "minus forgotten"],
      [-1.5, "inputs swapped"],
      [-0.5, "weights alone"],
      [0.622, "the answer p"],
      [7, "otherwise"],
      ["0.5", "unreadable"],
    ],
  },
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
  "E2.3": {
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
  "E2.7": {
    starter: "",
    right: ["sigmoid", "Sigmoid "],
    wrong: [
      ["softmax", "competing"],
      ["none", "no probability"],
      ["relu", "unreadable"],
    ],
  },
  "E2.4": {
    starter: () => [0, 0, 0],
    right: [
      (a: number, b: number, y: number, p: number) => [pull(y, p) * a, pull(y, p) * b, pull(y, p)],
      (a: number, b: number, y: number, p: number) => tensor([a, b, 1], { dtype: "float64" }).mul(pull(y, p)),
    ],
    wrong: [
      [(a: number, b: number, y: number, p: number) => [a, b, 1].map((x) => -pull(y, p) * x), "wrong sign"],
      [(a: number, b: number, y: number, p: number) => [a, b, 1].map((x) => 2 * (p - y) * x), "sigmoid forgotten"],
      [
        (a: number, b: number, y: number, p: number) => [a, b, 1].map((x) => (p - y) * x),
        "the slopes of cross-entropy",
      ],
      [
        (a: number, b: number, y: number, p: number) => [a, b, 1].map((x) => (pull(y, p) / 2) * x),
        "factor 2 forgotten",
      ],
      [(_a: number, _b: number, y: number, p: number) => [1, 1, 1].map((x) => pull(y, p) * x), "inputs forgotten"],
      [(a: number, b: number, y: number, p: number) => [b, a, 1].map((x) => pull(y, p) * x), "inputs swapped"],
      [(a: number, b: number, y: number, p: number) => [a, b, 0].map((x) => pull(y, p) * x), "bias with an input"],
      [(a: number, b: number, y: number, p: number) => [a, b, 1].map((x) => 3 * pull(y, p) * x), "otherwise"],
      [(a: number, b: number, y: number, p: number) => [pull(y, p) * a, pull(y, p) * b], "no triple"],
      [() => undefined, "no triple"],
      [[0, 0, 0], "unreadable"],
    ],
  },
  "E2.6": {
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
  "E2.5": {
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
};

tryExercises(2, cases);

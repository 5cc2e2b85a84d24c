import { camOf, convolved, normalised, poolSlopes, type Rows } from "../../src/course/05/exercises/plain.js";
import { scorer } from "../../src/course/05/scorer.js";
import { type Cases, tryExercises } from "./exercise-cases.js";

const asTensor = <T>(value: T) => ({ toArray: () => value });
type Norm = (x: number[], gamma: number, beta: number, running: [number, number], training: boolean) => unknown;
const norm: Norm = (...given) => normalised(...given)[0];
const average = (list: number[]) => list.reduce((a, b) => a + b, 0) / list.length;

/** For each exercise: the starter, right answers written differently, and wrong ones with the reason they must be given. */
const cases: Record<string, Cases> = {
  "E5.1": {
    starter: 0,
    right: [-3, 1 - 4],
    wrong: [
      [3, "sign"],
      [12, "weights forgotten"],
      [-4, "middle row doubled"],
      [7, "otherwise"],
      ["three", "unreadable"],
    ],
  },
  "E5.2": {
    starter: () => [],
    right: [
      (picture: Rows, kernel: Rows) => convolved(picture, kernel),
      (picture: Rows, kernel: Rows) => asTensor(convolved(picture, kernel)),
    ],
    wrong: [
      [() => 3, "no picture"],
      [(p: Rows, k: Rows) => convolved(p, k, { flipped: true }), "flipped"],
      [(p: Rows, k: Rows) => convolved(p, k).map((row) => row.map((v) => v / (k.length * k[0]!.length))), "averaged"],
      [(p: Rows, k: Rows) => convolved(p, k.map((row) => row.map(() => 1))), "weights forgotten"], // biome-ignore format: one line
      [(p: Rows) => p, "no picture"],
      [(p: Rows, k: Rows) => convolved(p, k).map((row) => row.map((v) => v + 1)), "otherwise"],
      [[[1]], "unreadable"],
    ],
  },
  "E5.3": {
    starter: 0,
    right: [1168, 16 * 72 + 16],
    wrong: [
      [1152, "biases forgotten"],
      [144, "one channel"],
      [160, "one channel"],
      [73, "one kernel"],
      [1160, "a bias for each channel in"],
      [9, "otherwise"],
      [null, "unreadable"],
    ],
  },
  "E5.4": {
    starter: (x: Rows) => x.map((row) => row.map(() => 0)),
    right: [(x: Rows, g: Rows) => poolSlopes(x, g), (x: Rows, g: Rows) => asTensor(poolSlopes(x, g))],
    wrong: [
      [() => [1], "no picture"],
      [(x: Rows, g: Rows) => poolSlopes(x, g, "all"), "to all"],
      [(x: Rows, g: Rows) => poolSlopes(x, g, "average"), "averaged"],
      [(x: Rows, g: Rows) => poolSlopes(x, g, "shared"), "ties counted twice"],
      [(x: Rows) => x, "otherwise"],
      [undefined, "unreadable"],
    ],
  },
  "E5.5": {
    starter: "",
    right: ["optimisation", " Optimisation "],
    wrong: [
      ["overfitting", "training loss"],
      ["parameters", "equal sizes"],
      ["magic", "unreadable"],
      [3, "unreadable"],
    ],
  },
  "E5.6": {
    starter: (x: number[]) => x,
    right: [norm, (...given: Parameters<Norm>) => asTensor(norm(...given))],
    wrong: [
      [() => 0, "no list"],
      [
        (...[x, gamma, beta, running, training]: Parameters<Norm>) =>
          normalised(x, gamma, beta, running, training, { alwaysBatch: true })[0],
        "always the batch",
      ],
      [(x: number[], g: number, b: number, r: [number, number]) => norm(x, g, b, r, false), "never the batch"],
      [
        (x: number[], _g: number, _b: number, r: [number, number], training: boolean) => norm(x, 1, 0, r, training),
        "γ and β forgotten",
      ],
      [
        (x: number[], gamma: number, beta: number, running: [number, number], training: boolean) => {
          const m = training ? average(x) : running[0];
          const v = training ? (average(x.map((a) => (a - m) * (a - m))) * x.length) / (x.length - 1) : running[1];
          return x.map((a) => (gamma * (a - m)) / Math.sqrt(v + 1e-5) + beta);
        },
        "n − 1",
      ],
      [(x: number[]) => x.map((v) => v + 1), "otherwise"],
      ["mean", "unreadable"],
    ],
  },
  "E5.7": {
    starter: (batch: number[]) => scorer().predict(batch),
    right: [
      (batch: number[]) => scorer().eval().predict(batch),
      (batch: number[]) => batch.map((patient) => scorer().eval().predict([patient])[0]),
    ],
    wrong: [
      [() => 1, "no list"],
      [(batch: number[]) => batch.map((patient) => scorer().predict([patient])[0]), "one at a time"],
      [(batch: number[]) => batch.map((patient) => (patient - 2) / 4), "by hand"],
      [(batch: number[]) => batch, "otherwise"],
      [[1, 2], "unreadable"],
    ],
  },
  "E5.8": {
    harmless: ["inputs swapped"], // a sum has no order
    starter: (x: number[]) => x,
    right: [
      (x: number[], branch: number[]) => branch.map((f, i) => Math.max(0, f + x[i]!)),
      (x: number[], branch: number[]) => asTensor(x.map((v, i) => (v + branch[i]! > 0 ? v + branch[i]! : 0))),
    ],
    wrong: [
      [() => 1, "no list"],
      [(_x: number[], branch: number[]) => branch.map((f) => Math.max(0, f)), "no shortcut"],
      [(x: number[], branch: number[]) => branch.map((f, i) => f + x[i]!), "no ReLU"],
      [(x: number[], branch: number[]) => branch.map((f, i) => Math.max(0, f) + x[i]!), "ReLU before the sum"],
      [(x: number[]) => x.map((v) => 2 * v), "otherwise"],
      [7, "unreadable"],
    ],
  },
  "E5.9": {
    starter: "",
    right: ["BDEF", "f, e, d, b"],
    wrong: [
      ["ABCDEF", "all of them"],
      ["ABDEF", "gives A"],
      ["BCDEF", "gives C"],
      ["DEF", "lacks B"],
      ["BEF", "lacks D"],
      ["BDF", "lacks E"],
      ["BDE", "lacks F"],
      ["X", "unreadable"],
    ],
  },
  "E5.10": {
    starter: (channels: Rows[]) => channels[0]!.map((row) => row.map(() => 0)),
    right: [(c: Rows[], s: Rows[]) => camOf(c, s), (c: Rows[], s: Rows[]) => asTensor(camOf(c, s))],
    wrong: [
      [() => [], "no map"],
      [(c: Rows[], s: Rows[]) => camOf(c, s, { cut: false }), "not cut off"],
      [(c: Rows[], s: Rows[]) => camOf(c, s, { weigh: (list) => 4 * average(list) }), "sum instead of mean"],
      [(c: Rows[], s: Rows[]) => camOf(c, s, { weigh: (list) => Math.max(...list) }), "largest slope"],
      [
        (c: Rows[], s: Rows[]) =>
          c[0]!.map((row, r) => row.map((_, k) => Math.max(0, c.reduce((sum, rows, i) => sum + rows[r]![k]! * s[i]![r]![k]!, 0)))), // biome-ignore format: one line
        "place by place",
      ],
      [(c: Rows[]) => c[0], "otherwise"],
      ["map", "unreadable"],
    ],
  },
  "E5.11": {
    starter: "",
    right: ["BDF", "f b d"],
    wrong: [
      ["ABCDEF", "all of them"],
      ["ABDF", "gives A"],
      ["BCDF", "gives C"],
      ["BDEF", "gives E"],
      ["DF", "lacks B"],
      ["BF", "lacks D"],
      ["BD", "lacks F"],
      [5, "unreadable"],
    ],
  },
};

tryExercises(5, cases);

import { type Tensor, tensor } from "../../src/index.js";
import { type Cases, tryExercises } from "./exercise-cases.js";

const most = (z: number[]) => Math.max(...z);
const total = (list: number[]) => list.reduce((a, b) => a + b, 0);
const loss = (z: number[], target: number) =>
  most(z) + Math.log(total(z.map((v) => Math.exp(v - most(z))))) - z[target]!;
const area = (scores: number[], ill: number[], tie = 0.5) => {
  let [won, pairs] = [0, 0];
  for (const [i, a] of scores.entries())
    for (const [k, b] of scores.entries()) {
      if (!(ill[i] === 1 && ill[k] === 0)) continue;
      pairs++;
      if (a > b) won++;
      if (a === b) won += tie;
    }
  return won / pairs;
};
/** The label that most of the k nearest have. */
const vote = (far: number[], labels: number[], k: number) => {
  const nearest = [...far.keys()].sort((a, b) => far[a]! - far[b]!).slice(0, k);
  const votes = new Map<number, number>();
  for (const i of nearest) votes.set(labels[i]!, (votes.get(labels[i]!) ?? 0) + 1);
  return [...votes].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
};
const neighbours = (p: number[][], r: number[][], y: number[], k: number, far: (d: number[]) => number) =>
  p.map((one) =>
    vote(
      r.map((b) => far(b.map((v, i) => v - one[i]!))),
      y,
      k,
    ),
  );
const byMatmul = (p: number[][], r: number[][], y: number[], k: number) => {
  const products = (tensor(p) as Tensor)
    .matmul((tensor(r) as Tensor).transpose(0, 1))
    .toArray() as unknown as number[][];
  const squares = r.map((b) => total(b.map((v) => v * v)));
  return products.map((row) =>
    vote(
      row.map((ab, j) => squares[j]! - 2 * ab),
      y,
      k,
    ),
  );
};
const surprise = (z: number[], y: number[]) => total(z.map((v, i) => Math.log(1 + Math.exp(y[i] ? -v : v)))) / z.length;
const coolest = (z: number[], y: number[], ts: number[], by: (v: number, t: number) => number) => {
  const losses = ts.map((t) =>
    surprise(
      z.map((v) => by(v, t)),
      y,
    ),
  );
  return ts[losses.indexOf(Math.min(...losses))]!;
};
const cut = (v: number) => Math.min(1, Math.max(0, v));
const mean = (list: number[]) => total(list) / list.length;
const spread = (list: number[]) => Math.sqrt(mean(list.map((v) => (v - mean(list)) * (v - mean(list)))));

/** For each exercise: the starter, right answers written differently, and wrong ones with the reason they must be given. */
const cases: Record<string, Cases> = {
  "E4.1": {
    starter: "",
    right: ["b", "B"],
    wrong: [
      ["a", "soft tissue"],
      ["c", "bone"],
      [3, "unreadable"],
    ],
  },
  "E4.2": {
    starter: "",
    right: ["low", "LOW"],
    wrong: [
      ["middle", "a habit"],
      ["high", "few alarms"],
    ],
  },
  "E4.3": {
    starter: 0,
    right: [51.35, 51],
    wrong: [
      [8.8, "a screening hall"],
      [95, "sensitivity"],
      [90, "specificity"],
      [9.5, "of all"],
      [0.5135, "a part"],
      [105.6, "the others"],
      [30, "otherwise"],
    ],
  },
  "E4.4": {
    starter: "",
    right: ["BDFH", "h, f, d, b"],
    wrong: [
      ["ABCDEFGH", "all of them"],
      ["ABDFH", "gives A"],
      ["BCDFH", "gives C"],
      ["BDEFH", "gives E"],
      ["BDFGH", "gives G"],
      ["DFH", "lacks B"],
      ["BFH", "lacks D"],
      ["BDH", "lacks F"],
      ["BDF", "lacks H"],
      ["XYZ", "unreadable"],
    ],
  },
  "E4.5": {
    starter: () => 0,
    harmless: ["transposed"],
    right: [
      loss,
      (z: number[], target: number) =>
        -Math.log(Math.exp(z[target]! - most(z)) / total(z.map((v) => Math.exp(v - most(z))))),
    ],
    wrong: [
      [(z: number[], t: number) => -Math.log(Math.exp(z[t]!) / total(z.map(Math.exp))), "overflows"],
      [(z: number[], t: number) => -loss(z, t), "sign"],
      [(z: number[], t: number) => Math.exp(-loss(z, t)), "a probability"],
      [(z: number[], t: number) => loss(z, t) - most(z), "taken out, not put back"],
      [(z: number[]) => z, "no number"],
      [() => 3, "otherwise"],
    ],
  },
  "E4.6": {
    starter: () => 0.5,
    harmless: ["transposed"],
    right: [
      (s: number[], y: number[]) => area(s, y),
      (s: number[], y: number[]) => {
        const pairs = s.flatMap((a, i) => s.filter((_, k) => y[i] === 1 && y[k] === 0).map((b) => [a, b] as const));
        return total(pairs.map(([a, b]) => (Math.sign(a - b) + 1) / 2)) / pairs.length;
      },
    ],
    wrong: [
      [(s: number[], y: number[]) => area(s, y, 0), "ties lost"],
      [(s: number[], y: number[]) => area(s, y, 1), "ties won"],
      [(s: number[], y: number[]) => 1 - area(s, y), "the wrong way round"],
      [() => [1], "no number"],
      [() => 0.7, "otherwise"],
    ],
  },
  "E4.7": {
    starter: (p: number[][]) => p.map(() => 0),
    right: [
      (p: number[][], r: number[][], y: number[], k: number) =>
        neighbours(p, r, y, k, (d) => total(d.map((v) => v * v))),
      byMatmul,
    ],
    wrong: [
      [
        (p: number[][], r: number[][], y: number[], k: number) =>
          p.map((one) =>
            vote(
              r.map((b) => -total(b.map((v, i) => v * one[i]!))),
              y,
              k,
            ),
          ),
        "the brightest",
      ],
      [
        (p: number[][], r: number[][], y: number[], k: number) =>
          neighbours(p, r, y, k, (d) => -total(d.map((v) => v * v))),
        "the farthest",
      ],
      [
        (p: number[][], r: number[][], y: number[]) => neighbours(p, r, y, 1, (d) => total(d.map((v) => v * v))),
        "no vote",
      ],
      [
        (p: number[][], r: number[][]) =>
          neighbours(
            p,
            r,
            r.map((_, i) => i),
            1,
            (d) => total(d.map((v) => v * v)),
          ),
        "the place",
      ],
      [() => 3, "no list"],
      [(p: number[][]) => p.map(() => 4), "otherwise"],
    ],
  },
  "E4.8": {
    starter: (x: number[]) => x,
    right: [
      (x: number[], g: number[], e: number) => x.map((v, k) => cut(v + e * Math.sign(g[k]!))),
      (x: number[], g: number[], e: number) => x.map((v, k) => cut(g[k]! > 0 ? v + e : g[k]! < 0 ? v - e : v)),
    ],
    wrong: [
      [(x: number[], g: number[], e: number) => x.map((v, k) => v + e * Math.sign(g[k]!)), "leaves the scale"],
      [(x: number[], g: number[], e: number) => x.map((v, k) => cut(v - e * Math.sign(g[k]!))), "helps the machine"],
      [(x: number[], g: number[], e: number) => x.map((v, k) => cut(v + e * g[k]!)), "slope instead of sign"],
      [() => 0, "no picture"],
      [(x: number[]) => x.map(() => 0.5), "otherwise"],
    ],
  },
  "E4.9": {
    starter: () => 1,
    harmless: ["transposed"],
    right: [
      (z: number[], y: number[], ts: number[]) => coolest(z, y, ts, (v, t) => v / t),
      (z: number[], y: number[], ts: number[]) =>
        [...ts].sort(
          (a, b) =>
            surprise(
              z.map((v) => v / a),
              y,
            ) -
            surprise(
              z.map((v) => v / b),
              y,
            ),
        )[0]!,
    ],
    wrong: [
      [(z: number[], y: number[], ts: number[]) => coolest(z, y, ts, (v, t) => v * t), "multiplied"],
      [
        (z: number[], y: number[], ts: number[]) =>
          [...ts].sort(
            (a, b) =>
              surprise(
                z.map((v) => v / b),
                y,
              ) -
              surprise(
                z.map((v) => v / a),
                y,
              ),
          )[0]!,
        "the most surprised",
      ],
      [
        (z: number[], y: number[], ts: number[]) => {
          const mistakes = ts.map((t) => z.filter((v, i) => Number(v / t >= 0) !== y[i]).length);
          return ts[mistakes.indexOf(Math.min(...mistakes))]!;
        },
        "counting mistakes",
      ],
      [
        (z: number[], y: number[], ts: number[]) =>
          coolest(
            z,
            y.map(() => 1),
            ts,
            (v, t) => v / t,
          ),
        "all called ill",
      ],
      [() => [1, 2], "no number"],
      [() => 3, "otherwise"],
    ],
  },
  "E4.10": {
    starter: (_: number[], test: number[]) => test.map((v) => (v - mean(test)) / spread(test)),
    right: [
      (train: number[], test: number[]) => test.map((v) => (v - mean(train)) / spread(train)),
      (train: number[], test: number[]) => {
        const [m, s] = [mean(train), spread(train)];
        return test.map((v) => v / s - m / s);
      },
    ],
    wrong: [
      [
        (train: number[], test: number[]) =>
          test.map((v) => (v - mean([...train, ...test])) / spread([...train, ...test])),
        "both piles",
      ],
      [(train: number[], test: number[]) => test.map((v) => (v - mean(train)) / spread(test)), "half of it"],
      [() => 1, "no list"],
      [(_: number[], test: number[]) => test, "otherwise"],
    ],
  },
};

tryExercises(4, cases);

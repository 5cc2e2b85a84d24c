import { type Cases, tryExercises } from "./exercise-cases.js";

type Rows = number[][];
const total = (list: number[]) => list.reduce((a, b) => a + b, 0);
const dot = (a: number[], b: number[]) => total(a.map((v, k) => v * b[k]!));
const soft = (scores: number[]) => {
  const powers = scores.map((s) => Math.exp(s - Math.max(...scores)));
  return powers.map((p) => p / total(powers));
};
const mean = (shares: number[], v: Rows) => v[0]!.map((_, c) => total(shares.map((s, j) => s * v[j]![c]!)));
/** Each query sees the keys up to `far` places ahead of its own. */
const attend = (q: Rows, k: Rows, v: Rows, far = 0, scale = 1 / Math.sqrt(q[0]!.length)) =>
  q.map((query, i) =>
    mean(soft(k.slice(0, i + 1 + far).map((key) => dot(query, key) * scale)), v.slice(0, i + 1 + far)),
  );
/** The same over all keys, the closed ones with −∞. */
const attendMasked = (q: Rows, k: Rows, v: Rows, closed = -Infinity) =>
  q.map((query, i) => mean(soft(k.map((key, j) => (j <= i ? dot(query, key) / Math.sqrt(query.length) : closed))), v));
const pieces = (x: Rows, heads: number) => {
  const width = x[0]!.length / heads;
  return Array.from({ length: heads }, (_, h) => x.map((row) => row.slice(h * width, (h + 1) * width)));
};
const turn = (x: number[], angle: (pair: number) => number) =>
  x.map((v, k) => {
    const t = angle(k >> 1);
    return k % 2 === 0 ? v * Math.cos(t) - x[k + 1]! * Math.sin(t) : x[k - 1]! * Math.sin(t) + v * Math.cos(t);
  });
const slow = (x: number[], pair: number) => Math.exp((-2 * pair * Math.log(10000)) / x.length);
type Cache = { keys: Rows; values: Rows };
const look = (q: number[], keys: Rows, values: Rows) =>
  mean(soft(keys.map((k) => dot(q, k) / Math.sqrt(q.length))), values);
const step = (q: number[], k: number[], v: number[], cache: Cache) => {
  const [keys, values] = [
    [...cache.keys, k],
    [...cache.values, v],
  ];
  return { output: look(q, keys, values), keys, values };
};
const norm = (x: number[]) => {
  const m = total(x) / x.length;
  const s = Math.sqrt(total(x.map((v) => (v - m) * (v - m))) / x.length + 1e-5);
  return x.map((v) => (v - m) / s);
};
const times = (w: Rows, x: number[]) => w.map((row) => dot(row, x));
const plus = (a: number[], b: number[]) => a.map((v, k) => v + b[k]!);
const grid = (n: number, open: (i: number, j: number) => boolean) =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => Number(open(i, j))));

/** For each exercise: the starter, right answers written differently, and wrong ones with the reason they must be given. */
const cases: Record<string, Cases> = {
  "E10.1": {
    starter: 0,
    right: [75, 75.03],
    wrong: [
      [25, "the other one"],
      [0.75, "a part"],
      [3, "how many times"],
      [100, "all of it"],
      [110, "the score"],
      [60, "otherwise"],
    ],
  },
  "E10.2": {
    starter: "",
    right: ["encoder", "ENCODER"],
    wrong: [
      ["decoder", "reads from the left"],
      ["both", "nothing is written"],
      [3, "unreadable"],
    ],
  },
  "E10.3": {
    starter: 0,
    right: [46.08, 46],
    wrong: [
      [46080, "bytes"],
      [23.04, "keys alone"],
      [138.24, "nine heads"],
      [1.536, "one layer"],
      [11.52, "numbers"],
      [45, "another kilobyte"],
      [80, "otherwise"],
    ],
  },
  "E10.4": {
    starter: "",
    right: ["BDFG", "g, f, d, b"],
    wrong: [
      ["ABCDEFGH", "all of them"],
      ["ABDFG", "gives A"],
      ["BCDFG", "gives C"],
      ["BDEFG", "gives E"],
      ["BDFGH", "gives H"],
      ["DFG", "lacks B"],
      ["BFG", "lacks D"],
      ["BDG", "lacks F"],
      ["BDF", "lacks G"],
      ["XYZ", "unreadable"],
    ],
  },
  "E10.5": {
    starter: (_q: Rows, _k: Rows, v: Rows) => v,
    right: [(q: Rows, k: Rows, v: Rows) => attend(q, k, v), (q: Rows, k: Rows, v: Rows) => attendMasked(q, k, v)],
    wrong: [
      [(q: Rows, k: Rows, v: Rows) => attend(q, k, v, 9), "no mask"],
      [(q: Rows, k: Rows, v: Rows) => attend(q, k, v, 1), "one too far"],
      [(q: Rows, k: Rows, v: Rows) => attend(q, k, v, 0, 1), "no root"],
      [(q: Rows, k: Rows, v: Rows) => attend(q, k, v, 0, 1 / q[0]!.length), "width instead of root"],
      [(q: Rows, k: Rows, v: Rows) => attendMasked(q, k, v, 0), "masked by zeros"],
      [(q: Rows, k: Rows, v: Rows) => attend(k, q, v), "queries and keys swapped"],
      [() => 3, "no rows"],
      [(_q: Rows, _k: Rows, v: Rows) => v.map((row) => row.map(() => 0)), "otherwise"],
    ],
  },
  "E10.6": {
    starter: (x: Rows) => [x],
    right: [
      pieces,
      (x: Rows, heads: number) =>
        Array.from({ length: heads }, (_, h) =>
          x.map((row) => row.filter((_, k) => Math.floor((k * heads) / row.length) === h)),
        ),
    ],
    wrong: [
      [
        (x: Rows, heads: number) =>
          Array.from({ length: heads }, (_, h) => x.map((row) => row.filter((_, k) => k % heads === h))),
        "every third",
      ],
      [(x: Rows, heads: number) => x.map((row) => pieces([row], heads).map((one) => one[0]!)), "places first"],
      [() => 1, "no heads"],
      [(x: Rows, heads: number) => pieces(x, heads).map((head) => head.map((row) => row.map(() => 0))), "otherwise"],
    ],
  },
  "E10.7": {
    starter: (x: number[]) => x,
    right: [
      (x: number[], p: number) => turn(x, (i) => p * slow(x, i)),
      (x: number[], p: number) => turn(x, (i) => p / 10000 ** ((2 * i) / x.length)),
    ],
    wrong: [
      [(x: number[], p: number) => turn(x, (i) => -p * slow(x, i)), "the other way"],
      [(x: number[], p: number) => turn(x, () => p), "one angle"],
      [(x: number[], p: number) => turn(x, (i) => p * Math.sqrt(slow(x, i))), "half the exponent"],
      [() => 2, "no list"],
      [(x: number[]) => x.map(() => 1), "otherwise"],
    ],
  },
  "E10.8": {
    starter: (_q: number[], _k: number[], v: number[], { keys, values }: Cache) => ({ output: v, keys, values }),
    harmless: ["transposed"],
    right: [
      step,
      (q: number[], k: number[], v: number[], cache: Cache) => {
        const keys = cache.keys.concat([k]);
        const values = cache.values.concat([v]);
        return { output: look(q, keys, values), keys, values };
      },
    ],
    wrong: [
      [
        (q: number[], k: number[], v: number[], cache: Cache) => ({
          output: cache.keys.length ? look(q, cache.keys, cache.values) : v,
          keys: [...cache.keys, k],
          values: [...cache.values, v],
        }),
        "not itself",
      ],
      [
        (q: number[], k: number[], v: number[], cache: Cache) => ({
          output: look(q, [k, ...cache.keys], [v, ...cache.values]),
          keys: [k, ...cache.keys],
          values: [v, ...cache.values],
        }),
        "in front",
      ],
      [() => 1, "no record"],
      [
        (q: number[], k: number[], v: number[], cache: Cache) => ({ ...step(q, k, v, cache), output: v.map(() => 0) }),
        "otherwise",
      ],
    ],
  },
  "E10.9": {
    starter: (x: number[]) => x,
    right: [
      (x: number[], w: Rows) => plus(x, times(w, norm(x))),
      (x: number[], w: Rows) => {
        const n = norm(x);
        return x.map((v, k) => v + dot(w[k]!, n));
      },
    ],
    wrong: [
      [(x: number[], w: Rows) => times(w, norm(x)), "nothing kept"],
      [(x: number[], w: Rows) => plus(x, times(w, x)), "not standardised"],
      [(x: number[], w: Rows) => norm(plus(x, times(w, x))), "norm at the end"],
      [(x: number[], w: Rows) => plus(norm(x), times(w, norm(x))), "a standardised stream"],
      [() => 2, "no list"],
      [(x: number[]) => x.map(() => 0), "otherwise"],
    ],
  },
  "E10.10": {
    starter: (n: number) => grid(n, (i, j) => j <= i + 1),
    right: [
      (n: number) => grid(n, (i, j) => j <= i),
      (n: number) => Array.from({ length: n }, (_, i) => [...Array(i + 1).fill(1), ...Array(n - i - 1).fill(0)]),
    ],
    wrong: [
      [(n: number) => grid(n, (i, j) => j < i), "not itself"],
      [(n: number) => grid(n, (i, j) => j >= i), "the future"],
      [(n: number) => grid(n, () => true), "all open"],
      [() => 1, "no grid"],
      [(n: number) => grid(n, () => false), "otherwise"],
    ],
  },
};

tryExercises(10, cases);

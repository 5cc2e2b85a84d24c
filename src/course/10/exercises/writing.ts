/** Lecture 10, what builders write: attention with its mask, heads, rotary positions, a cache, a step of the block; a broken twin. */
import { cos, exp, sin } from "../../../kernels/math.js";
import { formula } from "../../../lesson/formula.js";

type Row = readonly number[];
type Rows = readonly Row[];

const sum = (list: Row): number => list.reduce((a, b) => a + b, 0);
const dot = (a: Row, b: Row): number => sum(a.map((v, k) => v * b[k]!));
const shares = (scores: Row): number[] => {
  const most = Math.max(...scores);
  const powers = scores.map((score) => exp(score - most));
  return powers.map((power) => power / sum(powers));
};
/** Rows of `values`, averaged with some weights. */
const mixed = (weights: Row, values: Rows): number[] =>
  values[0]!.map((_, k) => sum(weights.map((weight, j) => weight * values[j]![k]!)));

/** Row i looks at the rows for which `open` says so. */
const attend = (q: Rows, k: Rows, v: Rows, open: (i: number, j: number) => boolean, scale: number): number[][] =>
  q.map((query, i) => {
    const seen = k.flatMap((_, j) => (open(i, j) ? [j] : []));
    const weights = shares(seen.map((j) => dot(query, k[j]!) * scale));
    return mixed(
      weights,
      seen.map((j) => v[j]!),
    );
  });
const root = (q: Rows): number => 1 / Math.sqrt(q[0]!.length);
const past = (i: number, j: number) => j <= i;

const [q3, k3, v3] = [
  [
    [1, 0, 2, 1],
    [0, 3, -1, 0.5],
    [2, 1, 0, -1],
  ],
  [
    [1, 1, 0, 0],
    [0, 2, 1, 1],
    [-1, 0, 1, 2],
  ],
  [
    [1, 0],
    [0, 5],
    [-2, 3],
  ],
] as [number[][], number[][], number[][]];
type Three = [q: number[][], k: number[][], v: number[][]];

/** Attention with a causal mask. */
export const causalAttention = formula<Three>({
  id: "E10.5",
  title: "Attention with a causal mask",
  signature: "(q, k, v) => a row for each query",
  probes: [
    [q3, k3, v3],
    [[[1, 2]], [[0.5, -1]], [[7, 8, 9]]],
  ],
  starter: (_q, _k, v) => v,
  begin:
    "the function returns the values unmixed. For each query compute scores with the keys up to its own place first.",
  truth: (q, k, v) => attend(q, k, v, past, root(q)),
  right: "this is the whole of it: scores, softmax over what may be seen, and a mean of values.",
  form: ["no rows", "the function must return a list with one row of numbers for each query."],
  slips: [
    [
      (q, k, v) => attend(q, k, v, () => true, root(q)),
      "no mask",
      "every query looks at all keys, also at those to come.",
    ],
    [
      (q, k, v) => attend(q, k, v, (i, j) => j <= i + 1, root(q)),
      "one too far",
      "each place sees one place too far: that is the leak of this lecture.",
    ],
    [
      (q, k, v) => attend(q, k, v, past, 1),
      "no root",
      "the scores are not divided by the root of the width of a query.",
    ],
    [
      (q, k, v) => attend(q, k, v, past, 1 / q[0]!.length),
      "width instead of root",
      "the scores are divided by the width of a query. Divide by its root.",
    ],
    [
      (q, k, v) =>
        q.map((query, i) => {
          const weights = shares(k.map((key, j) => (j <= i ? dot(query, key) * root(q) : 0)));
          return mixed(weights, v);
        }),
      "masked by zeros",
      "a score of 0 is not closed: e⁰ is 1. Leave those places out, or give them a score of −Infinity.",
    ],
    [(q, k, v) => attend(k, q, v, past, root(q)), "queries and keys swapped", "queries and keys are swapped."],
  ],
  otherwise: "the first query sees the first key only, so the first row must be the first value, unchanged.",
  hints: [
    "For query i: scores with keys 0 … i, each divided by √(q[0].length), then softmax, then the mean of values 0 … i.",
    "`const scores = k.slice(0, i + 1).map((key) => dot(query, key) / Math.sqrt(query.length));`",
  ],
  writes: true,
});

const heads = (x: Rows, many: number, at: (head: number, k: number, width: number) => number): number[][][] => {
  const width = x[0]!.length / many;
  return Array.from({ length: many }, (_, head) =>
    x.map((row) => Array.from({ length: width }, (_, k) => row[at(head, k, width)]!)),
  );
};

/** Features into heads. */
export const intoHeads = formula<[x: number[][], heads: number]>({
  id: "E10.6",
  title: "Features into heads",
  signature: "(x, heads) => for each head, a row for each place",
  probes: [
    [
      [
        [1, 2, 3, 4, 5, 6],
        [7, 8, 9, 10, 11, 12],
        [0, -1, -2, -3, -4, -5],
      ],
      3,
    ],
    [
      [
        [1, 2, 3, 4],
        [5, 6, 7, 8],
      ],
      2,
    ],
  ],
  starter: (x) => [x],
  begin: "the function gives one head with all features. Cut each row into as many pieces as there are heads.",
  truth: (x, many) => heads(x, many, (head, k, width) => head * width + k),
  right: "that is all of 'multi-head': one matrix, read as several narrower ones. No number was computed.",
  form: ["no heads", "the function must return a list with one entry for each head, each with a row for each place."],
  slips: [
    [
      (x, many) => heads(x, many, (head, k) => k * many + head),
      "every third",
      "each head got every third feature (for three heads). A head gets neighbours: the first head the first piece of each row.",
    ],
    [
      (x, many) => x.map((row) => heads([row], many, (head, k, width) => head * width + k).map((piece) => piece[0]!)),
      "places first",
      "the pieces are right, but the places come first. The heads come first: for each head, a row for each place.",
    ],
  ],
  otherwise: "with two heads the row [1, 2, 3, 4] gives [1, 2] to the first head and [3, 4] to the second.",
  hints: [
    "The width of a head is x[0].length / heads; head h gets row.slice(h · width, (h + 1) · width).",
    "`Array.from({ length: heads }, (_, h) => x.map((row) => row.slice(h * width, (h + 1) * width)))`",
  ],
  writes: true,
});

/** Pairs (2i, 2i + 1), turned by angles that depend on i. */
const turned = (x: Row, angle: (i: number) => number): number[] =>
  x.map((value, k) => {
    const i = k >> 1;
    const [c, s] = [cos(angle(i)), sin(angle(i))];
    return k % 2 === 0 ? value * c - x[k + 1]! * s : x[k - 1]! * s + value * c;
  });
const speed = (x: Row, i: number): number => exp((-2 * i * 9.210340371976184) / x.length); // 10000^(−2i/d)

/** Rotary positions. */
export const rotaryPosition = formula<[x: number[], position: number]>({
  id: "E10.7",
  title: "Rotary positions",
  signature: "(x, position) => x, turned",
  probes: [
    [[1, 0, 1, 0], 1],
    [[1, 2, -1, 0.5], 3],
    [[0.2, 0.4, 0.6, 0.8, 1, 1.2], 7],
    [[3, 1], 0],
  ],
  starter: (x) => x,
  begin: "the function returns x as it came. Turn each pair of neighbours (0 and 1, 2 and 3 …) by its own angle.",
  truth: (x, position) => turned(x, (i) => position * speed(x, i)),
  right:
    "the product of a query and a key that were turned in this way depends on how far apart they are, and not on where they are.",
  form: ["no list", "the function must return a list as long as x."],
  slips: [
    [
      (x, position) => turned(x, (i) => -position * speed(x, i)),
      "the other way",
      "the pairs are turned the other way round: (a, b) becomes (a cos − b sin, a sin + b cos).",
    ],
    [
      (x, position) => turned(x, () => position),
      "one angle",
      "all pairs are turned by the same angle. Pair i turns by position / 10000^(2i/d), so later pairs turn more slowly.",
    ],
    [
      (x, position) => turned(x, (i) => position * exp((-i * 9.210340371976184) / x.length)),
      "half the exponent",
      "the exponent is 2i/d for pair i, not i/d.",
    ],
  ],
  otherwise: "at position 0 nothing is turned; at position 1 the pair (1, 0) becomes (cos 1, sin 1).",
  hints: [
    "For pair i: angle = position / 10000 ** (2 * i / x.length).",
    "`[a * Math.cos(t) - b * Math.sin(t), a * Math.sin(t) + b * Math.cos(t)]`",
  ],
  writes: true,
});

type Step = [query: number[], key: number[], value: number[], cache: { keys: number[][]; values: number[][] }];
const lookedUp = (query: Row, keys: Rows, values: Rows): number[] =>
  mixed(shares(keys.map((one) => dot(query, one) / Math.sqrt(query.length))), values);

/** One step with a cache. */
export const cachedStep = formula<Step>({
  id: "E10.8",
  title: "One step with a cache",
  signature: "(query, key, value, cache) => { output, keys, values }",
  probes: [
    [[1, 2], [0.5, 1], [3, -3], { keys: [[1, 0], [0, 1]], values: [[1, 1], [2, 0]] }],
    [[1, 0, 0, 1], [1, 1, 1, 1], [5, 6], { keys: [], values: [] }],
  ], // biome-ignore format: small matrices
  starter: (_query, _key, value, { keys, values }) => ({ output: value, keys, values }),
  begin:
    "the function looks at nothing and keeps nothing. Add the key and the value to the cache, then look at all of it.",
  truth: (query, key, value, cache) => {
    const [keys, values] = [
      [...cache.keys, key],
      [...cache.values, value],
    ];
    return { output: lookedUp(query, keys, values), keys, values };
  },
  right:
    "no mask is needed: what comes later is not in the cache yet. That is why a machine that writes needs only one row.",
  form: ["no record", "the function must return { output, keys, values }, with lists in the right lengths."],
  slips: [
    [
      (query, key, value, cache) => ({
        output: cache.keys.length ? lookedUp(query, cache.keys, cache.values) : value,
        keys: [...cache.keys, key],
        values: [...cache.values, value],
      }),
      "not itself",
      "the new token looks at those before it, but not at itself. Add first, then look.",
    ],
    [
      (query, key, value, cache) => ({
        output: lookedUp(query, [key, ...cache.keys], [value, ...cache.values]),
        keys: [key, ...cache.keys],
        values: [value, ...cache.values],
      }),
      "in front",
      "the new key and value were put in front. The order of the cache is the order of the text: put them behind.",
    ],
  ],
  otherwise: "with an empty cache the output is the value itself, and the cache then holds one key and one value.",
  hints: [
    "keys = [...cache.keys, key], the same for values, then attention of one query over all of them.",
    "`const scores = keys.map((k) => dot(query, k) / Math.sqrt(query.length));`",
  ],
  writes: true,
});

const normed = (x: Row, eps = 1e-5): number[] => {
  const mean = sum(x) / x.length;
  const variance = sum(x.map((v) => (v - mean) * (v - mean))) / x.length;
  return x.map((v) => (v - mean) / Math.sqrt(variance + eps));
};
const times = (matrix: Rows, x: Row): number[] => matrix.map((row) => dot(row, x));
const plus = (a: Row, b: Row): number[] => a.map((v, k) => v + b[k]!);

/** x + W·norm(x). */
export const streamStep = formula<[x: number[], weight: number[][]]>({
  id: "E10.9",
  title: "One step along the stream",
  signature: "(x, weight) => x + weight · norm(x)",
  probes: [
    [[1, 2, 6], [[1, 0, 0], [0, 2, 1], [1, 1, -1]]],
    [[-3, 5], [[0.5, 1], [2, -1]]],
  ], // biome-ignore format: small matrices
  starter: (x) => x,
  begin: "the function returns x as it came. Standardise x, multiply with the matrix, and add the result to x.",
  truth: (x, weight) => plus(x, times(weight, normed(x))),
  within: 1e-4,
  right:
    "the layer reads a standardised copy and adds to the original. With a matrix of zeros the stream runs through untouched.",
  form: ["no list", "the function must return a list as long as x."],
  slips: [
    [
      (x, weight) => times(weight, normed(x)),
      "nothing kept",
      "the result replaces x. Add it to x: otherwise each layer begins from nothing.",
    ],
    [
      (x, weight) => plus(x, times(weight, x)),
      "not standardised",
      "x goes into the matrix as it is. Standardise it first.",
    ],
    [
      (x, weight) => normed(plus(x, times(weight, x))),
      "norm at the end",
      "that is the order of 2017, the norm after the sum. Here the norm stands before the matrix.",
    ],
    [
      (x, weight) => plus(normed(x), times(weight, normed(x))),
      "a standardised stream",
      "the copy is standardised, the stream itself is not: add to x.",
    ],
  ],
  otherwise: "the mean of [1, 2, 6] is 3 and the variance 14/3, so norm(x) begins with −0.926.",
  hints: [
    "mean, then variance (divide by the number of entries), then (v − mean) / √(variance + 0.00001).",
    "`x.map((v, k) => v + weight[k].reduce((s, w, j) => s + w * n[j], 0))`",
  ],
  writes: true,
});

/** The broken twin: a mask that opens one place too many. */
export const leakyMask = formula<[length: number]>({
  id: "E10.10",
  title: "Find the bug: the mask",
  signature: "(length) => rows of 1 (may look) and 0",
  probes: [[1], [3], [5]],
  starter: (length) => Array.from({ length }, (_, i) => Array.from({ length }, (_, j) => Number(j <= i + 1))),
  begin:
    "this is the mask as it was found. With it, each place sees one place to its right, and that is the token to be predicted.",
  truth: (length) => Array.from({ length }, (_, i) => Array.from({ length }, (_, j) => Number(j <= i))),
  right:
    "row i is asked for token i + 1, so it may see tokens 0 to i. One character in the code, and a loss that looked like a breakthrough.",
  form: ["no grid", "the function must return as many rows as the length says, each with as many entries."],
  slips: [
    [
      (length) => Array.from({ length }, (_, i) => Array.from({ length }, (_, j) => Number(j < i))),
      "not itself",
      "now a place does not see its own token. It may: asked is the next one.",
    ],
    [
      (length) => Array.from({ length }, (_, i) => Array.from({ length }, (_, j) => Number(j >= i))),
      "the future",
      "now each place sees the future alone.",
    ],
    [
      (length) => Array.from({ length }, () => Array.from({ length }, () => 1)),
      "all open",
      "now every place sees everything.",
    ],
  ],
  otherwise: "for a length of 3 the rows are 1 0 0, 1 1 0 and 1 1 1.",
  twin: true,
  hints: ["Which tokens has a reader seen who is asked for the token after place i?", "j <= i"],
});

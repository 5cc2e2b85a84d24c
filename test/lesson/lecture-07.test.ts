import { type Cases, tryExercises } from "./exercise-cases.js";

const total = (list: number[]) => list.reduce((a, b) => a + b, 0);

/** Byte-pair encoding with one thing done differently. */
const encode =
  ({ join = true, last = false, once = false, lose = false } = {}) =>
  (words: number[][], next: number, merges: number): number[][] => {
    let lists = once ? [...new Map(words.map((word) => [word.join(), word])).values()] : words;
    const done: number[][] = [];
    while (done.length < merges) {
      const counts = new Map<number, number>();
      for (const list of lists)
        list.slice(1).forEach((b, i) => {
          const pair = 1000 * list[i]! + b;
          counts.set(pair, (counts.get(pair) ?? 0) + 1);
        });
      const most = Math.max(...counts.values());
      const best = [...counts.keys()].filter((pair) => counts.get(pair) === most).sort((a, b) => a - b);
      if (best.length === 0) break;
      const pair = last ? best.at(-1)! : best[0]!;
      const [a, b] = [Math.floor(pair / 1000), pair % 1000];
      const made = next + done.length;
      done.push([a, b]);
      if (lose) lists = lists.map((list) => list.filter((one, i) => !(one === a && list[i + 1] === b)));
      else if (join)
        lists = lists.map((list) => {
          const out = [...list];
          for (let i = 0; i < out.length; i++) if (out[i] === a && out[i + 1] === b) out.splice(i, 2, made);
          return out;
        });
    }
    return done;
  };

const mixed = (counts: number[], below: number[], T: number) => {
  const C = total(counts);
  return counts.map((c, i) => (c + T * below[i]!) / (C + T));
};
const came = (counts: number[]) => counts.filter((c) => c > 0).length;

const nucleus = (
  p: number[],
  enough: (sum: number) => boolean,
  order = [...p.keys()].sort((a, b) => p[b]! - p[a]!),
) => {
  let sum = 0;
  const kept: number[] = [];
  for (const i of order) {
    kept.push(i);
    sum += p[i]!;
    if (enough(sum)) break;
  }
  return p.map((v, i) => (kept.includes(i) ? v / sum : 0));
};

const dot = (a: number[], b: number[]) => total(a.map((v, i) => v * b[i]!));
const cost = (z: number) => Math.log(1 + Math.exp(-z));

const unigram = (counted: string, judged: string, kinds: string) => {
  const size = new Set(kinds).size;
  const times = (one: string) => counted.split(one).length - 1;
  return total([...judged].map((one) => -Math.log((times(one) + 1) / (counted.length + size)))) / judged.length;
};

/** For each exercise: the starter, right answers written differently, and wrong ones with the reason they must be given. */
const cases: Record<string, Cases> = {
  "E7.1": {
    starter: 0,
    right: [16, 8000 / (2000 / 4)],
    wrong: [
      [4, "characters for tokens"],
      [1, "multiplied"],
      [500, "one report"],
      [64, "twice"],
      [32000, "all characters"],
      [7, "otherwise"],
    ],
  },
  "E7.2": {
    starter: "",
    right: ["b", "B"],
    wrong: [
      ["a", "hopes for logic"],
      ["c", "distrust"],
    ],
  },
  "E7.3": {
    starter: 0,
    right: [4, Math.cbrt(64)],
    wrong: [
      [14 / 3, "ordinary mean"],
      [64, "all together"],
      [3.43, "mean probability"],
      [1.386, "nats"],
      [2, "bits"],
      [5, "otherwise"],
    ],
  },
  "E7.4": {
    starter: "",
    right: ["BDEG", "g, e, d, b"],
    wrong: [
      ["ABCDEFGH", "all of them"],
      ["ABDEG", "gives A"],
      ["BCDEG", "gives C"],
      ["BDEFG", "gives F"],
      ["BDEGH", "gives H"],
      ["DEG", "lacks B"],
      ["BEG", "lacks D"],
      ["BDG", "lacks E"],
      ["BDE", "lacks G"],
    ],
  },
  "E7.5": {
    starter: () => [],
    right: [
      encode(),
      (words: number[][], next: number, merges: number) => encode()([...words].reverse(), next, merges),
    ],
    wrong: [
      [() => "no", "no list"],
      [encode({ lose: true }), "lost"],
      [encode({ join: false }), "never joined"],
      [encode({ last: true }), "the last of equals"],
      [encode({ once: true }), "words once"],
      [(_: number[][], __: number, merges: number) => Array.from({ length: merges }, () => [9, 9]), "otherwise"],
    ],
  },
  "E7.6": {
    starter: (_: number[], below: number[]) => below,
    right: [
      (counts: number[], below: number[]) => mixed(counts, below, came(counts)),
      (counts: number[], below: number[]) => {
        const share = came(counts) / (total(counts) + came(counts));
        return counts.map((c, i) => ((1 - share) * c) / total(counts) + share * below[i]!);
      },
    ],
    wrong: [
      [() => 0.5, "no list"],
      [(counts: number[]) => counts.map((c) => c / total(counts)), "counts alone"],
      [(counts: number[], below: number[]) => mixed(counts, below, counts.length), "all symbols"],
      [(counts: number[], below: number[]) => mixed(counts, below, total(counts)), "half and half"],
      [(counts: number[], below: number[]) => mixed(counts, below, 1), "one for all"],
      [(counts: number[]) => counts.map(() => 0.1), "otherwise"],
    ],
  },
  "E7.7": {
    starter: (p: number[]) => p,
    right: [
      (p: number[], top: number) => nucleus(p, (sum) => sum >= top),
      (p: number[], top: number) => {
        const sorted = [...p].sort((a, b) => b - a);
        let count = 0;
        for (let sum = 0; sum < top; count++) sum += sorted[count]!;
        const kept = total(sorted.slice(0, count));
        let left = count;
        return p.map((v) => (v >= sorted[count - 1]! && left-- > 0 ? v / kept : 0));
      },
    ],
    wrong: [
      [() => 1, "no list"],
      [
        (p: number[], top: number) => nucleus(p, (sum) => sum >= top).map((v, i) => (v > 0 ? p[i] : 0)),
        "no longer a distribution",
      ],
      [
        (p: number[], top: number) => {
          const kept = p.map((v) => (v >= 1 - top ? v : 0));
          return kept.map((v) => v / (total(kept) || 1));
        },
        "a threshold",
      ],
      [(p: number[], top: number) => nucleus(p, (sum) => sum >= top * top), "one too few"],
      [(p: number[], top: number) => nucleus(p, (sum) => sum >= top, [...p.keys()]), "not sorted"],
      [(p: number[]) => p.map(() => 0.25), "otherwise"],
    ],
  },
  "E7.8": {
    starter: () => [0, 0, 0],
    right: [
      (x: number, h: number, w: number, u: number) => {
        const s = Math.tanh(w * x + u * h);
        return [s, (1 - s * s) * u, (1 - s * s) * h];
      },
      (x: number, h: number, w: number, u: number) => {
        const z = w * x + u * h;
        const slope = 1 / Math.cosh(z) ** 2;
        return [Math.tanh(z), u * slope, h * slope];
      },
    ],
    wrong: [
      [() => 0, "no list"],
      [
        (x: number, h: number, w: number, u: number) => {
          const s = Math.tanh(w * x + u * h);
          return [s, (1 - s * s) * h, (1 - s * s) * u];
        },
        "swapped",
      ],
      [(x: number, h: number, w: number, u: number) => [Math.tanh(w * x + u * h), u, h], "without tanh"],
      [
        (x: number, h: number, w: number, u: number) => {
          const s = Math.tanh(w * x + u * h);
          return [s, (1 - s) * u, (1 - s) * h];
        },
        "not squared",
      ],
      [(x: number, h: number, w: number, u: number) => [w * x + u * h, u, h], "a line"],
      [() => [1, 1, 1], "otherwise"],
    ],
  },
  "E7.9": {
    harmless: ["transposed"],
    starter: () => 0,
    right: [
      (c: number[], n: number[], drawn: number[][]) => cost(dot(c, n)) + total(drawn.map((d) => cost(-dot(c, d)))),
      (c: number[], n: number[], drawn: number[][]) =>
        -total([dot(c, n), ...drawn.map((d) => -dot(c, d))].map((z) => Math.log(1 / (1 + Math.exp(-z))))),
    ],
    wrong: [
      [() => "no", "no number"],
      [(c: number[], n: number[]) => cost(dot(c, n)), "no negatives"],
      [
        (c: number[], n: number[], drawn: number[][]) => cost(dot(c, n)) + total(drawn.map((d) => cost(dot(c, d)))),
        "all pulled",
      ],
      [
        (c: number[], n: number[], drawn: number[][]) => -cost(dot(c, n)) - total(drawn.map((d) => cost(-dot(c, d)))),
        "sign",
      ],
      [
        (c: number[], n: number[], drawn: number[][]) => cost(dot(c, n)) + total(drawn.map((d) => cost(-dot(n, d)))),
        "wrong partner",
      ],
      [() => 1, "otherwise"],
    ],
  },
  "E7.10": {
    harmless: ["transposed"],
    starter: (train: string, test: string) => unigram(train + test, test, train + test),
    right: [
      (train: string, test: string) => unigram(train, test, train + test),
      (train: string, test: string) => unigram(train, [...test].reverse().join(""), test + train),
    ],
    wrong: [
      [() => "no", "no number"],
      [(train: string, test: string) => unigram(test, test, train + test), "test alone"],
      [(train: string) => unigram(train, train, train), "judged by training"],
      [(train: string, test: string) => -unigram(train, test, train + test), "sign"],
      [() => 1, "otherwise"],
    ],
  },
};

tryExercises(7, cases);
